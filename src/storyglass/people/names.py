"""Finds proper names: which capitalised words name somebody, and how far each name reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from storyglass.language.page import Page
from storyglass.people.lexicon import (
    CLOSED,
    HONORIFICS,
    NOT_NAMES,
    PLACE_HEADS,
    QUOTES_A_NAME,
    first_names,
    known_names,
    person_nouns,
    speech_verbs,
    titles,
)

PARTICLES = frozenset("de du des von van der den la le el al bin ibn di da dos del della y ap mac o'".split())
OF_TITLES = frozenset(
    "Duke Duchess Earl King Queen Prince Princess Lord Lady Count Countess Marquis Baron Bishop Archbishop".split()
)
PLACE_PREPOSITIONS = frozenset("in at near to through across into from towards toward outside beyond around".split())
CALLS = frozenset("dear my poor old little young oh o ah and".split())
"""Words that may stand between the start of a speech and the name it calls."""
BEFORE_VOCATIVE = frozenset({",", "“", '"', "‘", "'", "—", "--", "-", "…", "...", "!", "?", ".", ";", ":"})
AFTER_VOCATIVE = frozenset({",", ".", "!", "?", "”", '"', "’", "'", "—", "--", "…", "...", ";", "-"})
RARE_NAME = 12
"""A word written small more than so many times as often as with a capital inside sentences is no name there: the
capital is one of emphasis, verse or an odd beginning. Set by hand, so that a `Will` beside many a `will` still counts."""
SHORTEST_SHORT_FORM = 3
"""Letters of a short form of a name, at least."""
SELDOM_SMALL = 0.25
"""A word written small less often than this, per capital inside sentences, is a name wherever it has its capital."""
ADDRESSES = frozenset("Lord Lady Saint St Miss Mister Sir Madam Ma'am Master Dame".split())
"""Titles that call anybody when they stand alone."""
BEFORE_DATES = frozenset("in by of until till last next this since during through late early mid on every one".split())
"""Words before a month or a day of the week that make it a date."""
INITIALS = re.compile(r"(?:[A-Z]\.)+")


class NameSpan(NamedTuple):
    """One place where a proper name stands: words [first, last), and what was seen beside it."""

    first: int
    last: int
    form: str
    vocative: bool


@dataclass(slots=True)
class NameForm:
    """One way of writing a name over the whole story, with the evidence of what it names."""

    text: str
    title: str | None
    words: tuple[str, ...]  # lower-cased, without title and particles
    role: bool  # `the Duchess`: a role used as a name
    count: int = 0
    inside: int = 0  # in quotations
    speech: int = 0  # beside a verb of saying, in narration
    vocative: int = 0
    subject: int = 0
    place: int = 0
    articled: int = 0
    spans: list[NameSpan] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)


def find_names(page: Page, given: frozenset[str] = frozenset()) -> dict[str, NameForm]:
    """Finds every proper name of the story, by form, each form with its places in text order.

    `given` are capitalised words that are known to be parts of names.
    """
    capital = [i for i, form in enumerate(page.forms) if form[0].isupper() and page.paragraph[i] >= 0]
    evidence = _Capitals(page, capital, given)
    forms: dict[str, NameForm] = {}
    done = -1
    for i in capital:
        if i < done or not evidence.begins_name(i):
            continue
        first, last = _reach(page, evidence, i)
        if last <= first:
            continue
        done = last
        _add(page, forms, first, last)
    return {key: form for key, form in forms.items() if not _attributive(form, forms)}


def _attributive(form: NameForm, forms: dict[str, NameForm]) -> bool:
    """Says whether `the X` is only X used before a noun (`the Weston carriage`): X stands alone more often."""
    bare = forms.get(form.text.removeprefix("the ")) if form.role else None
    return bare is not None and bare.count > form.count and not form.speech


class _Capitals:
    """How the story uses each capitalised form: inside sentences, at their start, beside a verb of saying, small."""

    def __init__(self, page: Page, capital: list[int], given: frozenset[str]) -> None:
        self.page = page
        self.small = Counter(form for form in page.lower if form.isalpha())
        self.start: set[int] = set()
        self.inside: Counter[str] = Counter()
        self.speakers: set[str] = set()
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
                self.speakers.add(form)
        self.labels = {bisect_left(page.start, part.label[0]) for part in page.parts if part.label is not None}
        self.speakers |= {page.forms[i] for i in self.labels if i < len(page)}

    def is_title(self, i: int) -> bool:
        """Says whether word `i` is a title."""
        form = self.page.forms[i].rstrip(".")
        return form in titles() and (len(form) < 3 or not form.isupper())

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
            shouted = self.inside[name] > 0 or (name in self.seen and name in self.known)
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
        if acts or runs_on or following in ("'s", "and"):
            return True
        return page.quotation[i] >= 0 and self._is_short_form(form.lower())

    def _is_short_form(self, word: str) -> bool:
        """Says whether a word is short for a name that the story uses: `Kat` where there is a Katrin."""
        if len(word) < SHORTEST_SHORT_FORM:
            return False
        return any(shortens(word, name.lower()) for name in self.inside if name[0].lower() == word[0])

    def _initial(self, i: int) -> bool:
        """`J.` before a name."""
        page = self.page
        form = page.forms[i]
        following = page.forms[i + 1] if i + 1 < len(page) else "."
        return bool(INITIALS.fullmatch(form)) and following[0].isupper() and following not in NOT_NAMES

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


def _says(page: Page, i: int) -> bool:
    """Says whether word `i` is a verb of saying in the narration."""
    if not 0 <= i < len(page) or page.quotation[i] >= 0:
        return False
    return page.xpos[i] in ("VBD", "VBZ") and page.lemma[i] in speech_verbs() - QUOTES_A_NAME


def _finite(page: Page, i: int) -> bool:
    """Says whether a finite verb stands at word `i`, or behind one adverb there."""
    for j in (i, i + 1):
        if j < len(page) and page.xpos[j] in ("VBD", "VBZ"):
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


def _reach(page: Page, evidence: _Capitals, i: int) -> tuple[int, int]:
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
            if not after[0].isupper():
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


def _add(page: Page, forms: dict[str, NameForm], first: int, last: int) -> None:
    quoted = page.quotation[first] >= 0
    before = page.lower[first - 1] if first and page.sentence[first - 1] == page.sentence[first] else ""
    words = page.forms[first:last]
    parts = _without_honorific(words)
    title = words[0].rstrip(".") if words[0].rstrip(".") in titles() and len(words) > 1 else None
    named = _named(parts[1:] if title else parts)
    role = title is None and before in ("the", "a", "an") and len(named) <= 2
    text = _surface(page, first, last)
    key = f"the {text}" if role and before == "the" else text
    form = forms.get(key)
    if form is None:
        form = forms[key] = NameForm(key, title, named, role and before == "the")
    following = page.lower[last] if last < len(page) else ""
    lemma = page.lemma[last] if last < len(page) else ""
    say = speech_verbs()
    vocative = quoted and _called(page, first, last)
    form.count += 1
    form.inside += quoted
    form.vocative += vocative
    form.articled += before in ("the", "a", "an")
    if not quoted and last < len(page):
        past = page.xpos[last] in ("VBD", "VBZ")
        said_before = first > 0 and page.lemma[first - 1] in say and page.xpos[first - 1] in ("VBD", "VBZ")
        form.speech += (lemma in say and past) or said_before
        form.subject += past or following == "'s"
    ahead = page.lower[first - 2] if before == "the" and first > 1 else before
    form.place += ahead in PLACE_PREPOSITIONS and following != "'s"
    form.sentences.add(page.sentence[first])
    form.spans.append(NameSpan(first - 1 if form.role else first, last, key, vocative))


def _named(words: list[str]) -> tuple[str, ...]:
    """The words of a name for comparing: small letters, no particles, what a hyphen joins as one."""
    joined: list[str] = []
    for n, word in enumerate(words):
        if word == "-" or (n and words[n - 1] == "-" and joined):
            joined[-1:] = [(joined[-1] if joined else "") + word.lower()]
        elif word not in PARTICLES:
            joined.append(word.lower().replace("’", "'"))
    return tuple(joined)


def _surface(page: Page, first: int, last: int) -> str:
    return " ".join(page.text[page.start[first] : page.end[last - 1]].split())


def _without_honorific(words: list[str]) -> list[str]:
    if len(words) > 2 and words[-1].lower() in HONORIFICS and words[-2] == "-":
        return words[:-2]
    return words


def _called(page: Page, first: int, last: int) -> bool:
    """Says whether the name in a quotation calls the one spoken to: set off by commas or the quotation's own ends."""
    part = page.quotation[first]
    before = first - 1
    while before >= 0 and page.quotation[before] == part and page.lower[before] in CALLS:
        before -= 1
    opens = before < 0 or page.quotation[before] != part or page.forms[before] in BEFORE_VOCATIVE
    closes = last >= len(page) or page.quotation[last] != part or page.forms[last] in AFTER_VOCATIVE
    if not (opens and closes) or (last + 1 < len(page) and page.lower[last + 1] in ("who", "whose", "which")):
        return False
    inner_left = before >= 0 and page.quotation[before] == part and page.forms[before] == ","
    starts = not inner_left
    if inner_left and before and page.lower[before - 1] in person_nouns():
        return False  # `my sister, Ada, is`
    # `It was Emma, Harriet, and Jane`: a list is no call
    listed = _listed(page, last) and (inner_left or page.lower[last + 1] in ("and", "or"))
    return (starts or inner_left) and not listed


