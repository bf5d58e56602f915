"""The turns of a talk with what each of them states, and how much that is worth knowing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from storyglass.minds.knowledge_lexicon import IDLE_VERBS, IGNORANT, TELLING, TIMES, WEIGHTY_NOUNS, WEIGHTY_VERBS
from storyglass.minds.secrets import says_secret
from storyglass.narrative.deeds import CONDITIONS, DENYING, SUPPOSING, Deed
from storyglass.narrative.model import Narrative
from storyglass.speech.model import SpokenLine

PAST = frozenset("VBD VBN".split())
STATED = frozenset("conj ccomp parataxis root".split())
"""Relations of a clause that is stated as much as the one above it."""
MARKS = frozenset("\" ' '' `` “ ” „ ‘ ’ « » 「 」 — – --".split())
"""Marks around what is said."""
UNCHANGED = frozenset(
    "bet bid burst cast cost cut hit hurt let put quit read rid set shed shut slit split spread thrust wed wet".split()
)
"""Verbs whose past is like their present; a past of others that is not changed is none."""
DID = frozenset("do does did done".split())
DYING = frozenset("die drown perish".split())
LONGEST_CHAIN = 30
SHORT = 4
"""Words up to which a statement says hardly anything."""


@dataclass(slots=True)
class Statement:
    """A sentence, or the part of it that one line says, with the people in it and what it is worth."""

    first: int
    last: int
    question: bool
    worth: float = 0.0
    deeds: list[Deed] = field(default_factory=list)
    doers: list[int] = field(default_factory=list)
    """Those it says something of: who do it, whom it is done to, or who are so; but nobody knows of their own death."""
    about: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Turn:
    """What somebody says in one paragraph, to whom, sentence by sentence; without lines where it is only narrated."""

    speaker: int
    addressees: tuple[int, ...]
    lines: list[SpokenLine]
    statements: list[Statement]
    scene: int | None
    start: int
    end: int

    @property
    def asks(self) -> bool:
        """Says whether it ends with a question."""
        return bool(self.statements) and self.statements[-1].question


def turns(narrative: Narrative, deeds: Sequence[Deed]) -> list[Turn]:
    """The turns of all talk, in text order."""
    page = narrative.page
    deed_at = {deed.word: deed for deed in deeds}
    found = []

    def place(line: SpokenLine) -> tuple[int, int]:
        words = narrative.words_in(line.start, line.end)
        return (page.paragraph[words[0]] if words else -1), -1 if line.speaker is None else line.speaker

    for (_, speaker), group in groupby(narrative.lines, place):
        lines = list(group)
        if speaker < 0:
            continue
        addressees = tuple(dict.fromkeys(a for line in lines for a in _single(narrative, line.addressees)))
        statements = [s for line in lines for s in _statements(narrative, line, deed_at)]
        found.append(
            Turn(
                speaker,
                addressees,
                lines,
                statements,
                narrative.scene_at(lines[0].start),
                lines[0].start,
                lines[-1].end,
            )
        )
    return found


def _single(narrative: Narrative, persons: tuple[int, ...]) -> Iterator[int]:
    for person in persons:
        yield from narrative.people.persons[person].members or [person]


def _statements(narrative: Narrative, line: SpokenLine, deed_at: dict[int, Deed]) -> Iterator[Statement]:
    page = narrative.page
    for _, group in groupby(narrative.words_in(line.start, line.end), lambda word: page.sentence[word]):
        words = [word for word in group if page.forms[word] not in MARKS]
        if words:
            yield statement(narrative, words[0], words[-1] + 1, deed_at)


def statement(narrative: Narrative, first: int, last: int, deed_at: dict[int, Deed]) -> Statement:
    """What the words [first, last) state."""
    page = narrative.page
    made = Statement(first, last, question="?" in page.forms[max(first, last - 3) : last])
    made.deeds = [deed_at[word] for word in range(first, last) if word in deed_at]
    named = (m for word in range(first, last) for m in narrative.persons_of(word))
    made.about = list(dict.fromkeys(named))
    done = [deed for deed in made.deeds if not deed.unreal and _is_done(narrative, deed.word)]
    doers = [p for deed in done for p in (*deed.agents, *deed.patients, *(p for _, p in deed.obliques))]
    for word in range(first, last):
        head = page.head[word]
        if page.deprel[word] in ("nsubj", "nsubj:pass") and head >= 0 and _is_done(narrative, head):
            doers += narrative.persons_of(word)
    dead = {p for deed in done if deed.lemma in DYING and not deed.denied for p in deed.agents}
    made.doers = [person for person in dict.fromkeys(doers) if person not in dead]
    return made


def _is_done(narrative: Narrative, head: int) -> bool:
    """Says whether a clause tells what is so or has been, and not what may come: `to marry`, `the day you marry`."""
    page = narrative.page
    if is_supposed(narrative, head) or any(page.lower[c] in CONDITIONS for c in narrative.children_of(head, "mark")):
        return is_past(narrative, head) and page.xpos[head] == "VBN"
    if page.xpos[head] == "VB":
        return any(page.lower[child] in DID for child in narrative.children_of(head, "aux"))
    below = (page.deprel[head] or "").split(":")[0] in ("advcl", "acl")
    return is_past(narrative, head) or not below or page.xpos[head] == "VBG"


def weigh(narrative: Narrative, made: Statement, turn: Turn, answers: bool, first: bool) -> float:
    """How much a statement is worth knowing; nothing for a question, an order, or words of no consequence.

    `answers` says that the turn answers a question, or is whispered, `first` that the statement is what it begins with.
    """
    page = narrative.page
    words = [word for word in range(made.first, made.last) if page.forms[word][0].isalnum()]
    if made.question or not words or _breaks_off(narrative, made):
        return 0.0
    heads = clauses(narrative, made)
    answers = answers and (first or not heads)
    if not heads:
        bare = not any(page.upos[word] == "VERB" for word in words)
        if not (answers and bare and sum(one.last - one.first for one in turn.statements) > SHORT):
            return 0.0
    main = [head for head in heads if is_main(narrative, head, made)]
    worth = _of_clauses(narrative, main, [head for head in heads if head not in main], turn)
    worth += _of_persons(made, turn)
    verbs = sum(page.upos[word] == "VERB" and page.lemma[word] in WEIGHTY_VERBS for word in words)
    nouns = sum(page.upos[word] == "NOUN" and page.lemma[word] in WEIGHTY_NOUNS for word in words)
    worth += min(1.5, 0.4 * verbs + 0.6 * nouns)
    lemmas = {page.lemma[word].lower() for word in words}
    worth += 0.4 * bool(lemmas & TIMES) + 0.3 * bool(lemmas & TELLING) + 0.5 * answers
    worth += 0.8 * says_secret(narrative, made.first, made.last)
    return worth - 0.6 * (len(words) <= SHORT and not answers)


def _breaks_off(narrative: Narrative, made: Statement) -> bool:
    """Says whether only a condition is said, and nothing of what then: `If I tell you`."""
    page = narrative.page
    if page.lower[made.first] not in CONDITIONS:
        return False
    return all(
        any(page.lower[child] in CONDITIONS for child in narrative.children_of(head, "mark"))
        for head in clauses(narrative, made)
    )


def _of_clauses(narrative: Narrative, main: list[int], below: list[int], turn: Turn) -> float:
    """What has happened counts most; what only might, what is merely thought, and what the hearer did, little."""
    told = [head for head in main if not _idle(narrative, head, turn.speaker)]
    real = [head for head in told if not is_supposed(narrative, head)]
    past = [head for head in real if is_past(narrative, head)]
    worth = 1.0 if past else 0.4 if any(is_past(narrative, head) for head in below) else 0.0
    if main and not told and not below:
        worth -= 0.5
    if main and not real:
        worth -= 0.5
    if real and all(is_denied(narrative, head) for head in real):
        worth -= 1.0 if all(narrative.page.lemma[head] in IGNORANT for head in real) else 0.5
    if real and all(_is_so(narrative, head) for head in real) and not past:
        worth -= 0.6
    if past and all(_by_hearer(narrative, head, turn) for head in past):
        worth -= 0.5
    return worth


def _of_persons(made: Statement, turn: Turn) -> float:
    talking = {turn.speaker, *turn.addressees}
    others = sum(person not in talking for person in made.about)
    return min(1.0, 0.5 * others + 0.3 * (len(made.about) - others)) + 0.5 * (others > 0)


def is_main(narrative: Narrative, head: int, made: Statement) -> bool:
    """Says whether a clause is stated itself, by `and`, or by `he said that`, rather than as a condition or aside."""
    page = narrative.page
    for _ in range(LONGEST_CHAIN):
        above, relation = page.head[head], (page.deprel[head] or "").split(":")[0]
        if above < 0 or not made.first <= above < made.last:
            return True
        if relation not in STATED:
            return False
        head = above
    return False


def clauses(narrative: Narrative, made: Statement) -> list[int]:
    """The words that a subject depends on."""
    page = narrative.page
    heads = (
        page.head[word]
        for word in range(made.first, made.last)
        if (page.deprel[word] or "").startswith("nsubj") and made.first <= page.head[word] < made.last
    )
    return list(dict.fromkeys(heads))


def is_denied(narrative: Narrative, head: int) -> bool:
    """Says whether a clause tells what is not so."""
    return any(narrative.page.lower[child] in DENYING for child in narrative.children.get(head, ()))


def _is_so(narrative: Narrative, head: int) -> bool:
    """Says whether a clause only says what somebody is like."""
    return narrative.page.upos[head] == "ADJ"


def _by_hearer(narrative: Narrative, head: int, turn: Turn) -> bool:
    """Says whether the one spoken to did it, and so knows; but `you have` tells what has become of them."""
    subject = narrative.page.tree.subject_of(head)
    if subject is None or narrative.page.lower[subject] != "you":
        return False
    return not any(narrative.page.lemma[child] == "have" for child in narrative.children_of(head, "aux"))


def is_past(narrative: Narrative, head: int) -> bool:
    """Says whether a clause tells what was so or has been done."""
    page = narrative.page
    below = list(narrative.children_of(head, "aux", "aux:pass", "cop"))
    if any(page.lower[child] in SUPPOSING and page.upos[child] == "AUX" for child in below):
        return page.xpos[head] == "VBN" and any(page.lemma[child] == "have" for child in below)
    changed = page.lower[head] != page.lemma[head] or page.lemma[head] in UNCHANGED
    if (page.xpos[head] == "VBD" and changed) or any(page.xpos[child] == "VBD" for child in below):
        return True
    return page.xpos[head] == "VBN" and any(page.lemma[child] in ("have", "be") for child in below)


def is_supposed(narrative: Narrative, head: int) -> bool:
    """Says whether a clause tells what only may, must or would be so."""
    page = narrative.page
    return any(page.lower[c] in SUPPOSING and page.upos[c] == "AUX" for c in narrative.children_of(head, "aux"))


def _idle(narrative: Narrative, head: int, speaker: int) -> bool:
    page = narrative.page
    if page.lemma[head] not in IDLE_VERBS or is_past(narrative, head):
        return False
    subject = page.tree.subject_of(head)
    return subject is not None and speaker in narrative.persons_of(subject)
