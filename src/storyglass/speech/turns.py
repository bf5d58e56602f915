"""Groups quotation parts into turns: what one person says at a stretch."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from storyglass.language.page import Page
from storyglass.people.mentions import Candidate
from storyglass.people.model import People
from storyglass.speech.cues import ELLIPSES, LEADS_IN, Cue, Kind, Row, cue_after, cue_before
from storyglass.story import Span


@dataclass(slots=True)
class Turn:
    """A run of quotation parts by one speaker, with every hint at who that is."""

    parts: list[int]
    paragraph: int
    cues: list[Cue] = field(default_factory=list)
    vocatives: list[int] = field(default_factory=list)  # persons called by name
    named: set[int] = field(default_factory=set)  # persons spoken of by name
    meant: set[int] = field(default_factory=set)  # persons spoken of by `he` or `she`
    address: str | None = None  # the gender of a form of address without a name: `sir`, `ma'am`, `mamma`
    label: Span | None = None
    asks: bool = False
    answers: bool = False
    tagged_by_name: bool = False
    words: int = 0
    run: int = 0  # turns right before this one with no narration between
    company: int = 0  # persons who are known to take part in the talk around
    gap: int = 0  # paragraphs of narration since the turn before
    chapter: bool = False  # a chapter or a scene begins between the turn before and this one
    told: frozenset[int] = frozenset()  # persons named in the narration between the turn before and this one

    @property
    def tag(self) -> Cue | None:
        """The first tag, if there is one."""
        return next((cue for cue in self.cues if cue.kind == Kind.TAG), None)


ADDRESS = {
    "sir": "he", "mister": "he", "papa": "he", "father": "he", "dad": "he", "daddy": "he", "uncle": "he", "lad": "he",
    "monsieur": "he", "brother": "he", "son": "he", "boss": None, "man": "he", "mate": "he", "bro": "he", "dude": "he",
    "madam": "she", "ma'am": "she", "mamma": "she", "mama": "she", "mother": "she", "mum": "she", "mom": "she",
    "miss": "she", "aunt": "she", "auntie": "she", "madame": "she", "mademoiselle": "she", "sister": "she",
    "marm": "she", "girl": "she",
}  # fmt: skip
"""Forms of address without a name, with the gender of the one addressed."""
ANSWERS = frozenset("yes no aye nay yeah nope certainly indeed nothing none never because exactly".split())
"""Words that open an answer."""
SURELY = 0.6
"""Confidence from which whoever a pronoun in a line means is spoken of there."""
MOST_CUES = 12
"""Cues kept of one turn; a paragraph of thousands of quotations must not cost their square."""
MOST_GAP = 12
"""Paragraphs of narration between two turns behind which nobody asks who is told of in them."""
AROUND = frozenset({",", ".", "!", "?", "”", '"', "’", "'", "—", "--", "…", "...", ";", "“", "‘", "-"})


def group_turns(page: Page, people: People, row: Row) -> list[Turn]:
    """Makes the turns of a story in text order: parts of one paragraph share a turn unless their tags part them."""
    turns: list[Turn] = []
    by_paragraph: dict[int, list[int]] = {}
    for k, (first, _) in enumerate(page.words_of_part):
        if first < len(page):
            by_paragraph.setdefault(page.paragraph[first], []).append(k)
    breaks = people.breaks
    at = 0
    last_paragraph = -1
    for paragraph, parts in by_paragraph.items():
        crossed = False
        while at < len(breaks) and breaks[at] <= page.words_of_part[parts[0]][0]:
            at += 1
            crossed = True
        made = _turns_of(page, people, row, paragraph, parts)
        made[0].gap = max(0, paragraph - last_paragraph - 1) if last_paragraph >= 0 else 99
        made[0].chapter = crossed
        if turns and made[0].gap and made[0].gap <= MOST_GAP:
            made[0].told = _told_between(people, row, turns[-1], made[0])
        for number, turn in enumerate(made):
            before = made[number - 1] if number else turns[-1] if turns else None
            turn.run = before.run + 1 if before is not None and not turn.gap and not turn.cues else 0
        if page.parts[parts[0]].continues and turns and not crossed and made[0].tag is None:
            _merge(turns[-1], made[0])
            turns += made[1:]
        else:
            if paragraph > 0 and not made[0].cues:
                heard = page.words_of_part[turns[-1].parts[-1]][1] if turns else 0
                _lead_from_before(page, row, made[0], paragraph, heard)
            turns += made
        last_paragraph = paragraph
    return turns


def _told_between(people: People, row: Row, before: Turn, turn: Turn) -> frozenset[int]:
    """Who is named in the narration between two turns."""
    page = people.page
    first = page.words_of_paragraph[before.paragraph + 1][0]
    found = set()
    for i in range(first, page.words_of_part[turn.parts[0]][0]):
        k = row.at.get(i)
        person = None if k is None or row.row[k].kind != "name" else row.row[k].person
        if person is not None and people.persons[person].may_speak:
            found.add(person)
    return frozenset(found)


def _turns_of(page: Page, people: People, row: Row, paragraph: int, parts: list[int]) -> list[Turn]:
    begin, end = page.words_of_paragraph[paragraph] if paragraph >= 0 else page.words_of_part[parts[0]]
    turns: list[Turn] = []
    previous_end = begin
    last_read: int | None = None
    for n, k in enumerate(parts):
        first, last = page.words_of_part[k]
        following = page.words_of_part[parts[n + 1]][0] if n + 1 < len(parts) else end
        before = cue_before(page, row, previous_end, first)
        after = cue_after(page, row, last, following)
        if before is not None and before.mention == last_read:
            before = None  # the tag between two parts has been read as the one behind the first
        last_read = after.mention if after is not None else None
        new = _new_speaker(people, row, turns, before) or _new_speaker(people, row, turns, after)
        if page.parts[k].label is not None or not turns or new:
            turns.append(Turn([], paragraph, label=page.parts[k].label))
        turn = turns[-1]
        turn.parts.append(k)
        if (label := _label_cue(page, row, k)) is not None:
            turn.cues.append(label)
            continue
        if len(turn.cues) < MOST_CUES:
            turn.cues += [cue for cue in (before, after) if cue is not None]
        _note_names(page, people, row, turn, k, first, last)
        previous_end = last
    for turn in turns:
        turn.cues.sort(key=lambda cue: cue.kind)
        turn.tagged_by_name = turn.tag is not None and row.row[turn.tag.mention].person is not None
    return turns


def _label_cue(page: Page, row: Row, part: int) -> Cue | None:
    """The name written beside a line, as in a chat or a play."""
    label = page.parts[part].label
    if label is None:
        return None
    first, last = bisect_left(page.start, label[0]), bisect_left(page.start, label[1])
    mention = row.first_in(first, last, subject=False)
    return None if mention is None else Cue(Kind.TAG, mention, first, last)


def _new_speaker(people: People, row: Row, turns: list[Turn], tag: Cue | None) -> bool:
    """Says whether a tag beside a part gives it to somebody else than the turn that runs."""
    running = turns[-1].tag if turns else None
    if running is None or tag is None or tag.kind != Kind.TAG:
        return False
    one, other = row.row[running.mention], row.row[tag.mention]
    if one.person is not None and other.person is not None:
        return one.person != other.person
    genders = {_gender(people, one), _gender(people, other)}
    return None not in genders and len(genders) > 1


def _gender(people: People, mention: Candidate) -> str | None:
    """The gender a mention tells, `I` being one of its own."""
    if mention.person is None:
        return mention.gender
    person = people.persons[mention.person]
    return "I" if person.narrator else person.gender


def _note_names(page: Page, people: People, row: Row, turn: Turn, part: int, first: int, last: int) -> None:
    called = people.vocatives.get(part, [])
    turn.vocatives += [who for who in dict.fromkeys(called) if who not in turn.vocatives]
    for i in range(first, last):
        k = row.at.get(i)
        if k is not None and row.row[k].kind == "name":
            person = row.row[k].person
            if person is not None and person not in called:
                turn.named.add(person)
        elif k is not None and row.row[k].gender in ("he", "she"):
            referral = people.referrals[k]
            if referral.person is not None and referral.confidence >= SURELY:
                turn.meant.add(referral.person)
        if page.lower[i] in ADDRESS and _set_off(page, i):
            turn.address = ADDRESS[page.lower[i]]
    turn.words += last - first
    if part == turn.parts[0]:
        turn.answers = any(word in ANSWERS for word in page.lower[first : min(last, first + 3)])
    tail = page.forms[max(first, last - 3) : last]
    turn.asks = "?" in tail


def _set_off(page: Page, i: int) -> bool:
    """Says whether word `i` of a quotation stands between commas or the quotation's own marks, as a call does."""
    before, after = page.forms[i - 1] if i else "“", page.forms[i + 1] if i + 1 < len(page) else "”"
    return after in AROUND and (before in AROUND or before.lower() in ("dear", "my", "old", "yes", "no"))


def _merge(turn: Turn, more: Turn) -> None:
    turn.parts += more.parts
    turn.cues += more.cues
    turn.vocatives += [who for who in more.vocatives if who not in turn.vocatives]
    turn.words += more.words
    turn.named |= more.named
    turn.meant |= more.meant
    turn.asks = more.asks
    turn.address = turn.address or more.address
    turn.paragraph = more.paragraph


def _lead_from_before(page: Page, row: Row, turn: Turn, paragraph: int, heard: int) -> None:
    """A paragraph whose narration ends in a colon or a dash leads into the quotation that opens the next.

    `heard` is the word at which the quotation before ends.
    """
    begin, end = page.words_of_paragraph[paragraph - 1]
    begin = max(begin, heard)
    if end > begin and page.forms[end - 1] in LEADS_IN - ELLIPSES:
        cue = cue_before(page, row, begin, end)
        if cue is not None and (cue.kind == Kind.TAG or page.forms[end - 1] in (":", ",")):
            turn.cues.append(cue)  # a dash alone often breaks off
