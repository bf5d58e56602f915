"""Who is kin to whom: kin nouns with their owners, what children call their elders, and shared surnames."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from storyglass.bonds.lexicon import ELDERS, KIN_TERMS, KinTerm, Relation
from storyglass.bonds.signs import Pair, Sign, calls, pair_of, several_at_once
from storyglass.language.page import Page
from storyglass.narrative.model import Narrative
from storyglass.people.persons import Person, Share
from storyglass.speech.model import SpokenLine
from storyglass.story import BondKind

CONVERSE: dict[Relation, Relation] = {"parent": "child", "child": "parent"}
"""What the owner of a kin noun is to whom it names, where that is not the same."""
HUSBANDS = frozenset({"Mr", "Mister", "Monsieur", "M", "Herr", "Señor", "Signor"})
WIVES = frozenset({"Mrs", "Mistress", "Madame", "Mme", "Frau", "Señora", "Signora"})
TITLES_OF_SURNAMES = HUSBANDS | WIVES | frozenset("Miss Ms Dr Doctor Prof Professor Captain Colonel Sergeant".split())
SURE, LIKELY, SHARED_NAME, OTHER_NAME = 3.0, 0.6, 0.6, -0.8
"""Scores of whom a kin noun names: said beside the name; each mention taken for them; by surname."""
MOST_BY_LINKS = 1.2
"""Score that mentions alone come to, however many there are."""
MAINLY = 0.7
"""Share of the mentions of a nameless relative that belong to whose relative it is."""
MINORITY = 0.3
"""Share of a kin noun's mentions below which they do not speak for somebody."""
NAMELESS = 0.9
"""Vote for somebody who is known by the kin noun alone; a name is the better answer."""
CALLED = 0.9
"""Share of a vote that goes to who is spoken to, where a kin noun calls somebody."""
ENOUGH = 0.5
"""Score from which somebody is taken for the one a kin noun names."""
CLEAR = 1.0
"""Score from which somebody is taken for another one whom it names: a second sister."""
COUPLES: frozenset[Relation] = frozenset({"spouse", "lover"})
TOLD_KIN, OF_ONE_NAME = 0.75, 0.6
"""Weights of a passage that tells of kin, and of a surname that two have in common."""
NAMED = 2
"""Times somebody who is no character of the story must be named to be a character's kin."""
FOLLOWS = 0.75
"""Vote for what follows from other relations (a brother's father)."""
SELDOM = 8
"""A noun that stands beside a name less than once in so many times is misread there."""
LARGEST_FAMILY = 12
"""Bearers of one surname at most for a family."""
FOLLOWED = 5
"""Kin of one person at most from whom more kin follow: in a larger family one misread noun binds everybody."""


@dataclass
class _Claim:
    """One relation of one owner: the words that tell it, and how far each of them speaks for whom."""

    owner: int
    term: KinTerm
    words: list[int] = field(default_factory=list)
    total: float = 0.0
    votes: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    beside: Counter[int] = field(default_factory=Counter)

    def sure(self, target: int) -> bool:
        """Says whether the noun stands beside their name often enough to be no misreading."""
        return self.beside[target] * SELDOM > len(self.words)

    def telling(self, target: int) -> dict[int, float]:
        """The words that speak for somebody, each with how far it does; the first of all where only a surname does."""
        votes = self.votes.get(target, {})
        return votes if max(votes.values(), default=0.0) >= MINORITY else {self.words[0]: 1.0}


@dataclass
class Family:
    """Who is what to whom: for each person, those related and how, with the words that tell it (none if derived)."""

    relations: dict[int, dict[int, Relation]] = field(default_factory=lambda: defaultdict(dict))
    told: dict[Pair, dict[int, float]] = field(default_factory=dict)

    def related(self, one: int, relation: Relation) -> list[int]:
        """Those who are in some relation to somebody."""
        return [who for who, what in self.relations.get(one, {}).items() if what == relation]

    def add(self, owner: int, target: int, relation: Relation, words: dict[int, float]) -> None:
        """Notes that somebody is the owner's parent, child and so on, and what follows from that."""
        self._note(owner, target, relation, words)
        last = max(words)
        for one, other, follows in list(self._consequences(owner, target)):
            if one != other and other not in self.relations[one]:
                self._note(one, other, follows, {last: FOLLOWS})

    def _note(self, owner: int, target: int, relation: Relation, words: dict[int, float]) -> None:
        self.relations[owner][target] = relation
        self.relations[target][owner] = CONVERSE.get(relation, relation)
        self.told[pair_of(owner, target)] = words

    def _consequences(self, owner: int, target: int) -> Iterator[tuple[int, int, Relation]]:
        """Siblings share their parents, the children of one parent are siblings, and spouses share their children."""
        for one, other in ((owner, target), (target, owner)):
            kin = self.relations[one]
            if len(kin) > FOLLOWED:
                continue
            match kin[other]:
                case "parent":  # other is the parent of one
                    for child in self.related(other, "child")[:FOLLOWED]:
                        yield one, child, "sibling"
                    for sibling in self.related(one, "sibling"):
                        yield sibling, other, "parent"
                    for spouse in self.related(other, "spouse"):
                        yield one, spouse, "parent"
                case "sibling":
                    for parent in self.related(one, "parent"):
                        yield other, parent, "parent"
                case "spouse":
                    for child in self.related(one, "child"):
                        yield child, other, "parent"
                case _:
                    pass


