"""Gathers the proper names of a story, form by form, with the evidence of what each names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from storyglass.language.page import Page
from storyglass.people.calls import called
from storyglass.people.capitals import PARTICLES, Capitals, reach
from storyglass.people.lexicon import (
    HONORIFICS,
    PLACE_HEADS,
    first_names,
    known_names,
    person_nouns,
    styles,
    titles,
)
from storyglass.people.saying import TOLD, says
from storyglass.story import EntityType

PLACE_PREPOSITIONS = frozenset("in on at near to through across into from towards toward outside beyond around".split())


ELSEWHERE = 3
"""How many times as often as it speaks a name must have stood for a place in the fiction counted, to be one where
nobody of that name acts."""


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
    types: Counter[EntityType] = field(default_factory=Counter)  # what the reading model takes it for
    spans: list[NameSpan] = field(default_factory=list)
    sentences: set[int] = field(default_factory=set)


def find_names(page: Page, given: frozenset[str] = frozenset()) -> dict[str, NameForm]:
    """Finds every proper name of the story, by form, each form with its places in text order.

    `given` are capitalised words that are known to be parts of names.
    """
    capital = [i for i, form in enumerate(page.forms) if form[0].isupper() and page.paragraph[i] >= 0]
    evidence = Capitals(page, capital, given)
    forms: dict[str, NameForm] = {}
    done = -1
    for i in capital:
        if i < done or not evidence.begins_name(i):
            continue
        first, last = reach(page, evidence, i)
        if last <= first:
            continue
        done = last
        _add(page, forms, first, last)
    seen = {key: form for key, form in forms.items() if not page.mentions or _borne_out(form, given)}
    return {key: form for key, form in seen.items() if not _attributive(form, forms)}


def _borne_out(form: NameForm, given: frozenset[str]) -> bool:
    """Says whether the reading model takes a form for a name, or else the story plainly uses it as somebody's."""
    used = form.title or form.speech or form.vocative or len(form.words) > 1
    return bool(form.types or used) or not given.isdisjoint(form.text.split())


def _attributive(form: NameForm, forms: dict[str, NameForm]) -> bool:
    """Says whether `the X` is only X used before a noun (`the Weston carriage`): X stands alone more often."""
    bare = forms.get(form.text.removeprefix("the ")) if form.role else None
    return bare is not None and bare.count > form.count and not form.speech


def _add(page: Page, forms: dict[str, NameForm], first: int, last: int) -> None:
    quoted = page.quotation[first] >= 0
    before = page.lower[first - 1] if first and page.sentence[first - 1] == page.sentence[first] else ""
    words = page.forms[first:last]
    parts = _without_honorific(words)
    title = words[0].rstrip(".") if words[0].rstrip(".") in styles() and len(words) > 1 else None
    named = _named(parts[1:] if title else parts)
    role = title is None and before in ("the", "a", "an") and len(named) <= 2
    text = page.surface(first, last)
    key = f"the {text}" if role and before == "the" else text
    form = forms.get(key)
    if form is None:
        form = forms[key] = NameForm(key, title, named, role and before == "the")
    following = page.lower[last] if last < len(page) else ""
    vocative = quoted and called(page, first, last)
    form.count += 1
    form.inside += quoted
    form.vocative += vocative
    if last - 1 in page.name_type:
        form.types[page.name_type[last - 1]] += 1
    form.articled += before in ("the", "a", "an")
    if not quoted and last < len(page):
        form.speech += says(page, last) or says(page, first - 1)
        form.subject += page.xpos[last] in TOLD or following == "'s"
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


def _without_honorific(words: list[str]) -> list[str]:
    if len(words) > 2 and words[-1].lower() in HONORIFICS and words[-2] == "-":
        return words[:-2]
    return words


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
    """Says whether a form names a place or a thing rather than a person: what the reading model mostly takes it for.

    Without the model, its head word and the words beside it tell.
    """
    if form.title is not None:
        return False
    entry = known_names().get(form.text)
    if form.types:
        acts = form.speech or form.subject
        elsewhere = entry is not None and entry.place > ELSEWHERE * (entry.speaker + 1) and not acts
        return elsewhere or form.types["PER"] * 2 < form.types.total()
    if form.role and not form.speech and not form.vocative:
        told = form.words[-1] in person_nouns() or form.words[-1].capitalize() in titles()
        return not told
    if form.words and form.words[-1] in PLACE_HEADS:
        return True
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
