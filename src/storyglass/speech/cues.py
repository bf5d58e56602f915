"""Finds what the narration beside a quotation says of its speaker: a tag (`said Fenn`), a beat (`Fenn sat down.`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from storyglass.language.page import Page
from storyglass.people.lexicon import speech_verbs
from storyglass.people.mentions import Candidate

STOPS = frozenset({".", "!", "?", ";"})
LEADS_IN = frozenset({",", ":", "—", "--", "-", "…", "..."})
"""Ends of a narration that leads into the quotation behind it."""
ELLIPSES = frozenset({"…", "..."})
NOTHING = frozenset("nothing not never no neither n't".split())
INVERSION = 3
"""Words between an inverted verb of saying and its subject, at most (`said then to her the old man` is not read)."""
LONGEST_TAG = 40
"""Words of narration looked at on either side of a quotation."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TURNED = FINITE | {"VB", "VBN"}  # `put in Ada`
CLOSING = frozenset({"”", '"', "’", "'", "»", "''", "_", "*"})
BEING = frozenset("was is were are had has".split())
"""Verbs that tell of no act: `“Well,” she was late`."""
WORDS_SAID = frozenset(
    "answer answers comment cry declaration exclamation observation opinion question remark reply response retort "
    "speech voice whisper words".split()
)
"""Nouns for what somebody says."""
LISTENS = frozenset({"to", "at", "with", "upon", "toward", "towards", "for", "by", "of"})


class Kind(IntEnum):
    """What a cue is, the strongest first."""

    TAG = 0  # a verb of saying with its subject
    LEAD = 1  # a sentence that leads into the quotation by a comma or a colon
    BEAT = 2  # an act told in the same paragraph


@dataclass(frozen=True, slots=True)
class Cue:
    """One hint at a speaker: the mention (an index into the row of mentions) and the words that hold the hint."""

    kind: Kind
    mention: int
    first: int
    last: int


class Row:
    """The row of mentions, by the word at which each begins; of nested mentions the outermost."""

    def __init__(self, row: list[Candidate]) -> None:
        self.row = row
        self.at: dict[int, int] = {}
        self.headed: dict[int, int] = {}
        for k, mention in enumerate(row):
            self.at.setdefault(mention.first, k)
            for word in mention.heads:
                self.headed[word] = k  # of nested mentions the innermost

    def first_in(self, first: int, last: int, subject: bool) -> int | None:
        """The first mention that begins in the words [first, last), a subject if one is asked for."""
        i = first
        while i < last:
            k = self.at.get(i)
            if k is None:
                i += 1
                continue
            mention = self.row[k]
            if not subject or mention.place == "subject":
                return k
            i = max(i + 1, mention.last if mention.kind != "pronoun" else i + 1)
        return None


def cue_after(page: Page, row: Row, first: int, last: int) -> Cue | None:
    """The cue in the narration [first, last) that follows a quotation."""
    first = _skip_marks(page, first, last)
    last = min(last, first + LONGEST_TAG)
    stop = _sentence_end(page, first, last)
    if first >= stop:
        return None
    verb = _saying(page, first, stop)
    inverted = _inverted(page, row, first, stop)
    if inverted is None and (verb is None or verb > first):
        inverted = _whatever_the_verb(page, row, first, stop)
        verb = verb if inverted is None else None
    if verb is not None or inverted is not None:
        subject = inverted if verb is None else _subject(page, row, verb, first, stop)
        if subject is not None:
            return Cue(Kind.TAG, subject, first, stop)
    subject = _actor(row, first, stop)
    return None if subject is None else Cue(Kind.BEAT, subject, first, stop)


