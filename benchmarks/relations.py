"""Bonds of whole novels against annotated relations between characters: what they are to each other, and how warmly."""

from __future__ import annotations

import csv
import html
import json
import lzma
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import storyglass
from benchmarks.places import Places
from benchmarks.results import Cell, Table
from storyglass import Story
from storyglass.story import Bond

WORKS = {
    "24_o_pioneers": "O Pioneers!",
    "550_silas_marner": "Silas Marner",
    "jane-austen_pride-and-prejudice": "Pride and Prejudice",
    "33_the_scarlet_letter": "The Scarlet Letter",
    "158_emma": "Emma",
    "sinclair-lewis_babbitt": "Babbitt",
}
"""Works whose text and relations are both given: the id of the text, and the title of the annotation."""
DEVELOPMENT_WORKS = frozenset(list(WORKS)[:4])
"""The works that were open to whoever wrote the rules."""
COUPLES = frozenset({"husband/wife", "lovers", "unrequited love interest"})
CATEGORY = {"family": "familial", "friend": "social", "hostile": "social", "professional": "professional"}
WARM, COLD = 0.53, 0.47
"""Warmth above and below which a bond is positive and negative."""
TITLES = frozenset("mr mrs miss dr sir lady reverend".split())


class Relation(NamedTuple):
    """One annotated pair with what the reading says of it; None where it says nothing."""

    category: str
    affinity: str
    told: str | None
    warmth: str | None


def relations(places: Places) -> list[Table]:
    """The category and the affinity of the listed pairs, all works together and each by itself."""
    annotated = _annotated(places.data / "character_relations" / "character_relation_annotations.tsv")
    found = {
        work: list(_found(storyglass.read_text(text), annotated[WORKS[work]])) for work, text in _texts(places.data)
    }
    apart = [row for work, rows in found.items() if work not in DEVELOPMENT_WORKS for row in rows]
    rows = [_row("**all works**", [row for rows in found.values() for row in rows]), _row("**kept apart**", apart)]
    protocol = (
        "The listed pairs of characters, each with what the bonds of `storyglass.read_text` say of it: family, social "
        "or professional, and positive, neutral or negative; macro F1 over the classes that occur. A romantic bond is "
        "right for every couple, married or not. A pair that is not found, or has no bond, is a miss."
    )
    columns = ["work", "pairs", "with a bond", "category macro F1", "affinity macro F1"]
    return [Table("Relations of characters", protocol, columns, rows + [_row(WORKS[w], r) for w, r in found.items()])]


def _annotated(path: Path) -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if "NR" not in (row["coarse_category"], row["affinity"]):
                rows.setdefault(html.unescape(row["title"]), []).append(row)
    return rows


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(data / "fiction" / "fiction.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if any(f'"{work}"' in line[:200] for work in WORKS) and (work := json.loads(line))["id"] in WORKS:
                yield work["id"], "\n\n".join(work["paragraphs"])


def _found(story: Story, rows: Sequence[dict[str, str]]) -> Iterator[Relation]:
    bonds = {frozenset(bond.pair): bond for bond in story.bonds}
    for row in rows:
        pair = {entity_of(story, row[f"character_{n}"]) for n in (1, 2)}
        bond = bonds.get(frozenset(who for who in pair if who is not None))
        yield Relation(row["coarse_category"], row["affinity"], told_category(bond, row), told_affinity(bond))


def told_category(bond: Bond | None, row: dict[str, str]) -> str | None:
    """The coarse category that a bond amounts to."""
    if bond is None:
        return None
    if bond.kind == "romantic":
        return row["coarse_category"] if row["fine_category"] in COUPLES else "social"
    return CATEGORY.get(bond.kind)


def told_affinity(bond: Bond | None) -> str | None:
    """The affinity that a bond amounts to."""
    if bond is None:
        return None
    return "positive" if bond.warmth > WARM else "negative" if bond.warmth < COLD else "neutral"


def entity_of(story: Story, name: str) -> str | None:
    """The member of the cast whose names have most in common with a name; titles that disagree are somebody else's."""
    wanted = _words(name)
    names = {entity.id: [*entity.names, entity.name or ""] for entity in story.entities}
    best: tuple[int, str | None] = (0, None)
    for member in story.cast:
        for form in map(_words, names[member.entity]):
            common = form & wanted
            at_odds = form & TITLES and wanted & TITLES and not form & wanted & TITLES
            if common - TITLES and not at_odds:
                best = max(best, (10 * len(common) - len(form ^ wanted), member.entity), key=lambda found: found[0])
    return best[1]


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-zé]+", name.lower()))


def _row(title: str, rows: Sequence[Relation]) -> list[Cell]:
    return [
        title,
        len(rows),
        sum(row.told is not None for row in rows),
        macro_f1([row.category for row in rows], [row.told for row in rows]),
        macro_f1([row.affinity for row in rows], [row.warmth for row in rows]),
    ]


def macro_f1(gold: Sequence[str], told: Sequence[str | None]) -> float | None:
    """The mean over the classes of `gold` of their F1; None where there is nothing."""
    scores = []
    for label in sorted(set(gold)):
        right = sum(one == label == other for one, other in zip(gold, told, strict=True))
        scores.append(2 * right / (gold.count(label) + list(told).count(label)))
    return round(sum(scores) / len(scores), 3) if scores else None
