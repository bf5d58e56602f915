"""Who knows what is worth knowing: who did it, was told it, saw it, or overheard it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from storyglass.minds.knowledge_facts import NEWS, Fact, narrated_facts, spoken_facts
from storyglass.minds.knowledge_lexicon import SOUNDLESS
from storyglass.minds.knowledge_narrated import narrated
from storyglass.minds.knowledge_statements import turns
from storyglass.minds.model import KnowerDraft, KnowledgeDraft, PerceptionDraft
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative
from storyglass.story import KnownBy, Span

ALIKE = 1.8
"""From how many content words in common (rarer ones count more) two passages can tell the same."""
SHARED = 0.3
"""Which part of the content words of the shorter of two such passages is in the other."""
SELDOM = 8
"""How often a word stands in a text that is a rare one; one that stands there more often counts by how much more."""
NEAR = 300
"""Characters before and behind where somebody is shown, in which they are taken to be there too."""
LATELY = 12
"""Earlier facts with the same word that are compared."""
UNREAL = frozenset(("dream", "imagined"))
"""Layers in which nothing is so."""


def find_knowledge(
    narrative: Narrative, deeds: Sequence[Deed], perceptions: Sequence[PerceptionDraft] = ()
) -> list[KnowledgeDraft]:
    """What is worth knowing, in text order, and who knows it; nothing where nobody parsed the text.

    `perceptions` tell who listens unseen.
    """
    if not narrative.page.parsed:
        return []
    facts = list(spoken_facts(narrative, turns(narrative, deeds)))
    facts += narrated_facts(narrative, list(narrated(narrative, deeds, perceptions)))
    facts = [fact for fact in facts if fact.scene is None or narrative.scenes[fact.scene].layer not in UNREAL]
    facts.sort(key=lambda fact: fact.start)
    _join(narrative, facts)
    listeners = _listeners(perceptions)
    return [_draft(narrative, fact, listeners) for fact in facts]


def _join(narrative: Narrative, facts: list[Fact]) -> None:
    """Brings together the turns that tell the same: most of the words of the shorter are in the other."""
    page = narrative.page
    often = Counter(lemma.lower() for lemma in page.lemma)
    lately: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATELY))
    for at, fact in enumerate(facts):
        persons = {p for made in fact.told for p in made.about}
        for earlier in sorted({n for lemma in fact.content for n in lately[lemma]}):
            other = facts[earlier]
            common = fact.content & other.content
            weight = sum(min(1.0, SELDOM / often[lemma]) for lemma in common)
            weight += min(0.5, 0.25 * len(persons & {p for made in other.told for p in made.about}))
            share = len(common) / min(len(fact.content), len(other.content))
            if len(common) > 1 and weight >= ALIKE and share >= SHARED:
                other.same.append(fact)
                fact.same.append(other)
        for lemma in fact.content:
            lately[lemma].append(at)


def _present(narrative: Narrative, fact: Fact) -> Iterator[int]:
    """Who is there while something is said or done."""
    if fact.scene is None:
        return
    scene = narrative.scenes[fact.scene]
    stretches: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for person, start, end in scene.presence:
        stretches[person].append((start, end))
    for person in scene.present:
        spans = stretches.get(person)
        if person in narrative.characters and (not spans or any(s - NEAR <= fact.start < e + NEAR for s, e in spans)):
            yield person


def _listeners(perceptions: Sequence[PerceptionDraft]) -> dict[tuple[int, int], list[int]]:
    """Who is near enough to hear somebody in a scene without being noticed."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in perceptions:
        silent = row.sense != "hears" and row.means is not None and not SOUNDLESS.isdisjoint(row.means.lower().split())
        if row.aware is False and not silent:
            for scene in {row.scene, row.seen_scene}:
                found[scene, row.of].append(row.who)
    return found


def _draft(narrative: Narrative, fact: Fact, listeners: dict[tuple[int, int], list[int]]) -> KnowledgeDraft:
    spans = _spans(narrative, fact)
    knows: dict[int, KnowerDraft] = {}

    def add(who: int, how: KnownBy, by: int | None, since: int, confidence: float, told: Fact = fact) -> None:
        if who not in fact.unknowing or told.start > fact.start:
            known_from = max(fact.end, told.end)
            knows.setdefault(who, KnowerDraft(who, since, how, by, confidence, _spans(narrative, told), known_from))

    doers = list(dict.fromkeys(p for made in fact.told for p in made.doers))
    if fact.teller is not None:
        add(fact.teller, "did" if fact.teller in doers else "heard", None, fact.start, 0.9)
        for person in fact.hearers:
            add(person, "told" if fact.worth >= NEWS else "heard", fact.teller, fact.end, 0.85)
    for person in doers:
        add(person, "did", None, fact.start, 0.7)
    if fact.shared is not None:
        for person in _present(narrative, fact):
            add(person, fact.shared, fact.teller, fact.end, 0.55)
        for party in (fact.teller, *fact.hearers) if fact.teller is not None else doers:
            for person in listeners.get((-1 if fact.scene is None else fact.scene, party), ()):
                add(person, fact.shared, fact.teller, fact.end, 0.6)
    if not fact.spoken and fact.scene is not None:
        for mind in (narrative.scenes[fact.scene].viewpoint, narrative.people.narrator):
            if mind is not None:
                add(mind, "saw", None, fact.end, 0.6)
    for other in fact.same:
        for person in (p for made in other.told for p in made.doers):
            add(person, "did", None, other.start, 0.6, other)
        if other.teller is not None:
            add(other.teller, "heard", None, other.start, 0.6, other)
            for person in other.hearers:
                add(person, "heard", other.teller, other.end, 0.6, other)
    about = tuple(dict.fromkeys(p for made in fact.told for p in made.about))
    secret = fact.secret or bool(fact.unknowing) or any(other.secret for other in fact.same)
    return KnowledgeDraft(
        fact=" ".join(narrative.page.surface(made.first, made.last) for made in fact.told),
        about=about,
        knows=tuple(knows.values()),
        secret=secret,
        kept_from=tuple(fact.unknowing),
        confidence=min(0.95, 0.3 + 0.1 * fact.worth),
        evidence=spans,
        known_from=fact.end,
    )


def _spans(narrative: Narrative, fact: Fact) -> tuple[Span, ...]:
    return tuple(narrative.span(made.first, made.last) for made in fact.told)
