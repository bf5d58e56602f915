"""A portrait of one character: what they do and say and feel, and what others say of them, each with its passages.

`portrait(story, who)` is what `storyglass portrait FILE WHO` shows. Nothing is added to what the story document holds:
every item cites the passages that show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from math import log, sqrt
from operator import attrgetter
from typing import Any

from storyglass.outputs.knowing import person_called
from storyglass.outputs.passages import Pages, Passage
from storyglass.story import Line, Mention, Span, Story

ITEMS = 12
"""Items of each kind that a portrait holds at most, the weightiest first."""
PASSAGES = 3
"""Passages that each item cites at most."""
LEAST_USES = 2
"""How often somebody must use a word for it to be typical of them."""
TYPICAL = 1.0
"""From how many standard deviations on a word is typical of a speaker."""
PRIOR = 10.0
"""How many words of everybody's talk are added to each side, so that what is rare weighs little."""

WANTS = frozenset("want need wish hope long yearn crave desire intend mean plan aim hunger ache dream".split())
FEARS = frozenset("fear dread worry fret".split())
AFRAID = frozenset("afraid scared frightened terrified worried fearful anxious".split())
COMMON = frozenset("be have do go get come say know think make take see look want let tell will can".split())
"""Lemmas that are everybody's."""
TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ", "PROPN"})
"""Tags of words that can be typical of somebody."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SHARING = frozenset({"conj", "xcomp"})
OBJECTS = frozenset({"obj", "xcomp", "ccomp", "obl", "advcl"})
"""Relations of what is wanted or feared to the word that says so."""
DENYING = frozenset("not n't never no".split())
LONGEST_CHAIN = 12
"""Links upwards at most from a wish to whose it is."""
LONGEST_WISH = 60
"""Words of a wish that are looked at, at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a portrait says: in a few words, how often or how much, and where it shows."""

    what: str
    weight: float
    passages: list[Passage]
    by: list[str] = field(default_factory=list)
    """Who says so, or who else it concerns, by name."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How somebody speaks: lines, their share of all lines, words to a line, the share of questions, typical words."""

    lines: int
    share: float
    words_per_line: float
    questions: float
    typical: list[Item]


@dataclass(frozen=True, slots=True)
class Portrait:
    """What a story shows of one character; every list has the weightiest items first."""

    entity: str
    name: str
    does: list[Item]
    done_to: list[Item]
    speech: Speech
    feels: list[Item]
    wants: list[Item]
    fears: list[Item]
    judged: list[Item]
    said_of: list[Item]
    bonds: list[Item]
    secrets: list[Item]

    def to_dict(self) -> dict[str, Any]:
        """The portrait as plain dicts, lists, strings and numbers."""
        return asdict(self)


def portrait(story: Story, who: str) -> Portrait:
    """Draws the portrait of somebody, called by name (in any case) or by the id of an entity.

    Raises StoryError where nobody is called that.
    """
    return _portrait(_Stock(story), person_called(story, who))


def portraits(story: Story, entities: Iterable[str]) -> list[Portrait]:
    """Draws the portraits of several entities; what they share is looked up once."""
    stock = _Stock(story)
    return [_portrait(stock, entity) for entity in entities]


def _portrait(stock: _Stock, entity: str) -> Portrait:
    painter = _Painter(stock, entity)
    return Portrait(
        entity=entity,
        name=painter.name(entity),
        does=painter.deeds(doer=True),
        done_to=painter.deeds(doer=False),
        speech=painter.speech(),
        feels=painter.feelings(),
        wants=painter.wishes(WANTS, frozenset()),
        fears=painter.wishes(FEARS, AFRAID),
        judged=painter.judgements(),
        said_of=painter.said_of(),
        bonds=painter.bonds(),
        secrets=painter.secrets(),
    )


class _Stock(Pages):
    """What all portraits of a story draw from, each looked up once."""

    @cached_property
    def said(self) -> dict[str | None, dict[str, list[Span]]]:
        """Where every speaker uses every telling lemma in their lines; the lines of nobody known are under None."""
        found: dict[str | None, dict[str, list[Span]]] = {}
        upos = self.story.words.upos
        for line in self.story.lines:
            own = found.setdefault(line.speaker, {})
            for word in self.words_in(line.start, line.end):
                lemma = self.lemma[word]
                if upos[word] in TELLING and lemma not in COMMON and lemma.isalpha():
                    own.setdefault(lemma, []).append((self.start[word], self.end[word]))
        return found

    @cached_property
    def spoken(self) -> Counter[str]:
        """How often each telling lemma is said by anybody."""
        counts: Counter[str] = Counter()
        for own in self.said.values():
            for lemma, spans in own.items():
                counts[lemma] += len(spans)
        return counts

    @cached_property
    def done(self) -> Counter[str]:
        """How often each verb of an event tells one."""
        return Counter(event.lemma for event in self.story.events)

    @cached_property
    def longing(self) -> list[int]:
        """The words that may say that somebody wants or fears."""
        asked = WANTS | FEARS | AFRAID
        return [word for word, lemma in enumerate(self.lemma) if lemma in asked]