def find_kin(narrative: Narrative, lovers: Set[Pair]) -> list[Sign]:
    """What is told of families, one sign for each passage that tells it; couples count as romantic.

    `lovers` are pairs that are known for what lovers do; a doubtful kin noun does not make them kin.
    """
    names = Surnames(narrative)
    family = Family()
    settled: set[tuple[int, KinTerm]] = set()
    genders = [person.gender for person in narrative.people.persons]
    choices = sorted(_choices(narrative, names), key=lambda choice: choice[:3], reverse=True)
    for score, owner, target, claim in choices:
        term = claim.term
        back = KinTerm(CONVERSE.get(term.relation, term.relation), genders[owner])
        unlikely = pair_of(owner, target) in lovers and term.relation not in COUPLES
        least = SURE if unlikely else CLEAR if (owner, term) in settled else ENOUGH
        if score < least or target in family.relations[owner]:
            continue
        if not (_taken(genders, family, owner, term) or _taken(genders, family, target, back)):
            family.add(owner, target, term.relation, claim.telling(target))
            settled.add((owner, term))
    return list(_signs(narrative, family, names))


def _taken(genders: Sequence[str | None], family: Family, owner: int, term: KinTerm) -> bool:
    """Says whether somebody else is that already, where nobody has two of them."""
    if term.relation == "spouse":
        return bool(family.related(owner, "spouse"))
    if term.relation == "parent":
        known = [genders[parent] for parent in family.related(owner, "parent")]
        return len(known) >= 2 or (term.gender is not None and term.gender in known)
    return False


def _choices(narrative: Narrative, names: Surnames) -> Iterator[tuple[float, int, int, _Claim]]:
    """Whom each kin noun of each owner could name, with how much speaks for it."""
    for claim in _claims(narrative).values():
        owner, relation = claim.owner, claim.term.relation
        if several_at_once(narrative, owner):
            continue
        for target in {*claim.votes, *names.namesakes(owner)} - {owner}:
            if target not in names.known or not names.fits(owner, target, claim.term):
                continue
            if target not in narrative.characters and not (names.shared(owner, target) or claim.sure(target)):
                continue
            votes = sum(claim.votes.get(target, {}).values())
            heard = votes >= MINORITY * claim.total
            score = (min(MOST_BY_LINKS, LIKELY * votes) if heard else 0.0) + SURE * claim.sure(target)
            told = relation not in COUPLES and names.only(owner, target, claim.term)
            if names.shared(owner, target) and (votes or told or names.couple(owner, target)):
                score += SHARED_NAME * (2 if relation == "spouse" and names.couple(owner, target) else 1)
            elif relation in ("parent", "child", "sibling") and names.differ(owner, target):
                score += OTHER_NAME
            yield score, owner, target, claim


