"""Judges a character by a reader's rubric: the evidence for and against each criterion, ranked, with its passages.

`assess(story, who, rubric)` is what `storyglass assess FILE WHO --rubric FILE.toml` shows. There is no verdict without
a passage: a criterion of which the story shows nothing has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from math import log
from typing import Any, Literal, NamedTuple

from storyglass.outputs.knowing import person_called
from storyglass.outputs.passages import Pages, Passage
from storyglass.outputs.rubric import Criterion, Rubric, is_cue, stem, words_of
from storyglass.story import Assessment, Span, Story

Kind = Literal["judgement", "feeling", "line", "deed", "narration"]
Side = Literal["for", "against", "open"]
Finding = Literal["for", "against", "divided", "open"]

JUDGEMENT = 3.0
"""How much somebody's judgement by the same criterion weighs; a cue beside a verb or a noun of theirs weighs 1."""
BESIDE = 0.5
"""How much a cue weighs that only stands in a sentence which tells of them."""
ALIKE = 0.5
"""The part of an example sentence's words, by their rarity, that a sentence must share to count as like it."""
SHARED = 2
"""How many words these must be at least."""
CLEAR = 2.0
"""How many times the other side's weight one side must have for the answer to be clear."""
EVIDENCE = 8
"""Pieces of evidence that each side of a criterion keeps at most, the weightiest first."""
DENYING = frozenset("not n't n’t never no without lack neither nor hardly".split())
FUNCTION = frozenset("DET PRON ADP AUX CCONJ SCONJ PART PUNCT NUM SYM X".split())
"""Tags of words that say nothing of what a sentence is about."""
OPPOSITE: dict[Side, Side] = {"for": "against", "against": "for", "open": "open"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that counts for or against a criterion, what kind it is, whose words it is, and what it weighs."""

    kind: Kind
    weight: float
    by: list[str]
    cues: list[str]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Answer:
    """What a story shows of one criterion; `finding` is None where it shows nothing."""

    criterion: str
    question: str | None
    finding: Finding | None
    for_: list[Evidence]
    against: list[Evidence]
    open: list[Evidence]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain dicts, lists, strings and numbers."""
        return {key.rstrip("_"): value for key, value in asdict(self).items()}


class _Found(NamedTuple):
    side: Side
    evidence: Evidence


def assess(story: Story, who: str, rubric: Rubric) -> list[Answer]:
    """Judges somebody, called by name (in any case) or by the id of an entity, by each criterion in turn.

    Raises StoryError where nobody is called that.
    """
    court = _Court(story, person_called(story, who))
    return [court.answer(criterion) for criterion in rubric.criteria]


class _Court:
    """Finds the evidence about one character."""

    def __init__(self, story: Story, entity: str) -> None:
        self.story, self.entity, self.pages = story, entity, Pages(story)
        self.stems = [stem(lemma) for lemma in self.pages.lemma]
        self.sentences = sorted({self.pages.sentence(start) for start in self._told_of()})

    def _told_of(self) -> Iterator[int]:
        """Where the story tells of them: mentions and deeds."""
        entity = self.story.entity_by_id.get(self.entity)
        yield from (mention.start for mention in (entity.mentions if entity else []))
        yield from (event.start for event in self.story.events if self.entity in (event.agent, event.patient))

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How rare each stem is in the story, 0..1, by the sentences that hold it."""
        held = Counter[str]()
        for start, end in self.story.sentences:
            held.update({self.stems[word] for word in self.pages.words_in(start, end)})
        most = log(1 + len(self.story.sentences)) or 1.0
        return {one: log(1 + len(self.story.sentences) / count) / most for one, count in held.items()}

    def answer(self, criterion: Criterion) -> Answer:
        """What the story shows of a criterion."""
        cues: dict[str, Side] = {stem(word): "for" for word in words_of(criterion.name)}
        cues |= {stem(cue): "for" for cue in criterion.for_ if is_cue(cue) for cue in words_of(cue)}
        cues |= {stem(cue): "against" for cue in criterion.against if is_cue(cue) for cue in words_of(cue)}
        found = [*self._judgements(cues), *self._feelings(cues), *self._sentences(cues), *self._alike(criterion)]
        sides = {side: _ranked(one.evidence for one in found if one.side == side) for side in OPPOSITE}
        return Answer(
            criterion.name, criterion.question, _finding(sides), sides["for"], sides["against"], sides["open"]
        )

    def _judgements(self, cues: dict[str, Side]) -> Iterator[_Found]:
        """How others, the narrator and they themselves judge them by the criterion."""
        for row in self.story.assessments:
            hits = [one for one in map(stem, words_of(row.criterion)) if one in cues]
            if row.of != self.entity or not hits or not row.evidence:
                continue
            side = cues[hits[0]]
            side = "open" if row.verdict == "unclear" else OPPOSITE[side] if row.verdict == "lacks" else side
            for span in row.evidence:
                yield _Found(side, self._judgement(row, span))

    def _judgement(self, row: Assessment, span: Span) -> Evidence:
        by = [self.story.name_of(who) or "someone" for who in row.by]
        weight = JUDGEMENT * row.confidence
        return Evidence("judgement", round(weight, 2), by, [row.criterion], self.pages.passage(span))

    def _feelings(self, cues: dict[str, Side]) -> Iterator[_Found]:
        for row in self.story.feelings:
            side = cues.get(stem(row.feeling))
            if row.who == self.entity and side is not None and row.evidence:
                weight = round(row.strength * row.confidence, 2)
                yield _Found(side, Evidence("feeling", weight, [], [row.feeling], self.pages.passage(row.evidence[0])))

    def _sentences(self, cues: dict[str, Side]) -> Iterator[_Found]:
        """The sentences that tell of them with a cue in it."""
        for span in self.sentences:
            weight, hits, deed = Counter[Side](), dict[Side, list[str]](), False
            for word in self.pages.words_in(*span):
                side = cues.get(self.stems[word])
                share = self._theirs(word) if side is not None else 0.0
                if side is None or not share or self.story.words.upos[word] in FUNCTION:
                    continue
                side = OPPOSITE[side] if self._denied(word) else side
                weight[side] += share * (1 + self.rarity.get(self.stems[word], 0.0)) / 2  # type: ignore[assignment]
                hits.setdefault(side, []).append(self.pages.lemma[word])
                deed = deed or (self.story.words.upos[word] == "VERB" and share == 1.0)
            for side, lemmas in hits.items():
                yield _Found(side, self._sentence(span, weight[side], lemmas, deed))

    def _theirs(self, word: int) -> float:
        """How far a word tells of them: its subject, object or owner is they, is nobody known, or is somebody else."""
        pages, deprel, at = self.pages, self.story.words.deprel, word
        if deprel[word] == "amod" and pages.head[word] in pages.who:
            return 1.0 if pages.who[pages.head[word]] == self.entity else 0.0
        for _ in range(LONGEST_CHAIN):
            linked = [
                pages.who[c]
                for c in pages.below.get(at, [])
                if c in pages.who and (deprel[c] or "").split(":")[0] in LINKING
            ]
            if linked:
                return 1.0 if self.entity in linked else 0.0
            if pages.head[at] < 0 or deprel[at] not in ("conj", "xcomp", "obj", "obl", "amod", "advcl", "compound"):
                break
            at = pages.head[at]
        return BESIDE

    def _denied(self, word: int) -> bool:
        """Says whether a word, or the verb that it belongs to, is denied."""
        pages, deprel = self.pages, self.story.words.deprel
        at = [word]
        if deprel[word] in ("obj", "xcomp", "amod") and pages.head[word] >= 0:
            at.append(pages.head[word])
        below = [c for one in at for c in pages.below.get(one, [])]
        denying = any(pages.lemma[c] in DENYING and deprel[c] in ("advmod", "det", "case") for c in below)
        return denying or any(pages.lemma[one] == "lack" for one in at[1:])

    def _alike(self, criterion: Criterion) -> Iterator[_Found]:
        """The sentences that share most of their words with an example."""
        sides: tuple[tuple[Side, tuple[str, ...]], ...] = (("for", criterion.for_), ("against", criterion.against))
        examples = [
            (side, {stem(word): word for word in words_of(entry) if word.lower() not in LITTLE})
            for side, entries in sides
            for entry in entries
            if not is_cue(entry)
        ]
        for span in self.sentences if examples else []:
            held = {
                self.stems[word]
                for word in self.pages.words_in(*span)
                if self.story.words.upos[word] not in FUNCTION and self.pages.lemma[word] not in LITTLE
            }
            for side, example in examples:
                shared = [one for one in example if one in held]
                rare = {one: self.rarity.get(one, 1.0) for one in example}
                alike = sum(rare[one] for one in shared) / (sum(rare.values()) or 1.0)
                if len(shared) >= SHARED and alike >= ALIKE:
                    yield _Found(side, self._sentence(span, alike, [example[one] for one in shared], False))

    def _sentence(self, span: Span, weight: float, cues: list[str], deed: bool) -> Evidence:
        line = self.pages.line(span[0])
        kind: Kind = "deed" if deed else "narration"
        by = []
        if line is not None:
            kind, by = "line", [] if line.speaker is None else [self.story.name_of(line.speaker) or "someone"]
        return Evidence(kind, round(weight, 2), by, list(dict.fromkeys(cues)), self.pages.passage(span))


LINKING = frozenset({"nsubj", "obj", "iobj", "nmod"})
"""Relations of whom a word tells of to the word."""
LONGEST_CHAIN = 8
"""Links upwards at most from a cue to the verb whose subject it goes with."""
LITTLE = frozenset(
    """
    a an and are as at be been but by did do does for from had has have he her him his i if in is it its me my no not of
    on or our she so that the their them then there they this to up us was we were what when which who will with would
    you your
    """.split()
)
"""Words that no example sentence is about."""


def _ranked(found: Iterable[Evidence]) -> list[Evidence]:
    """The weightiest evidence; a passage that shows something in two ways counts once, as what weighs most."""
    best: dict[str, Evidence] = {}
    for one in sorted(found, key=lambda one: (-one.weight, one.passage.start)):
        kept = best.setdefault(one.passage.text + str(one.passage.percent), one)
        if kept is not one:
            cues = list(dict.fromkeys([*kept.cues, *one.cues]))
            best[one.passage.text + str(one.passage.percent)] = replace(kept, cues=cues)
    return list(best.values())[:EVIDENCE]


def _finding(sides: dict[Side, list[Evidence]]) -> Finding | None:
    """Which side the evidence is on; None where there is none."""
    speaking, denying = (sum(one.weight for one in sides[side]) for side in ("for", "against"))
    if not speaking and not denying:
        return "open" if sides["open"] else None
    if speaking >= CLEAR * denying:
        return "for"
    return "against" if denying >= CLEAR * speaking else "divided"