class _Painter:
    """Finds the items of one character's portrait."""

    def __init__(self, stock: _Stock, entity: str) -> None:
        self.story, self.entity, self.pages = stock.story, entity, stock

    def name(self, entity: str) -> str:
        return self.story.name_of(entity) or "someone"

    def item(self, what: str, weight: float, spans: Iterable[Span], by: Sequence[str] = (), whole: bool = True) -> Item:
        cited = list(dict.fromkeys(spans))[:PASSAGES]
        return Item(what, round(weight, 2), [self.pages.passage(span, whole=whole) for span in cited], list(by))

    def deeds(self, *, doer: bool) -> list[Item]:
        """What they do, or what is done to them, by verb, the most frequent first; what everybody does weighs less."""
        spans: dict[str, list[Span]] = {}
        others: dict[str, Counter[str]] = {}
        for event in self.story.events:
            one, other = (event.agent, event.patient) if doer else (event.patient, event.agent)
            if one == self.entity:
                spans.setdefault(event.lemma, []).append((event.start, event.end))
                if other is not None and other != self.entity:
                    others.setdefault(event.lemma, Counter())[other] += 1
        items = [
            self.item(verb, len(found), found, [self.name(o) for o, _ in others.get(verb, Counter()).most_common(3)])
            for verb, found in spans.items()
        ]
        return _heaviest(items, lambda item: item.weight / sqrt(self.pages.done[item.what]))

    def speech(self) -> Speech:
        """How they speak."""
        own = [line for line in self.story.lines if line.speaker == self.entity]
        texts = [self.story.text[line.start : line.end] for line in own]
        count = len(own)
        return Speech(
            lines=count,
            share=round(count / max(1, len(self.story.lines)), 3),
            words_per_line=round(sum(len(text.split()) for text in texts) / max(1, count), 1),
            questions=round(sum("?" in text for text in texts) / max(1, count), 3),
            typical=self._typical(),
        )

    def _typical(self) -> list[Item]:
        """The words they use more than the others, by log-odds with everybody's talk as the prior."""
        mine, all_of_it = self.pages.said.get(self.entity, {}), self.pages.spoken
        total, here = all_of_it.total(), sum(map(len, mine.values()))
        there = total - here
        if not here or not there:
            return []
        items = []
        for lemma, spans in mine.items():
            uses = len(spans)
            prior = PRIOR * all_of_it[lemma] / total
            other = all_of_it[lemma] - uses
            odds = log((uses + prior) / (here + PRIOR - uses - prior))
            odds -= log((other + prior) / (there + PRIOR - other - prior))
            score = odds / sqrt(1 / (uses + prior) + 1 / (other + prior))
            if uses >= LEAST_USES and score >= TYPICAL:
                items.append(self.item(lemma, score, spans))
        return _heaviest(items)

    def feelings(self) -> list[Item]:
        """What they feel, over all scenes, the strongest first."""
        spans: dict[str, list[Span]] = {}
        weight: dict[str, float] = {}
        toward: dict[str, list[str]] = {}
        for row in self.story.feelings:
            if row.who == self.entity:
                weight[row.feeling] = weight.get(row.feeling, 0.0) + row.strength
                spans.setdefault(row.feeling, []).extend(row.evidence)
                if row.toward is not None:
                    toward.setdefault(row.feeling, []).append(self.name(row.toward))
        items = [
            self.item(feeling, weight[feeling], spans[feeling], list(dict.fromkeys(toward.get(feeling, []))))
            for feeling in weight
        ]
        return _heaviest(items)

    def wishes(self, verbs: frozenset[str], states: frozenset[str]) -> list[Item]:
        """What they want, or what they fear, in the text's own words, in text order."""
        pages, words = self.pages, self.story.words
        items = []
        for at in pages.longing:
            lemma = pages.lemma[at]
            wished = lemma in verbs and words.upos[at] == "VERB"
            if not (wished or lemma in states) or pages.who.get(self._subject(at)) != self.entity:
                continue
            of = [c for c in pages.below.get(at, []) if c > at and words.deprel[c] in OBJECTS]
            if not of:
                continue
            last = self._last(of[-1])
            said = " ".join(self.story.text[pages.start[at] : pages.end[last]].split())
            denied = any(words.deprel[c] == "advmod" and pages.lemma[c] in DENYING for c in pages.below.get(at, []))
            items.append(self.item(f"not {said}" if denied else said, 1.0, [(pages.start[at], pages.end[last])]))
        return items[:ITEMS]

    def _subject(self, word: int) -> int:
        """The word that names whose wish it is; -1 where none does."""
        words = self.story.words
        for _ in range(LONGEST_CHAIN):
            below = self.pages.below.get(word, [])
            found = next((c for c in below if words.deprel[c] in SUBJECTS), None)
            if found is not None:
                return found
            if words.deprel[word] not in SHARING or self.pages.head[word] < 0:
                return -1
            word = self.pages.head[word]
        return -1

    def _last(self, word: int) -> int:
        """The last word of what depends on a word."""
        last, stack, seen = word, [word], 0
        while stack and seen < LONGEST_WISH:
            at = stack.pop()
            seen += 1
            last = max(last, at)
            stack += [c for c in self.pages.below.get(at, []) if self.story.words.deprel[c] != "punct"]
        return last

    def judgements(self) -> list[Item]:
        """How they are judged, and by whom; nobody means the narrator."""
        items = [
            self.item(
                f"{row.verdict} {row.criterion}" if row.verdict != "unclear" else f"unclear: {row.criterion}",
                row.confidence,
                row.evidence,
                [self.name(who) for who in row.by],
            )
            for row in self.story.assessments
            if row.of == self.entity
        ]
        return _heaviest(items)

    def said_of(self) -> list[Item]:
        """The lines of others in which they come up, those that name them first."""
        entity = self.story.entity_by_id.get(self.entity)
        best: dict[str, tuple[float, Line, list[Span]]] = {}
        for mention in entity.mentions if entity else []:
            line = self.pages.line(mention.start)
            if line is None or line.speaker == self.entity:
                continue
            if self.entity in line.addressees and (mention.kind == "pronoun" or self._calls(mention)):
                continue
            weight = 1.0 if mention.kind == "name" else 0.5
            before = best.get(line.id, (0.0, line, []))
            best[line.id] = (max(weight, before[0]), line, [*before[2], (mention.start, mention.end)])
        items = [
            self.item(
                " ".join(self.story.text[line.start : line.end].split()),
                weight,
                [(line.start, line.end)],
                [self.name(line.speaker)] if line.speaker else [],
                whole=False,
            )
            for weight, line, _ in best.values()
        ]
        return _heaviest(items)

    def _calls(self, mention: Mention) -> bool:
        """Says whether a mention calls them rather than telling of them."""
        return any(self.story.words.deprel[w] == "vocative" for w in self.pages.words_in(mention.start, mention.end))

    def bonds(self) -> list[Item]:
        """Whom they are bound to, the strongest bonds first."""
        items = []
        for bond in self.story.bonds:
            if self.entity in bond.pair:
                other = bond.pair[0] if bond.pair[1] == self.entity else bond.pair[1]
                items.append(self.item(bond.kind, bond.strength, bond.evidence, [self.name(other)]))
        return _heaviest(items)

    def secrets(self) -> list[Item]:
        """The secrets that they keep, that are kept from them, and that are about them."""
        items = []
        for fact in self.story.knowledge:
            if not fact.secret:
                continue
            knows = any(knower.who == self.entity for knower in fact.knows)
            kept = self.entity in fact.kept_from
            if not (knows or kept or self.entity in fact.about):
                continue
            part = "kept from them" if kept else "known to them" if knows else "about them"
            others = [self.name(knower.who) for knower in fact.knows if knower.who != self.entity]
            items.append(self.item(f"{part}: {fact.fact}", fact.confidence, fact.evidence, others))
        return _heaviest(items)


def _heaviest(items: list[Item], weight: Callable[[Item], float] = attrgetter("weight")) -> list[Item]:
    """The weightiest items; of equals, those that show first."""
    return sorted(items, key=lambda item: (-weight(item), item.passages[0].start if item.passages else 0))[:ITEMS]
