"""Judges capitals: which words are names, by how the story itself writes them, and how far a name reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from storyglass.language.page import Page
from storyglass.people.lexicon import (
    CLOSED,
    HONORIFICS,
    NOT_NAMES,
    PLACE_HEADS,
    QUOTES_A_NAME,
    first_names,
    known_names,
    styles,
    titles,
)
from storyglass.people.saying import TOLD, says
from storyglass.people.short_forms import LongNames

PARTICLES = frozenset("de du des von van der den la le el al bin ibn di da dos del della y ap mac o'".split())
OF_TITLES = frozenset(
    "Duke Duchess Earl King Queen Prince Princess Lord Lady Count Countess Marquis Baron Bishop Archbishop".split()
)
AFTER_VOCATIVE = frozenset({",", ".", "!", "?", "”", '"', "’", "'", "—", "--", "…", "...", ";", "-"})
RARE_NAME = 12
"""A word written small more than so many times as often as with a capital inside sentences is no name there: the
capital is one of emphasis, verse or an odd beginning. Set by hand: a `Will` beside many a `will` still counts."""
SELDOM_SMALL = 0.25
"""A word written small less often than this, per capital inside sentences, is a name wherever it has its capital."""
ADDRESSES = frozenset("Lord Lady Saint St Miss Mister Sir Madam Ma'am Master Dame".split())
"""Titles that call anybody when they stand alone."""
BEFORE_DATES = frozenset("in by of until till last next this since during through late early mid on every one".split())
"""Words before a month or a day of the week that make it a date."""
COMPOUNDS = frozenset(
    "like based born bred made style sized shaped wide bound free led run owned style type speaking time side".split()
)
"""What follows a name behind a hyphen in words for things: `Lisbon-bound`."""
VERBAL = frozenset({"VBN", "VBG", "VBD", "JJ"})
DRAWN_OUT = re.compile(r"(.)\1\1")
INITIALS = re.compile(r"(?:[A-Z]\.)+")


class Capitals:
    """How the story uses each capitalised form: inside sentences, at their start, beside a verb of saying, small."""

    def __init__(self, page: Page, capital: list[int], given: frozenset[str]) -> None:
        self.page, self.capital = page, capital
        self._followers: dict[str, set[str]] = {}
        self.small = Counter(form for form in page.lower if form.isalpha())
        self.start: set[int] = set()
        self.inside: Counter[str] = Counter()
        self.speakers: Counter[str] = Counter()
        self.known = known_names().keys() | first_names().keys() | given
        self.seen = {page.forms[i] for i in capital}
        for i in capital:
            form = page.forms[i]
            if _opens(page, i):
                self.start.add(i)
            else:
                self.inside[form] += 1
            self.small[page.lower[i]] -= 1
            if page.quotation[i] < 0 and page.xpos[i] != "NNS" and (_says(page, i - 1) or _says(page, i + 1)):
                self.speakers[form] += 1
        self.labels = {bisect_left(page.start, part.label[0]) for part in page.parts if part.label is not None}
        self.speakers.update(page.forms[i] for i in self.labels if i < len(page))

    def is_title(self, i: int) -> bool:
        """Says whether word `i` is a title."""
        form = self.page.forms[i].rstrip(".")
        if form in titles():
            return len(form) < 3 or not form.isupper()
        return form in styles() and i + 1 < len(self.page) and self._styled(i)

    def _styled(self, i: int) -> bool:
        """Says whether a role or kin noun with its capital stands right before a name, as a title does."""
        page, following = self.page, self.page.forms[i + 1]
        plain = following[0].isupper() and not following.isupper() and following not in NOT_NAMES
        return (
            plain and page.lower[i + 1] not in CLOSED and _joined(page, i + 1) and page.lower[i + 1] not in PLACE_HEADS
        )

    def begins_name(self, i: int) -> bool:
        """Says whether the capital of word `i` is that of a name, not of a sentence or of emphasis."""
        page = self.page
        form = page.forms[i]
        if self.is_title(i) or i in self.labels:
            return True
        if page.lower[i] in CLOSED:
            return False
        if INITIALS.fullmatch(form):
            return self._initial(i)
        if form.isupper():
            name = form.capitalize()
            shouted = name in self.speakers or (name in self.seen and name in self.known)
            return form in self.speakers or (len(form) > 1 and shouted)
        if form in NOT_NAMES:
            return form in self.speakers and page.lower[i - 1] not in BEFORE_DATES
        inside, small = self.inside[form], self.small[page.lower[i]]
        if i not in self.start:
            if form in self.known or form in self.speakers or (inside > 1 and small <= 2 * inside):
                return True
            return page.upos[i] == "PROPN" and small <= RARE_NAME * inside
        if inside and small <= SELDOM_SMALL * inside:
            return True
        return self._opens_sentence(i, form, small)

    def _opens_sentence(self, i: int, form: str, small: int) -> bool:
        """The same for a word whose capital tells nothing, since it opens a sentence."""
        page = self.page
        following = page.lower[i + 1] if i + 1 < len(page) else ""
        named = form in self.speakers or (self.inside[form] > 0 and small <= RARE_NAME * self.inside[form])
        acts = page.quotation[i] < 0 and _finite(page, i + 1)
        runs_on = i + 1 < len(page) and self.goes_on(i + 1) and _joined(page, i + 1)
        if named or form in self.known:
            # a common noun does not act without an article: `Hawk drew his knife.`
            called = page.quotation[i] >= 0 and following in AFTER_VOCATIVE and page.upos[i] == "PROPN"
            return acts or runs_on or following == "'s" or called or small == 0
        if small or page.upos[i] != "PROPN":
            return False
        if acts or runs_on or following in ("'s", "and") or page.name_type.get(i) == "PER":
            return True
        return page.quotation[i] >= 0 and (self._is_short_form(form.lower()) or self._alone(i))

    def _alone(self, i: int) -> bool:
        """Says whether a word is all that is said, as a question: `“Tavrin?”`."""
        page, part = self.page, self.page.quotation[i]
        said = [page.forms[j] for j in range(*page.words_of_part[part]) if page.forms[j][0].isalnum()]
        return len(said) == 1 and page.forms[i + 1 : i + 2] == ["?"] and not DRAWN_OUT.search(said[0])

    def _is_short_form(self, word: str) -> bool:
        """Says whether a word is short for a name that the story uses: `Kat` where there is a Katrin."""
        return bool(self._long_names.shortened_to(word))

    @cached_property
    def _long_names(self) -> LongNames:
        return LongNames(form.lower() for form in self.inside)

    def _initial(self, i: int) -> bool:
        """Says whether initials (`J.`) stand before a name."""
        following = self.page.forms[i + 1] if i + 1 < len(self.page) else "."
        return following[0].isupper() and following not in NOT_NAMES

    def goes_on(self, i: int) -> bool:
        """Says whether a name that has begun may run on over word `i`."""
        form = self.page.forms[i]
        if not form[0].isupper():
            return False
        if self.page.lower[i] in CLOSED:
            return False
        if form in self.known or INITIALS.fullmatch(form):
            return True
        if form.isupper() and len(form) > 1 and self.inside[form] < 2:
            return False
        return form not in NOT_NAMES and self.small[self.page.lower[i]] <= RARE_NAME * (self.inside[form] + 1)

    def goes_on_small(self, first: int, i: int) -> bool:
        """Says whether a name goes on behind a hyphen without a capital (`Mei-ling`): it never stands without that."""
        page, form = self.page, self.page.forms[first]
        if i != first + 2 or not page.forms[i].isalpha() or page.lower[i] in COMPOUNDS or page.xpos[i] in VERBAL:
            return False
        return all(following in ("-", page.lower[i]) for following in self._behind(form)) and form not in self.known

    def _behind(self, form: str) -> set[str]:
        """Every word that follows a form."""
        if form not in self._followers:
            page = self.page
            found = {page.lower[i + 1] for i in self.capital if page.forms[i] == form and i + 1 < len(page)}
            self._followers[form] = found
        return self._followers[form]


def _says(page: Page, i: int) -> bool:
    """Says whether word `i` is a verb of the narration that is said of speakers, not of words (`spoke German`)."""
    return says(page, i) and page.quotation[i] < 0 and page.lemma[i] not in QUOTES_A_NAME


def _finite(page: Page, i: int) -> bool:
    """Says whether a finite verb stands at word `i`, or behind one adverb there."""
    for j in (i, i + 1):
        if j < len(page) and page.xpos[j] in TOLD:
            return True
        if j >= len(page) or page.upos[j] != "ADV":
            return False
    return False


def _opens(page: Page, i: int) -> bool:
    """Says whether word `i` would be capitalised whatever it is: first in its sentence or its quotation."""
    if i == 0 or page.sentence[i] != page.sentence[i - 1]:
        return True
    before = page.forms[i - 1]
    if before[-1].isalnum():
        return page.quotation[i] != page.quotation[i - 1]
    if before in ("“", '"', "‘", "«", "—", "--", "_", "*", "(", "[", "…", "...", ":") or before[-1] in ".!?:":
        return not (before.rstrip(".") in titles() or INITIALS.fullmatch(before))
    if before in ("'", "’"):
        return page.quotation[i] >= 0 and (i < 2 or page.quotation[i - 2] != page.quotation[i])
    return False


def _joined(page: Page, i: int) -> bool:
    """Says whether word `i` stands right behind word `i - 1` within the same sentence and quotation."""
    if page.sentence[i] != page.sentence[i - 1] or page.quotation[i] != page.quotation[i - 1]:
        return False
    gap = page.start[i] - page.end[i - 1]
    return gap <= 1 or (gap < 40 and "\n\n" not in page.text[page.end[i - 1] : page.start[i]])


def reach(page: Page, evidence: Capitals, i: int) -> tuple[int, int]:
    """How far the name that begins at word `i` reaches; an empty range where it is only a title or a call."""
    n, j = len(page), i + 1
    title = evidence.is_title(i)
    of_title = page.forms[i] in OF_TITLES
    while j < n and _joined(page, j):
        form = page.forms[j]
        if evidence.goes_on(j) and not (j in evidence.start and not evidence.begins_name(j)):
            if evidence.is_title(j) and not evidence.is_title(j - 1) and not INITIALS.fullmatch(form):
                break
            if title and evidence.is_title(j) and j + 1 < n and not page.forms[j + 1][0].isupper():
                break
            j += 1
        elif form == "-" and page.glued(j) and j + 1 < n and page.glued(j + 1):
            after = page.forms[j + 1]
            if page.lower[j + 1] in HONORIFICS:
                return i, j + 2
            if not (after[0].isupper() or evidence.goes_on_small(i, j + 1)):
                break
            j += 2
        elif (after_particles := _past_particles(page, j, of_title)) is not None:
            j = after_particles + 1
        else:
            break
    if j == i + 1 and title:
        # a title alone names somebody only behind an article (`the Duchess`) or where the story uses it as a name
        article = i > 0 and page.lower[i - 1] == "the" and i not in evidence.start
        form = page.forms[i]
        alone = not form.endswith(".") and form not in NOT_NAMES and form not in ADDRESSES
        if not (alone and (article or i not in evidence.start or page.upos[i] == "PROPN")):
            return i, i
    return i, j


def _past_particles(page: Page, j: int, of_title: bool) -> int | None:
    """The capitalised word behind the particles that begin at word `j` (`van der Meer`), if that is what they are."""
    k = j
    while k < len(page) and k - j < 3 and (page.forms[k] in PARTICLES or (page.forms[k] == "of" and of_title)):
        k += 1
    return k if j < k < len(page) and page.forms[k][0].isupper() and page.sentence[k] == page.sentence[j] else None
