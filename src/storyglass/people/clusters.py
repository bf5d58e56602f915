"""Ties the forms of a name together: which of them name the same person.

Names are never merged against their evidence: not Mr. with Mrs., not Mrs. with Miss, not two first names of one
family. Where a form could belong to several people, it goes to the one whom the story names most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from storyglass.given_cast import GivenCast
from storyglass.people.lexicon import known_names, nicknames, styles, titles
from storyglass.people.names import NameForm
from storyglass.people.short_forms import LongNames

MARRIED = frozenset({"Mrs", "Mistress", "Madame", "Mme", "Frau", "Señora", "Senora", "Signora"})
UNMARRIED = frozenset({"Miss", "Mademoiselle", "Mlle", "Fräulein", "Fraulein", "Señorita", "Senorita", "Signorina"})
FIRST_NAME_TITLES = frozenset(
    "Sir Lady Lord Uncle Aunt Auntie Brother Sister Cousin Prince Princess King Queen Father Mother Saint Don Miss "
    "Master Dame Friar".split()
)
"""Titles that stand before first names as well as before surnames."""
FULL_TITLED = 3
"""Times a full name stands with its title (`Mr. John Hale`) from which that is a habit of the story."""
HABIT = 0.1
"""Share of `Miss First` among `Miss Surname` from which the two are told apart on purpose."""
CLEARLY_TITLED = 5
"""How many times as often a title must stand with a surname as full names do, for the bare surname to go with it."""
OFTEN = 10
"""Times both halves of a full name seen once must stand alone for it to be two people's names."""
PLAIN_SHARE = 0.25
"""Share of a person's mentions that use the plain first name, for a short form of it to be theirs."""
CLEARLY = 3
"""How many times as often the best-known bearer of a title must be named as the next, to own the bare title."""
MEETINGS = 3
MEETING_SHARE = 0.03
"""Sentences that name both, in all and as a share of the rarer one's, from which two names are two people."""
APART = (
    (MARRIED, UNMARRIED),
    (frozenset({"Mr", "Master"}), frozenset({"Sir", "Lord", "Dr", "Doctor", "Colonel", "King", "Prince"})),
    (frozenset({"Lady"}), frozenset({"Queen", "Princess", "Duchess"})),
)
"""Titles that one person does not bear both of, as a rule."""


@dataclass(slots=True, eq=False)
class Named:
    """Somebody known by one or more name forms."""

    forms: list[NameForm] = field(default_factory=list)
    firsts: set[str] = field(default_factory=set)
    lasts: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    gender: str | None = None
    group: bool = False
    role: bool = False  # one of the forms is a role used as a name
    count: int = 0  # how often any of the forms occurs

    def add(self, form: NameForm, gender: str | None) -> None:
        """Takes in one more form, with what it says."""
        self.forms.append(form)
        self.role |= form.role
        self.count += form.count
        if form.title:
            self.titles.add(form.title)
            gender = styles()[form.title] or gender
        if len(form.words) > 1:
            if not (form.title in MARRIED and is_mans_name(form.words[0])):  # `Mrs. Robert Hale` is not Robert
                self.firsts.add(form.words[0])
            self.lasts.add(form.words[-1])
        self.gender = self.gender or gender


def is_mans_name(word: str) -> bool:
    """Says whether a first name is a man's, as far as it was counted."""
    counted = known_names().get(word.capitalize())
    return counted is not None and counted.he > 2 * counted.she


def cluster(forms: Iterable[NameForm], genders: dict[str, str | None], listed: Listed | None = None) -> list[Named]:
    """Groups name forms into people. `genders` holds, per form, the gender the story's own pronouns tell.

    The people of a given cast come first in the list, in its order, and take every form that only one of them goes by.
    """
    wanted = [form for form in forms if form.words]
    index = _Index(wanted)
    listed = listed or Listed(None)
    index.people += listed.people
    for form in sorted(wanted, key=index.order):
        owner = listed.owner(form.text)
        if owner is None and index.chance_meeting(form):
            continue
        gender = (styles()[form.title] if form.title else None) or genders.get(form.text)
        person = owner or _family(form, index) or _owner(form, gender, index)
        if person is None:
            person = Named()
            index.people.append(person)
        index.give(person, form, gender)
    return _join_short_forms(index.people, len(listed.people))


