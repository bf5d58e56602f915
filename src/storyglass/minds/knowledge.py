"""Facts worth knowing, voiced in talk, and who knows each of them: who did it, was told it, or overheard it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storyglass.minds.knowledge_lexicon import SOUNDLESS, STARTLED
from storyglass.minds.knowledge_narrated import narrated
from storyglass.minds.knowledge_statements import Statement, Turn, turns, weigh
from storyglass.minds.model import KnowerDraft, KnowledgeDraft, PerceptionDraft
from storyglass.minds.secrets import asks_who_knows, hushed, says_secret, unknowing
from storyglass.narrative.deeds import DENYING, Deed
from storyglass.narrative.model import Narrative
from storyglass.story import KnownBy

WORTH = 1.4
"""From which worth on a turn tells something worth knowing."""
NEWS = 2.2
"""From which worth on it is news, that its hearers are told; what is worth less they hear in passing."""
BESIDE = 0.8
"""From which worth on a sentence of such a turn belongs to the fact."""
AMPLE = 1.2
"""From which worth on a further sentence makes a turn worth more."""
ALIKE = 1.4
"""From how many content words in common (the frequent ones count half) two turns can tell the same."""
SHARED = 0.3
"""Which part of the content words of the shorter of two such turns is in the other."""
SELDOM = 8
"""How often a word stands in a text that is no frequent one; in a long text, once in 2000 words."""
LATELY = 12
"""Earlier facts with the same word that are compared."""
FOLLOWING = 1
"""Turns after a fact in which it is said that it must be kept."""
SHORT_ANSWER = 5
"""Words at the beginning of an answer in which it says no."""
CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())
PLAIN = frozenset(
    "be have do say go come get make know think see tell thing way one time day look want mr. mrs.".split()
)


@dataclass(slots=True)
class Fact:
    """A turn that tells something, with what is found about it."""

    turn: Turn
    told: list[Statement]
    worth: float
    secret: bool
    unknowing: list[int]
    content: frozenset[str]
    same: list[Fact] = field(default_factory=list)


def find_knowledge(
    narrative: Narrative, deeds: Sequence[Deed], perceptions: Sequence[PerceptionDraft] = ()
) -> list[KnowledgeDraft]:
    """What is worth knowing, in text order, and who knows it; nothing where nobody parsed the text.

    `perceptions` tell who listens unseen.
    """
    if not narrative.page.parsed:
        return []
    facts = list(_facts(narrative, turns(narrative, deeds)))
    for turn, made, secret in narrated(narrative, deeds):
        worth = NEWS if turn.addressees else WORTH
        facts.append(Fact(turn, [made], worth, secret, [], _content(narrative, [made])))
    facts.sort(key=lambda fact: fact.turn.start)
    _join(narrative, facts)
    listeners = _listeners(perceptions)
    return [_draft(narrative, fact, listeners) for fact in facts]


def _facts(narrative: Narrative, talk: list[Turn]) -> Iterator[Fact]:
    for at, turn in enumerate(talk):
        before = talk[at - 1] if at and talk[at - 1].scene == turn.scene else None
        after = talk[at + 1] if at + 1 < len(talk) and talk[at + 1].scene == turn.scene else None
        answers = before is not None and before.asks and before.speaker != turn.speaker
        for n, made in enumerate(turn.statements):
            made.worth = weigh(narrative, made, turn, answers and not n)
        ranked = sorted((made.worth for made in turn.statements), reverse=True)
        secret = _secret(narrative, turn, [t for t in talk[at + 1 : at + 1 + FOLLOWING] if t.scene == turn.scene])
        if not ranked or ranked[0] <= 0:
            continue
        worth = ranked[0] + 0.3 * sum(w > AMPLE for w in ranked[1:]) + 0.5 * secret
        worth += _reaction(narrative, turn, after) - 0.3 * sum(made.question for made in turn.statements)
        if worth < WORTH:
            continue
        told = [made for made in turn.statements if made.worth >= min(BESIDE, ranked[0])]
        ignorant = [p for t in (turn, after) if t for made in t.statements for p in unknowing(narrative, made.deeds)]
        ignorant += _said_to_be_unaware(narrative, talk[at + 1 : at + 3])
        yield Fact(turn, told, worth, secret, list(dict.fromkeys(ignorant)), _content(narrative, told))


def _content(narrative: Narrative, told: list[Statement]) -> frozenset[str]:
    """The lemmas that a fact is made of, persons left out."""
    page = narrative.page
    words = (word for made in told for word in range(made.first, made.last))
    lemmas = (page.lemma[word].lower() for word in words if page.upos[word] in CONTENT)
    people = {page.lemma[w].lower() for made in told for w in range(made.first, made.last) if w in narrative.person_at}
    return frozenset(lemma for lemma in lemmas if lemma not in PLAIN and lemma not in people)


def _secret(narrative: Narrative, turn: Turn, near: list[Turn]) -> bool:
    """Says whether a turn is to stay with those who hear it, by its words or by those of the talk that follows."""
    if any(hushed(narrative, line) for line in turn.lines):
        return True
    if any(says_secret(narrative, made.first, made.last) for made in turn.statements):
        return True
    for after in near:
        for made in after.statements:
            if made.question and asks_who_knows(narrative, made.first, made.last):
                return True
            if not made.question and says_secret(narrative, made.first, made.last):
                return True
    return False


def _said_to_be_unaware(narrative: Narrative, after: list[Turn]) -> list[int]:
    """Who does not know by the question that follows a fact and the answer to it: `Does Ada know?`, `No.`"""
    if len(after) < 2 or not (after[0].statements and after[1].statements) or after[0].scene != after[1].scene:
        return []
    asked, answer = after[0].statements[-1], after[1].statements[0]
    lower = narrative.page.lower[answer.first : answer.last][:SHORT_ANSWER]
    if not asked.question or not asks_who_knows(narrative, asked.first, asked.last) or DENYING.isdisjoint(lower):
        return []
    return [person for person in asked.about if person not in (after[0].speaker, after[1].speaker)]


def _reaction(narrative: Narrative, turn: Turn, after: Turn | None) -> float:
    """How much the hearer is moved: what the narration up to the next turn shows, and a question in return."""
    page = narrative.page
    end = turn.end + 200 if after is None else min(after.end, turn.end + 300)
    shown = any(page.lemma[word] in STARTLED for word in narrative.words_in(turn.end, end) if page.quotation[word] < 0)
    asked = after is not None and after.speaker != turn.speaker and any(made.question for made in after.statements)
    return 0.3 * shown + 0.3 * asked


def _join(narrative: Narrative, facts: list[Fact]) -> None:
    """Brings together the turns that tell the same: most of the words of the shorter are in the other."""
    page = narrative.page
    often = Counter(lemma.lower() for lemma in page.lemma)
    seldom = max(SELDOM, len(page) // 2000)
    lately: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LATELY))
    for at, fact in enumerate(facts):
        persons = {p for made in fact.told for p in made.about}
        for earlier in sorted({n for lemma in fact.content for n in lately[lemma]}):
            other = facts[earlier]
            common = fact.content & other.content
            weight = sum(1.0 if often[lemma] <= seldom else 0.5 for lemma in common)
            weight += min(0.5, 0.25 * len(persons & {p for made in other.told for p in made.about}))
            share = len(common) / min(len(fact.content), len(other.content))
            if len(common) > 1 and weight >= ALIKE and share >= SHARED:
                other.same.append(fact)
                fact.same.append(other)
        for lemma in fact.content:
            lately[lemma].append(at)


def _present(narrative: Narrative, turn: Turn) -> Iterator[int]:
    """Who is there while a turn is said."""
    if turn.scene is None:
        return
    scene = narrative.scenes[turn.scene]
    stretches: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for person, start, end in scene.presence:
        stretches[person].append((start, end))
    for person in scene.present:
        spans = stretches.get(person)
        if person in narrative.characters and (not spans or any(s <= turn.start < e for s, e in spans)):
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
    turn = fact.turn
    spans = tuple(narrative.span(made.first, made.last) for made in fact.told)
    knows: dict[int, KnowerDraft] = {}

    def add(who: int, how: KnownBy, by: int | None, since: int, confidence: float, told: Fact = fact) -> None:
        if who not in fact.unknowing:
            evidence = spans if told is fact else tuple(narrative.span(made.first, made.last) for made in told.told)
            known_from = max(turn.end, told.turn.end)
            knows.setdefault(who, KnowerDraft(who, since, how, by, confidence, evidence, known_from))

    doers = list(dict.fromkeys(p for made in fact.told for p in made.doers))
    fact.unknowing = [p for p in fact.unknowing if p not in (turn.speaker, *turn.addressees)]
    add(turn.speaker, "did" if turn.speaker in doers else "heard", None, turn.start, 0.9)
    for person in turn.addressees:
        add(person, "told" if fact.worth >= NEWS else "heard", turn.speaker, turn.end, 0.85)
    for person in doers:
        add(person, "did", None, turn.start, 0.7)
    if turn.lines and not any(hushed(narrative, line) for line in turn.lines):
        for person in _present(narrative, turn):
            add(person, "heard", turn.speaker, turn.end, 0.55)
        for party in (turn.speaker, *turn.addressees):
            for person in listeners.get((-1 if turn.scene is None else turn.scene, party), ()):
                add(person, "heard", turn.speaker, turn.end, 0.6)
    for other in fact.same:
        for person in (p for made in other.told for p in made.doers):
            add(person, "did", None, other.turn.start, 0.6, other)
        add(other.turn.speaker, "heard", None, other.turn.start, 0.6, other)
        for person in other.turn.addressees:
            add(person, "heard", other.turn.speaker, other.turn.end, 0.6, other)
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
        known_from=turn.end,
    )