def cue_before(page: Page, row: Row, first: int, last: int) -> Cue | None:
    """The cue in the narration [first, last) that stands before a quotation."""
    end = last
    while end > first and not page.forms[end - 1][0].isalnum() and page.forms[end - 1] not in STOPS | LEADS_IN:
        end -= 1
    if end <= first:
        return None
    leads = page.forms[end - 1] in LEADS_IN
    begin = max(first, _sentence_begin(page, first, end - 1), end - LONGEST_TAG)
    verb = _saying(page, begin, end, latest=True)
    if verb is not None and (leads or page.forms[end - 1] not in STOPS):
        subject = _subject(page, row, verb, begin, end)
        if subject is not None:
            return Cue(Kind.TAG, subject, begin, end)
    whose = _whose_words(page, row, begin, end) if leads else None
    if whose is not None:
        return Cue(Kind.TAG, whose, begin, end)
    subject = _last_actor(page, row, begin, end) if leads else None
    subject = _actor(row, begin, end) if subject is None else subject
    if subject is None and not leads:
        begin = max(first, _sentence_begin(page, first, begin - 1), begin - LONGEST_TAG) if begin > first else begin
        subject = _actor(row, begin, end)
    if subject is None:
        return None
    return Cue(Kind.LEAD if leads else Kind.BEAT, subject, begin, end)


def _actor(row: Row, first: int, last: int) -> int | None:
    """Who acts in a sentence: its first subject, or whoever's voice, hand or face opens it."""
    subject = row.first_in(first, last, subject=True)
    if subject is not None:
        return subject
    opens = row.at.get(first)
    return opens if opens is not None and row.row[opens].place == "possessive" else None


def _whose_words(page: Page, row: Row, first: int, last: int) -> int | None:
    """Whose words a lead-in says that they are: `Ada's reply was`, `to the exclamation of Ada`."""
    for i in range(last - 1, first - 1, -1):
        if page.lower[i] in WORDS_SAID:
            owner = page.tree.possessor_of(i)
            return None if owner is None else row.headed.get(owner)
    return None


def _last_actor(page: Page, row: Row, first: int, last: int) -> int | None:
    """Who does what the last verb of a sentence tells, by the tree."""
    for i in range(last - 1, first - 1, -1):
        if page.upos[i] == "VERB" and page.quotation[i] < 0:
            subject = page.tree.subject_of(i)
            return row.headed.get(subject) if subject is not None and page.quotation[subject] < 0 else None
    return None


def _skip_marks(page: Page, first: int, last: int) -> int:
    while first < last and not page.forms[first][0].isalnum():
        first += 1
    return first


def _sentence_end(page: Page, first: int, last: int) -> int:
    for i in range(first, last):
        if page.forms[i] in STOPS:
            return i
    return last


def _sentence_begin(page: Page, first: int, last: int) -> int:
    for i in range(last - 1, first - 1, -1):
        if page.forms[i] in STOPS:
            return i + 1
    return first


def _inverted(page: Page, row: Row, first: int, last: int) -> int | None:
    """The subject that the tree finds behind a verb right behind a quotation, whatever the verb: `trumpeted Ada`.

    Or whose answer it was: `was her cool reply`.
    """
    if page.forms[first][0].isupper() or page.xpos[first] not in FINITE:
        return None
    if page.deprel[first] == "cop":
        answer: int | None = page.head[first]
        if answer is not None and not first < answer < last:  # the quotation itself may be the predicate
            answer = page.tree.subject_of(answer)
        subject = None if answer is None else page.tree.possessor_of(answer)
    else:
        subject = page.tree.subject_of(first)
    return row.headed.get(subject) if subject is not None and first < subject < last else None


def _whatever_the_verb(page: Page, row: Row, first: int, last: int) -> int | None:
    """Who speaks by a verb that no list has: behind a comma (`“Well,” Ada broke in`), or turned (`puffed Ada`)."""
    comma = next((page.forms[i] for i in range(first - 1, max(-1, first - 3), -1) if page.forms[i] not in CLOSING), "")
    begins = row.at.get(first)
    if begins is not None:
        mention = row.row[begins]
        told = (
            page.xpos[mention.last] in FINITE and page.lower[mention.last] not in BEING
            if mention.last < last
            else False
        )
        return begins if told and comma == "," and mention.place == "subject" else None
    if page.forms[first][0].isupper() or page.xpos[first] not in TURNED:
        return None
    for i in range(first + 1, min(last, first + 4)):
        k = row.at.get(i)
        if k is not None:
            return k if row.row[k].kind == "name" and row.row[k].place != "possessive" else None
        if page.upos[i] not in ("ADP", "ADV", "ADJ"):
            return None
    return None