class Listed:
    """The people of a given cast, by each of the names they go by."""

    def __init__(self, given: GivenCast | None) -> None:
        self.people: list[Named] = []
        self.by_alias: dict[str, list[int]] = defaultdict(list)
        names = [alias for person in (given.persons if given else ()) for alias in (person.name, *person.aliases)]
        self.words = frozenset(word for name in names for word in name.split() if word[0].isupper())
        for n, person in enumerate(given.persons if given else ()):
            gender = (person.pronouns or "").split("/")[0]
            self.people.append(Named(gender=gender if gender in ("he", "she", "they") else None))
            for alias in {plain(person.name), *map(plain, person.aliases)}:
                self.by_alias[alias].append(n)

    def index(self, text: str) -> int | None:
        """The number of the one person who goes by that name."""
        found = self.by_alias.get(plain(text), [])
        return found[0] if len(found) == 1 else None

    def owner(self, text: str) -> Named | None:
        """The one person who goes by that name."""
        found = self.index(text)
        return None if found is None else self.people[found]


def plain(name: str) -> str:
    """A name for comparing: small letters, no dots, no article."""
    return " ".join(name.lower().replace(".", "").replace("’", "'").split()).removeprefix("the ")


class _Index:
    """People by each word of their names, and what all forms together say."""

    def __init__(self, forms: list[NameForm]) -> None:
        self.people: list[Named] = []
        self.by_word: dict[str, dict[Named, int]] = defaultdict(dict)  # each with their place among those of the word
        self.by_ends: dict[tuple[str, str, bool], dict[Named, None]] = defaultdict(dict)
        self.bare = Counter({form.words[0]: form.count for form in forms if len(form.words) == 1 and not form.title})
        self.surnames: Counter[str] = Counter()
        self.titled: Counter[tuple[str, str]] = Counter()  # (title, last word) of names of one word
        self.titled_first: Counter[tuple[str, str]] = Counter()  # (title, last) of `Miss Anne Elliot`; first names too
        self.firsts: set[str] = set()
        for form in forms:
            if form.title or len(form.words) > 1:
                self.surnames[form.words[-1]] += form.count
            if form.title and len(form.words) == 1:
                self.titled[form.title, form.words[0]] += form.count
            if form.title and len(form.words) > 1:
                self.titled_first[form.title, form.words[-1]] += form.count
            if len(form.words) > 1:
                self.firsts.add(form.words[0])

    def order(self, form: NameForm) -> tuple[int, int, int, str]:
        """Full names come first, then first names they explain, then titles with one name, then what is left."""
        if len(form.words) > 1:
            phase = 0
        elif form.title:
            phase = 2
        else:
            phase = 1 if form.words[0] in self.firsts and not form.role else 3
        return phase, -len(form.words), -form.count, form.text

    def chance_meeting(self, form: NameForm) -> bool:
        """Says whether a full name is only two people's names side by side: seen once, both common by themselves."""
        if len(form.words) != 2 or form.title or form.count > 1:
            return False
        return min(self.bare[form.words[0]], self.bare[form.words[1]]) >= OFTEN

    def give(self, person: Named, form: NameForm, gender: str | None) -> None:
        """Adds a form to a person."""
        person.add(form, gender)
        for word in form.words:
            self.by_word[word].setdefault(person, len(self.by_word[word]))
        self.by_ends[_ends(form)].setdefault(person)

    def named_alike(self, form: NameForm) -> list[Named]:
        """Those with a form of the same first and last word, for middle names and initials come and go."""
        places = self.by_word[form.words[-1]]
        return sorted(self.by_ends[_ends(form)], key=places.__getitem__)

    def bearing(self, first: Iterable[str], last: str) -> list[Named]:
        """Those with one of the first names and the last name, by whichever of the two fewer people bear."""
        surnamed = self.by_word[last]
        found: dict[Named, None] = {}
        for name in first:
            few, many = sorted((self.by_word[name], surnamed), key=len)
            found.update({p: None for p in few if p in many and name in p.firsts and last in p.lasts})
        return list(found)


def _ends(form: NameForm) -> tuple[str, str, bool]:
    return form.words[0], form.words[-1], len(form.words) > 1