def _claims(narrative: Narrative) -> dict[tuple[int, KinTerm], _Claim]:
    """Every kin noun that somebody owns, by owner and noun."""
    found: dict[tuple[int, KinTerm], _Claim] = {}
    page = narrative.page
    shares = _shares(narrative)
    owned: dict[int, Counter[int]] = defaultdict(Counter)
    for word, lower in enumerate(page.lower):
        term = KIN_TERMS.get(lower)
        if term is None or page.paragraph[word] < 0:
            continue
        possessor = page.tree.possessor_of(word)
        if possessor is not None and page.lower[possessor] == "its":
            continue
        line = narrative.line_of(word)
        if _before_a_name(page, word):
            named = narrative.person_at.get(word + 1, narrative.person_at.get(word))
            if line is not None and line.speaker in narrative.characters and named is not None and _of_kin(lower):
                claim = found.setdefault((line.speaker, term), _Claim(line.speaker, term))
                claim.words.append(word)
                claim.beside[named] += 1
                claim.votes[named][word] = 1.0
            continue
        here = set() if line is None else {line.speaker, *line.addressees}
        for owner in narrative.persons_of(possessor) if possessor is not None else _callers(narrative, word):
            if owner not in narrative.characters:
                continue
            claim = found.setdefault((owner, term), _Claim(owner, term))
            claim.words.append(word)
            trust = 1.0 if line is None else line.confidence
            votes = {who: share * trust for who, share in shares.get(word, ()) if who not in here}
            claim.total += sum(share for _, share in shares.get(word, ()))
            if possessor is None and line is not None and calls(narrative, word):
                votes |= dict.fromkeys(_spoken_to(narrative, line), CALLED)
            own = narrative.person_at.get(word)
            if own is not None and _nameless_kin(narrative, own):
                votes[own] = NAMELESS
            for who in _beside(narrative, word, owner):
                claim.beside[who] += 1
                votes[who] = 1.0
            for who, vote in votes.items():
                claim.votes[who][word] = vote
                owned[who][owner] += _nameless_kin(narrative, who)
    for claim in found.values():
        for who in [who for who in claim.votes if owned[who].total() * MAINLY > owned[who][claim.owner]]:
            del claim.votes[who], claim.beside[who]
    return found


def _nameless_kin(narrative: Narrative, person: int) -> bool:
    """Says whether somebody is known by a kin noun alone: `my sister`, but also every `his wife` of a book."""
    known = narrative.people.persons[person]
    return not known.names and known.noun in KIN_TERMS


def _before_a_name(page: Page, word: int) -> bool:
    """Says whether a kin noun is the title of a name: `Mother Agnes`, `Uncle Tom`."""
    after = word + 1
    return page.forms[word][0].isupper() and after < len(page) and page.upos[after] == "PROPN"


def _of_kin(lower: str) -> bool:
    """Says whether a kin noun before a name is no title of the church: `Aunt Ann`, but not `Sister Ann`."""
    return lower in ELDERS and KIN_TERMS[lower].relation == "kin"


def _shares(narrative: Narrative) -> dict[int, tuple[Share, ...]]:
    """Whom the head word of each mention may mean, with the probability of each."""
    people = narrative.people
    return {
        one.head: link.shares or ((link.person, link.confidence),)
        for one, link in zip(people.markables.all, people.links, strict=True)
    }


def _spoken_to(narrative: Narrative, line: SpokenLine) -> list[int]:
    """Whom a line is said to among the characters; where nobody knows, who says the next line, or the one before."""
    known = [who for who in line.addressees if who in narrative.characters]
    if known:
        return known
    at = bisect_left(narrative.lines, line.start, key=lambda other: other.start)
    for other in (*narrative.lines[at + 1 : at + 3], *reversed(narrative.lines[max(0, at - 2) : at])):
        if other.speaker in narrative.characters and other.speaker != line.speaker:
            return [other.speaker]
    return []


def _callers(narrative: Narrative, word: int) -> tuple[int, ...]:
    """Whose elder a bare kin noun names: the speaker's, or the narrator's."""
    if narrative.page.lower[word] not in ELDERS:
        return ()
    before = narrative.page.lower[word - 1] if word else ""
    if before in ("the", "a", "an", "that", "this", "every", "no"):
        return ()
    line = narrative.line_of(word)
    if line is not None:
        return () if line.speaker is None else (line.speaker,)
    narrator = narrative.people.narrator
    return () if narrator is None else (narrator,)


def _beside(narrative: Narrative, word: int, owner: int) -> Iterator[int]:
    """Whom the words beside a kin noun name: `her brother Tom`, `Tom, her brother`, `Tom is her brother`."""
    page = narrative.page
    near = {word + 1, *page.tree.alongside(word), *narrative.children_of(word, "flat", "compound", "appos", "nsubj")}
    for other in near:
        who = narrative.person_at.get(other) if other < len(page) else None
        if who is not None and who != owner and page.upos[other] == "PROPN":
            yield who


