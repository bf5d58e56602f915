"""Ties nouns to people: `the doctor` to the one doctor with a name, `the landlady` to a person of her own."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from storyglass.language.page import Page
from storyglass.people.clusters import Listed, Named
from storyglass.people.lexicon import styles
from storyglass.people.names import NameSpan
from storyglass.people.nouns import GENERIC, NounSpan
from storyglass.people.persons import Person
from storyglass.people.saying import speaks_beside

TITLE_NOUNS = {
    "doctor": ("Dr", "Doctor"), "physician": ("Dr", "Doctor"), "captain": ("Captain", "Capt"),
    "professor": ("Professor", "Prof"), "colonel": ("Colonel", "Col"), "general": ("General", "Gen"),
    "lieutenant": ("Lieutenant", "Lt"), "sergeant": ("Sergeant", "Sgt"), "vicar": ("Reverend", "Rev"),
    "clergyman": ("Reverend", "Rev"),
}  # fmt: skip
"""Nouns whose title goes by another word or is cut short; any other title (`Inspector`) is its own noun."""
NAMED_OFTEN = 2
"""Times somebody must be named to be one whom a noun could mean."""
LATELY = 400
"""Words over which `the woman` means the woman who has just turned up."""


@dataclass(slots=True)
class _Role:
    """A noun phrase used of people, over the whole story."""

    spans: list[int] = field(default_factory=list)  # indices into the list of noun spans
    speaks: int = 0
    spoken_at: int = 0  # the word at which it first stands beside a verb of saying
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
    free = _Free(people, persons)
    for key, role in _roles(page, nouns).items():
        first = nouns[role.spans[0]]
        target = listed.index(key)
        if target is not None and persons[target].name is None:
            persons[target].name = page.surface(first.first, first.last)
        if target is None and key == first.head:
            target = _titled(first.head, people)
        if target is None and len(beside[key]) == 1 and first.head not in GENERIC:
            target = next(iter(beside[key]))
        if target is None and _worth_a_person(first, role, free):
            target = len(persons)
            persons.append(_nameless(page, [nouns[k] for k in role.spans]))
        if target is not None:
            for k in role.spans:
                tied[k] = target
    _tie_newcomers(page, nouns, tied, persons)
    return tied


def _roles(page: Page, nouns: list[NounSpan]) -> dict[str, _Role]:
    """The noun phrases that may stand for one person each, by their words; `my father` apart from `the father`."""
    roles: dict[str, _Role] = defaultdict(_Role)
    for k, noun in enumerate(nouns):
        if noun.determiner in ("no", "every", "each"):
            continue
        kin = noun.entry.kind == "kin" and not noun.definite and noun.determiner not in ("a", "an", "")
        key = noun.key
        if kin:
            if page.quotation[noun.first] >= 0:
                continue  # whose mother `my mother` is there, nobody knows yet
            key = f"my {noun.key}" if noun.determiner in ("my", "our") else f"their {noun.key}"
        role = roles[key]
        role.spans.append(k)
        role.definite += noun.definite
        if speaks_beside(page, noun.first, noun.last):
            role.spoken_at = role.spoken_at if role.speaks else noun.first
            role.speaks += 1
    return roles


class _Free:
    """How many people with a name a noun of some gender could mean."""

    def __init__(self, people: list[Named], persons: list[Person]) -> None:
        self.often = [
            (min(span.first for form in named.forms for span in form.spans), persons[n].gender)
            for n, named in enumerate(people)
            if named.count >= NAMED_OFTEN and not named.group
        ]

    def named(self, gender: str | None, word: int) -> int:
        """People named before that word, of that gender or of one that is not told."""
        return sum(first < word and (gender is None or told in (gender, None)) for first, told in self.often)


def _worth_a_person(noun: NounSpan, role: _Role, free: _Free) -> bool:
    """Says whether a noun phrase stands for somebody of its own rather than for somebody with a name."""
    if noun.entry.plural:
        return role.definite >= 2 or role.speaks > 0
    if noun.entry.kind == "kin" and noun.determiner not in ("the", "this", "that", "a", "an", ""):
        if noun.determiner in ("my", "our"):  # who tells a story calls the own kin so instead of by name
            return len(role.spans) > 1 or role.speaks > 0
        owner_too = noun.entry.gender is not None and noun.determiner == {"he": "his", "she": "her"}[noun.entry.gender]
        return role.speaks > 0 and free.named(noun.entry.gender, role.spoken_at) <= owner_too
    if noun.head in GENERIC and noun.key == noun.head:
        return role.speaks > 0 and role.definite > 0 and free.named(noun.entry.gender, role.spoken_at) == 0
    return role.speaks > 0 or (role.definite >= 3 and noun.head not in GENERIC and noun.entry.kind == "role")


def _tie_newcomers(page: Page, nouns: list[NounSpan], tied: list[int | None], persons: list[Person]) -> None:
    """`shouted a woman`: an indefinite noun that speaks is somebody new, whom `the woman` means for a while."""
    lately: dict[str, tuple[int, int]] = {}  # head -> person, word
    for k, noun in enumerate(nouns):
        if tied[k] is not None or noun.entry.plural:
            continue
        if noun.determiner in ("a", "an", "another") and speaks_beside(page, noun.first, noun.last):
            lately[noun.head] = (len(persons), noun.last)
            persons.append(_nameless(page, [noun]))
        recent = noun.head in lately and noun.first - lately[noun.head][1] <= LATELY
        if recent and (noun.definite or noun.last == lately[noun.head][1]):
            person = lately[noun.head][0]
            tied[k] = person
            lately[noun.head] = (person, noun.last)


def _nameless(page: Page, spans: list[NounSpan]) -> Person:
    best = next((span for span in spans if span.definite), spans[0])
    return Person(
        name=page.surface(best.first, best.last),
        gender="they" if best.entry.plural else best.entry.gender,
        group=best.entry.plural,
        noun=best.head,
        confidence=0.6,
    )


def _titled(head: str, people: list[Named]) -> int | None:
    """The one person of that title, where there is one only."""
    wanted = TITLE_NOUNS.get(head, (head.capitalize(),))
    if not any(title in styles() for title in wanted) or head.capitalize() in ("Sir", "Lady", "Lord", "Miss"):
        return None
    found = [index for index, person in enumerate(people) if person.titles & set(wanted)]
    return found[0] if len(found) == 1 else None


def _appositions(page: Page, nouns: list[NounSpan], names: list[tuple[NameSpan, int]]) -> dict[str, Counter[int]]:
    """For each noun phrase, the names that it stands beside: `Mr. Hale, the vicar,`, and `Fenn was the new cook`."""
    named = {word: person for span, person in names for word in range(span.first, span.last)}
    begins = {span.first: person for span, person in names}
    ends = {span.last: person for span, person in names}
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for noun in nouns:
        if not noun.definite or noun.entry.plural:
            continue
        found[noun.key].update(named[word] for word in page.tree.alongside(noun.last - 1) if word in named)
        if noun.first < 2 or noun.last + 1 >= len(page):
            continue
        if noun.first in ends and noun.determiner == "the" and page.quotation[noun.first] < 0:
            found[noun.key][ends[noun.first]] += 1  # `Marta the miller`
        elif page.forms[noun.first - 1] == "," and noun.first - 1 in ends and page.forms[noun.last] in (",", "."):
            found[noun.key][ends[noun.first - 1]] += 1
        elif page.forms[noun.last] == "," and noun.last + 1 in begins:
            found[noun.key][begins[noun.last + 1]] += 1
    return found