def _family(form: NameForm, index: _Index) -> Named | None:
    """`the Bennets`, `the Miss Bennets`: a group of its own, known by the surname without its s."""
    word = form.words[-1]
    plural = word.endswith("s") and index.surnames[word[:-1]] > 0
    called_so = form.role or (form.title is not None and index.titled[form.title, word[:-1]] > 0)
    if plural and len(form.words) == 1 and called_so:
        person = Named(group=True)
        index.people.append(person)
        return person
    return None


def _fits(person: Named, form: NameForm, gender: str | None) -> bool:
    """Says whether nothing speaks against the form naming this person."""
    if person.group or (gender and person.gender and gender != person.gender):
        return False
    if form.title is None:
        return True
    return not any(
        (form.title in one and person.titles & other) or (form.title in other and person.titles & one)
        for one, other in APART
    )


def _meet(person: Named, form: NameForm) -> bool:
    """Says whether the form and the person's first name stand side by side in sentences: then they are two people.

    One person is seldom called by two names in one sentence.
    """
    sentences: set[int] = set()
    for other in person.forms:
        if len(other.words) == 1 and not other.title and other.words[0] in person.firsts:
            sentences |= other.sentences
    together = len(sentences & form.sentences)
    if form.title == "Mr" and _both_told(person, form):
        return True
    return together >= max(MEETINGS, MEETING_SHARE * min(len(sentences), len(form.sentences)))


def _both_told(person: Named, form: NameForm) -> bool:
    """Says whether the narration itself calls one man by his first name and another by this title and surname.

    Characters call one man both; a narration that keeps to first names does not, for the same man.
    """
    plain = sum(f.count - f.inside for f in person.forms if len(f.words) == 1 and not f.title)
    titled = form.count - form.inside
    return min(plain, titled) >= MEETINGS and titled * CLEARLY >= plain


def _owner(form: NameForm, gender: str | None, index: _Index) -> Named | None:
    """The person known already whom this form names, or None for somebody new."""
    same = index.named_alike(form)
    if form.role or any(person.role for person in same):
        return _role_owner(form, gender, index, same)
    if len(form.words) > 1:
        return _best(p for p in same if _fits(p, form, gender)) or _by_short_first_name(form, gender, index)
    word = form.words[0]
    if form.title is None and word.capitalize() in titles():
        return _role_owner(form, gender, index, same)
    near = [p for p in index.by_word[word] if _fits(p, form, gender)]
    first = [p for p in near if word in p.firsts]
    last = [p for p in near if word in p.lasts]
    alone = [p for p in near if word not in p.firsts | p.lasts]
    if form.title:
        return _titled_owner(form, first, last, alone, index)
    if first:
        return _best(first)
    if word in nicknames() and not last and not alone:
        full = [p for name in sorted(nicknames()[word]) for p in index.by_word[name] if _goes_by(p, name)]
        full = [p for p in full if _fits(p, form, gender)]
        if full:
            return _best(full)
    return _surname_owner([p for p in last if not _meet(p, form)], alone)


def _by_short_first_name(form: NameForm, gender: str | None, index: _Index) -> Named | None:
    """`Eliza Hale` where `Elizabeth Hale` is known, or the other way round."""
    variants = first_name_variants().get(form.words[0], ())
    found = [p for p in index.bearing(variants, form.words[-1]) if _fits(p, form, gender)]
    return found[0] if len(found) == 1 else None


@cache
def first_name_variants() -> dict[str, list[str]]:
    """For each first name, the short forms of it and the names it is short for, in alphabetical order."""
    pairs = [(short, full) for short, names in nicknames().items() for full in names]
    variants = defaultdict(set)
    for one, other in [*pairs, *((full, short) for short, full in pairs)]:
        variants[one].add(other)
    return {name: sorted(found) for name, found in variants.items()}


def _goes_by(person: Named, name: str) -> bool:
    """Says whether a person is known by that first name without a title, now and then at least."""
    plain = sum(form.count for form in person.forms if form.words[0] == name and not form.title)
    titled = sum(form.count for form in person.forms if form.words[0] == name and form.title)
    return plain > 0 and plain >= PLAIN_SHARE * (plain + titled)