class Surnames:
    """The surnames of the cast."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative = narrative
        self.surname: dict[int, str] = {}
        self.titles: dict[int, set[str]] = defaultdict(set)  # those that somebody goes by mostly
        self.bearers: dict[str, set[int]] = defaultdict(set)
        self.seen: dict[int, int] = {}
        for word, person in sorted(narrative.person_at.items()):
            self.seen.setdefault(person, word)
        self.known = narrative.characters | _acting(narrative)
        for person in sorted(self.known):
            if narrative.people.persons[person].group:
                continue
            names = narrative.people.persons[person].names
            for name, count in names.items():
                first, *rest = name.split()
                title = first.rstrip(".")
                if title in TITLES_OF_SURNAMES and count * 2 >= sum(names.values()):
                    self.titles[person].add(title)
                if (
                    rest
                    and rest[-1][0].isupper()
                    and (len(rest) > 1 or title in TITLES_OF_SURNAMES or title not in ELDERS)
                ):
                    self.surname[person] = rest[-1]
        for person, surname in self.surname.items():
            self.bearers[surname].add(person)

    def namesakes(self, person: int) -> set[int]:
        """The others of the same surname; nobody where that are too many for one family."""
        found = self.bearers.get(self.surname.get(person, ""), set())
        return found if len(found) <= LARGEST_FAMILY else set()

    def shared(self, one: int, other: int) -> bool:
        """Says whether two have the same surname."""
        return one in self.surname and self.surname.get(one) == self.surname.get(other)

    def differ(self, one: int, other: int) -> bool:
        """Says whether two have different surnames, and not by marriage."""
        known = one in self.surname and other in self.surname
        return known and not self.shared(one, other) and not (self.titles[one] | self.titles[other]) & WIVES

    def couple(self, one: int, other: int) -> bool:
        """Says whether two are Mr. and Mrs. of the same surname."""
        a, b = self.titles[one], self.titles[other]
        return self.shared(one, other) and bool((a & HUSBANDS and b & WIVES) or (a & WIVES and b & HUSBANDS))

    def only(self, owner: int, target: int, term: KinTerm) -> bool:
        """Says whether nobody else of the owner's surname fits a kin noun."""
        return [who for who in self.namesakes(owner) - {owner} if self.fits(owner, who, term)] == [target]

    def fits(self, owner: int, target: int, term: KinTerm) -> bool:
        """Says whether somebody could be the one a kin noun names, by gender and title."""
        person = self.narrative.people.persons[target]
        if several_at_once(self.narrative, target) or person.gender not in (term.gender or person.gender, None):
            return False
        if term.relation == "child" and self.titles[target] & (HUSBANDS | WIVES) and not self.titles[owner]:
            return False
        if term.relation == "child" and self.couple(owner, target):
            return False
        return not (term.relation == "spouse" and "Miss" in self.titles[target])


def _acting(narrative: Narrative) -> frozenset[int]:
    """Those with a name who do something, however little, and so may be a character's kin."""
    people = narrative.people
    named, acts = Counter[int](), Counter[int]()
    for mention, referral in zip(people.row, people.referrals, strict=True):
        if referral.person is not None and mention.kind == "name":
            named[referral.person] += 1
            acts[referral.person] += mention.place == "subject"
    found = (who for who, count in named.items() if count >= NAMED and acts[who])
    return frozenset(who for who in found if people.persons[who].may_speak and not _called_kin(people.persons[who]))


def _called_kin(person: Person) -> bool:
    """Says whether somebody has no other name than what their kin call them: `Mam`."""
    return all(name.lower() in KIN_TERMS for name in person.names)


def _signs(narrative: Narrative, family: Family, names: Surnames) -> Iterator[Sign]:
    for pair, words in family.told.items():
        kind, warmth = _kind(family.relations[pair[0]][pair[1]] in COUPLES)
        for word, vote in sorted(words.items(), key=lambda told: (-told[1], told[0]))[:LARGEST_FAMILY]:
            yield Sign(pair, kind, TOLD_KIN * vote, warmth, word, word + 1)
    for bearers in names.bearers.values():
        here = sorted(bearers & names.narrative.characters)
        for one, other in combinations(here if len(here) <= LARGEST_FAMILY else (), 2):
            if other not in family.relations[one]:
                kind, warmth = _kind(names.couple(one, other))
                at = max(names.seen.get(one, 0), names.seen.get(other, 0))
                yield Sign((one, other), kind, OF_ONE_NAME, warmth, at, at + 1)


def _kind(couple: bool) -> tuple[BondKind, float]:
    return ("romantic", 0.6) if couple else ("family", 0.55)
