"""Ties nouns to people: `the doctor` to the one doctor with a name, `the landlady` to a person of her own."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from storyglass.language.page import Page
from storyglass.people.clusters import Listed, Named
from storyglass.people.lexicon import titles
from storyglass.people.model import Person
from storyglass.people.names import NameSpan
from storyglass.people.narrator import speaks_beside
from storyglass.people.nouns import GENERIC, NounSpan

TITLE_NOUNS = {
    "doctor": ("Dr", "Doctor"), "physician": ("Dr", "Doctor"), "captain": ("Captain", "Capt"),
    "professor": ("Professor", "Prof"), "colonel": ("Colonel", "Col"), "general": ("General", "Gen"),
    "lieutenant": ("Lieutenant", "Lt"), "sergeant": ("Sergeant", "Sgt"), "vicar": ("Reverend", "Rev"),
    "clergyman": ("Reverend", "Rev"),
}  # fmt: skip
"""Nouns whose title goes by another word or is cut short; any other title (`Inspector`) is its own noun."""


@dataclass(slots=True)
class _Role:
    """A noun phrase used of people, over the whole story."""

    spans: list[int] = field(default_factory=list)  # indices into the list of noun spans
    speaks: int = 0
    definite: int = 0


def tie_nouns(
    page: Page,
    nouns: list[NounSpan],
    people: list[Named],
    names: list[tuple[NameSpan, int]],
    persons: list[Person],
    listed: Listed,
) -> list[int | None]:
    """For each noun phrase the person it names by itself, or None; people without a name are added to `persons`.

    A noun that fits anybody (`the man`) and a kin noun (`her mother`) point at somebody else more often than not, so
    they get a person of their own only where they speak and nobody's name stands beside them.
    """
    tied: list[int | None] = [None] * len(nouns)
    beside = _appositions(page, nouns, names)
    roles: dict[str, _Role] = defaultdict(_Role)
    for k, noun in enumerate(nouns):
        if noun.determiner in ("no", "every", "each"):
            continue
        role = roles[noun.key]
        role.spans.append(k)
        role.definite += noun.definite
        role.speaks += speaks_beside(page, noun.first, noun.last)
    for key, role in roles.items():
        spans = [nouns[k] for k in role.spans]
        target = listed.index(key)
        if target is not None and persons[target].name is None:
            persons[target].name = _surface(page, spans[0])
        if target is None and key == spans[0].head:
            target = _titled(spans[0].head, people)
        if target is None and beside[key] and len(beside[key]) == 1 and key not in GENERIC:
            target = next(iter(beside[key]))
        if target is None and not _worth_a_person(spans[0], role):
            continue
        if target is None:
            target = len(persons)
            persons.append(_nameless(page, spans))
        for k in role.spans:
            if nouns[k].definite or nouns[k].determiner in ("a", "an", "one", "") or nouns[k].entry.kind != "kin":
                tied[k] = target
    return tied


def _worth_a_person(noun: NounSpan, role: _Role) -> bool:
    if noun.entry.plural:
        return role.definite >= 2 or role.speaks > 0
    if noun.head in GENERIC and noun.key == noun.head:
        return False
    return role.speaks > 0 or (role.definite >= 3 and noun.head not in GENERIC and noun.entry.kind == "role")


def _nameless(page: Page, spans: list[NounSpan]) -> Person:
    best = next((span for span in spans if span.definite), spans[0])
    return Person(
        name=_surface(page, best),
        gender="they" if best.entry.plural else best.entry.gender,
        group=best.entry.plural,
        noun=best.head,
        confidence=0.6,
    )


def _surface(page: Page, span: NounSpan) -> str:
    return " ".join(page.text[page.start[span.first] : page.end[span.last - 1]].split())


def _titled(head: str, people: list[Named]) -> int | None:
    """The one person of that title, where there is one only."""
    wanted = TITLE_NOUNS.get(head, (head.capitalize(),))
    if not any(title in titles() for title in wanted) or head.capitalize() in ("Sir", "Lady", "Lord", "Miss"):
        return None
    found = [index for index, person in enumerate(people) if person.titles & set(wanted)]
    return found[0] if len(found) == 1 else None


def _appositions(page: Page, nouns: list[NounSpan], names: list[tuple[NameSpan, int]]) -> dict[str, Counter[int]]:
    """For each noun phrase, the names it stands beside behind a comma: `Mr. Hale, the vicar,`."""
    begins = {span.first: person for span, person in names}
    ends = {span.last: person for span, person in names}
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for noun in nouns:
        if not noun.definite or noun.entry.plural or noun.last + 1 >= len(page) or noun.first < 2:
            continue
        if page.forms[noun.first - 1] == "," and noun.first - 1 in ends and page.forms[noun.last] in (",", "."):
            found[noun.key][ends[noun.first - 1]] += 1
        elif page.forms[noun.last] == "," and noun.last + 1 in begins:
            after = begins[noun.last + 1]
            found[noun.key][after] += 1
    return found