def _listed(page: Page, last: int) -> bool:
    """Says whether the words behind a name go on with a list: `, and`, `, Joss and`."""
    if last + 2 >= len(page) or page.forms[last] != ",":
        return False
    if page.lower[last + 1] in ("and", "or"):
        return True
    return page.forms[last + 1][0].isupper() and page.lower[last + 2] in ("and", "or", ",")


def shortens(short: str, name: str) -> bool:
    """Says whether `short` is `name` cut at its end (`Des`, `Desmond`), or at its start but for the first letter."""
    if len(name) <= len(short) or short[0] != name[0]:
        return False
    return name.startswith(short) or (len(short) > SHORTEST_SHORT_FORM and name.endswith(short[1:]))


def human_forms(forms: dict[str, NameForm], given: set[str]) -> list[NameForm]:
    """The forms that name people (or families), the rest being places and things; `given` are forms known to be people.

    A full name follows its parts: `Bram Gant` is nobody's address where `Bram` is somebody.
    """
    named = [form for form in forms.values() if form.words]
    human = {form.text for form in named if form.text in given or not names_a_place(form)}
    words = {form.words[0] for form in named if form.text in human and len(form.words) == 1 and form.subject > 1}
    surnames = {form.words[-1] for form in named if form.text in human and (len(form.words) > 1 or form.title)}

    def named_after(form: NameForm) -> bool:
        if len(form.words) > 1:
            return form.words[0] in words and form.words[-1] not in PLACE_HEADS
        return form.words[0].endswith("s") and form.words[0][:-1] in surnames  # a family

    return [form for form in named if form.text in human or named_after(form)]


def names_a_place(form: NameForm) -> bool:
    """Says whether a form names a place or a thing rather than a person, by its head word and the words beside it."""
    if form.title is not None:
        return False
    if form.role and not form.speech and not form.vocative:
        told = form.words[-1] in person_nouns() or form.words[-1].capitalize() in titles()
        return not told
    if len(form.words) == 1 and form.words[0] in PLACE_HEADS:
        return True
    if form.words and form.words[-1] in PLACE_HEADS and len(form.words) > 1:
        return True
    entry = known_names().get(form.text)
    person: float = 3 * form.speech + 2 * form.vocative + form.subject
    place: float = 2 * form.place
    if form.words and form.words[0] in person_nouns():
        person += 3
    first = known_names().get(form.text.split()[0])
    if form.text.split()[0] in first_names():
        person += 3 + (form.count if len(form.words) > 1 else 0)
    elif len(form.words) > 1 and first is not None and first.speaker > first.place:
        person += 3 + form.count
    if entry is not None:
        person += 3 * entry.speaker / (entry.speaker + entry.place + 1)
        place += 4 * entry.place / (entry.speaker + entry.place + 1)
    return place > person or (person == 0 and entry is None and form.articled > 0)
