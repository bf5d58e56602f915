"""Who does what to whom, verb by verb, in narration and in lines, by the sentence trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from storyglass.narrative.model import Narrative

DENYING = frozenset("not n't n’t never no hardly scarcely neither nor".split())
SUPPOSING = frozenset("would could should might may will shall 'll ’ll must can 'd ’d wo ca".split())
"""Auxiliaries of what is not told as a fact."""
CONDITIONS = frozenset("if unless whether".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb with the people in its clause, indices into `People.persons`.

    `obliques` are those behind a preposition (`kissed by`, `spoke to`), with it. `unreal` says that a modal verb or a
    condition keeps it from being told as a fact. `line` is the quotation part it is told in, -1 in narration; `scene`
    the scene, -1 outside of all.
    """

    word: int
    lemma: str
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    denied: bool
    unreal: bool
    line: int
    scene: int


def find_deeds(narrative: Narrative) -> list[Deed]:
    """Every verb that tells of people, in text order; none where nobody parsed the text."""
    return list(_deeds(narrative))


def _deeds(narrative: Narrative) -> Iterator[Deed]:
    page, tree = narrative.page, narrative.page.tree
    if not page.parsed:
        return
    for word, upos in enumerate(page.upos):
        if upos != "VERB" or page.paragraph[word] < 0:
            continue
        agents = narrative.persons_of(tree.agent_of(word, page.xpos[word]))
        patients = narrative.persons_of(tree.patient_of(word, page.xpos[word]))
        obliques = tuple(_obliques(narrative, word))
        if not (agents or patients or obliques):
            continue
        below = narrative.children.get(word, ())
        scene = narrative.scene_at(page.start[word])
        yield Deed(
            word=word,
            lemma=page.lemma[word],
            agents=agents,
            patients=patients,
            obliques=obliques,
            denied=any(page.lower[child] in DENYING for child in below),
            unreal=any(
                (page.lower[c] in SUPPOSING and page.upos[c] == "AUX") or page.lower[c] in CONDITIONS for c in below
            ),
            line=page.quotation[word],
            scene=-1 if scene is None else scene,
        )


def _obliques(narrative: Narrative, verb: int) -> Iterator[tuple[str, int]]:
    page = narrative.page
    for child in narrative.children_of(verb, "obl", "iobj", "obl:agent"):
        case = next((page.lower[c] for c in narrative.children_of(child, "case")), "to")
        for person in narrative.persons_of(child):
            yield case, person