def _role_owner(form: NameForm, gender: str | None, index: _Index, same: list[Named]) -> Named | None:
    """`the Captain` is the one captain the story has (or has most of); `the Duchess` and `Duchess` are one."""
    fitting = [p for p in same if _fits(p, form, gender)]
    if fitting:
        return _best(fitting)
    word = form.words[-1].capitalize()
    if len(form.words) == 1 and word in titles():
        titled = sorted((p for p in index.people if word in p.titles), key=lambda p: -p.count)
        if titled and (len(titled) == 1 or titled[0].count > CLEARLY * titled[1].count):
            return titled[0]
    return None


def _titled_owner(
    form: NameForm, first: list[Named], last: list[Named], alone: list[Named], index: _Index
) -> Named | None:
    title, word = form.title or "", form.words[0]
    if title in FIRST_NAME_TITLES and first:
        return _best([p for p in first if title in p.titles] or first)
    exact = [p for p in [*last, *alone] if any(f.title == title and f.words == form.words for f in p.forms)]
    if exact:
        return _best(exact)
    if title in MARRIED and any(index.titled[miss, word] >= FULL_TITLED for miss in sorted(UNMARRIED)):
        last = []  # a mother and her daughters: whose first name it is cannot be told
    if title in UNMARRIED and _distinguished(title, word, index):
        last = []
    last = [p for p in last if not _meet(p, form) and not _set_apart(p, form)]
    if len(last) == 1:
        return last[0]
    other = [p for p in alone if not p.titles]
    return _best(other) if len(other) == 1 and other[0].gender is not None else None


def _set_apart(person: Named, form: NameForm) -> bool:
    """Says whether the story tells `Mr. X` from `Mr. First X`: it uses both, and the short one matters more."""
    full = sum(f.count for f in person.forms if f.title == form.title and len(f.words) > 1)
    return form.title == "Mr" and full >= FULL_TITLED and form.count > person.count


def _distinguished(title: str, word: str, index: _Index) -> bool:
    """Says whether the story tells `Miss X` from `Miss First X` by habit: it uses both."""
    short, full = index.titled[title, word], index.titled_first[title, word]
    firsts = {form for p in index.by_word[word] for f in p.forms if len(f.words) > 1 for form in f.words[:1]}
    full += sum(index.titled[title, first] for first in firsts)
    return full >= FULL_TITLED and HABIT * short <= full and short > FULL_TITLED


def _surname_owner(last: list[Named], alone: list[Named]) -> Named | None:
    """A bare surname is, where several bear it, a man's before a woman's, and his whose full name it ends most."""
    everyone = [*last, *alone]
    if not everyone:
        return None

    def rank(person: Named) -> tuple[bool, float, int]:
        full = sum(form.count for form in person.forms if len(form.words) > 1)
        titled = sum(form.count for form in person.forms if len(form.words) == 1 and form.title)
        return person.gender == "she", -full - titled / CLEARLY_TITLED, -person.count

    return min(everyone, key=rank)


def _best(people: Iterable[Named]) -> Named | None:
    return max(people, key=lambda p: p.count, default=None)


def _join_short_forms(people: list[Named], listed: int) -> list[Named]:
    """Joins a short form used in talk (`Kat`, `Mel`) to the one longer name it is the beginning or the end of.

    The first `listed` people were given by the reader and stay as they are.
    """
    owners: dict[str, list[Named]] = defaultdict(list)
    for person in people:
        for word in sorted({form.words[0] for form in person.forms if not (form.role or form.title)}):
            owners[word].append(person)
    long_names = LongNames(owners)
    kept = []
    for n, person in enumerate(people):
        target = _long_form(person, long_names, owners) if n >= listed else None
        if target is None:
            kept.append(person)
            continue
        for form in person.forms:
            target.add(form, person.gender)
    return kept


def _long_form(person: Named, long_names: LongNames, owners: dict[str, list[Named]]) -> Named | None:
    """The one longer name, borne by one person, that somebody's only name is mostly a talker's short form of."""
    words = {form.words for form in person.forms}
    if len(words) != 1 or person.titles or person.group or person.role:
        return None
    (short,) = next(iter(words)) if len(next(iter(words))) == 1 else ("",)
    said = sum(form.inside for form in person.forms)
    if said * 2 < person.count:
        return None
    found = [
        bearers[0]
        for bearers in map(owners.__getitem__, long_names.shortened_to(short))
        if len(bearers) == 1 and bearers[0] is not person and bearers[0].count > person.count
    ]
    if len(found) != 1 or (person.gender and found[0].gender and person.gender != found[0].gender):
        return None
    return found[0]