def _saying(page: Page, first: int, last: int, latest: bool = False) -> int | None:
    """The first (or the latest) verb of saying in the words [first, last) that is not denied."""
    say = speech_verbs()
    found = None
    for i in range(first, last):
        if page.lemma[i] in say and page.quotation[i] < 0 and (_tells(page, i) or (latest and _going_on(page, i))):
            following = page.lower[i + 1] if i + 1 < len(page) else ""
            if following in NOTHING or (i and page.lower[i - 1] in NOTHING):
                continue
            found = i
            if not latest:
                break
    return found


def _tells(page: Page, i: int) -> bool:
    """Says whether the verb at word `i` tells what somebody does: `says`, `had said`, `would say`."""
    if page.xpos[i] in FINITE:
        return True
    before = page.lower[max(0, i - 2) : i]
    if page.xpos[i] == "VBN":
        return "had" in before or "'d" in before
    if page.xpos[i] == "VBG":
        return before[-1:] in (["was"], ["were"])
    return page.xpos[i] == "VB" and ("would" in before or "'d" in before or "did" in before)


def _going_on(page: Page, i: int) -> bool:
    """Says whether word `i` is a participle or an infinitive that tells of somebody: `he rose, saying`, `to say`."""
    led = page.xpos[i] == "VBG" or (page.xpos[i] == "VB" and page.deprel[i] in ("xcomp", "ccomp"))
    return (led or page.lower[i - 1 : i] == ["to"]) and page.tree.subject_of(i) is not None


def _subject(page: Page, row: Row, verb: int, first: int, last: int) -> int | None:
    """The mention that is the subject of a verb: by the tree, or else by what stands before the verb or behind it."""
    told = _subject_by_tree(page, row, verb)
    if told is None:
        told = _subject_before(page, row, first, verb)
    return _subject_after(page, row, verb, last) if told is None else told


def _subject_by_tree(page: Page, row: Row, verb: int) -> int | None:
    """The subject that the tree gives a verb, or the one whose voice, hand or face that is."""
    word = page.tree.subject_of(verb)
    if word is None or page.quotation[word] >= 0:
        return None
    if word not in row.headed:
        word = page.tree.possessor_of(word)
    return None if word is None else row.headed.get(word)


def _subject_before(page: Page, row: Row, first: int, verb: int) -> int | None:
    """The subject of a verb in the words before it: the nearest one of its clause, else the first of the sentence."""
    nearest = None
    for i in range(verb - 1, first - 1, -1):
        k = row.at.get(i)
        if k is None or row.row[k].last > verb:
            continue
        mention = row.row[k]
        if mention.place == "subject":
            nearest = k
            break
        if nearest is None and mention.place != "possessive" and page.lower[i - 1 if i else 0] not in LISTENS:
            nearest = k
    return nearest


def _subject_after(page: Page, row: Row, verb: int, last: int) -> int | None:
    """The subject behind an inverted verb: `said Fenn`, `asked the boy`, `cried out her aunt`."""
    i = verb + 1
    while i < min(last, verb + 1 + INVERSION):
        k = row.at.get(i)
        if k is not None:
            return k if row.row[k].place != "possessive" or row.row[k].kind == "name" else None
        if page.lower[i] in ("one", "some", "both") and page.lower[i + 1 : i + 2] == ["of"]:
            last, verb, i = max(last, i + 4), verb + 2, i + 2
            continue
        if page.lower[i] in LISTENS:
            return None
        i += 1
    return None
