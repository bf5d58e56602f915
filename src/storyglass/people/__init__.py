"""Mentions -> persons: who is in the story, by name, by noun and by pronoun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from storyglass.given_cast import GivenCast
from storyglass.language.model import Language
from storyglass.language.page import Page, lay_out
from storyglass.manuscript.model import Manuscript
from storyglass.people.antecedents import Antecedents, current_scorer
from storyglass.people.clusters import Listed, Named, cluster
from storyglass.people.gender import form_genders, person_gender, pronoun_votes
from storyglass.people.lexicon import person_nouns, titles
from storyglass.people.linking import link
from storyglass.people.listing_doubts import listing_doubts
from storyglass.people.markables import Markables, collect
from storyglass.people.mentions import Candidate, gather
from storyglass.people.model import People, Referral
from storyglass.people.names import NameForm, NameSpan, find_names, human_forms
from storyglass.people.narrator import find_narrator, teller
from storyglass.people.newcomers import with_newcomers
from storyglass.people.nouns import find_nouns
from storyglass.people.persons import Person, Said
from storyglass.people.roles import tie_nouns
from storyglass.quotations.model import Quotations
from storyglass.story import EntityType

__all__ = ["People", "Person", "Referral", "Said", "find_people", "link_anew", "resolve_speech"]

CALLED = frozenset({*titles(), *(noun.capitalize() for noun, entry in person_nouns().items() if entry.kind == "kin")})
"""Titles and kin nouns, as they are written where somebody is called by them."""
LAND = frozenset("river lake sea ocean bay island islands isle mount mountain mountains hill hills valley forest wood "
                 "woods field fields desert beach coast cape creek pass".split())  # fmt: skip
STATES = frozenset("city town village county shire kingdom empire republic state states land".split())


def find_people(
    manuscript: Manuscript, quotations: Quotations, language: Language, given: GivenCast | None = None
) -> People:
    """Finds who is in the story and resolves every mention that can be resolved before anybody is known to speak.

    A given cast says who goes by which names; what it leaves out is found as ever.
    """
    page = lay_out(manuscript, quotations, language)
    listed = Listed(given)
    forms = find_names(page, listed.words)
    human = human_forms(forms, {key for key in forms if listed.index(key) is not None})
    people, persons = _named_people(page, human, listed)
    names = [(span, index) for index, named in enumerate(people) for form in named.forms for span in form.spans]
    own = teller(page)
    narrator = _narrator(page, people, persons, own)
    names += _places(page, forms, human, persons)
    names.sort(key=lambda pair: pair[0].first)
    nouns = find_nouns(page, {i for span, _ in names for i in range(span.first, span.last)})
    tied = tie_nouns(page, nouns, people, names, persons, listed)
    row = gather(page, names, list(zip(nouns, tied, strict=True)), own)
    markables, antecedents = _weighed(page, row, persons, language)
    vocatives = _vocatives(page, people, persons, names)
    doubts = listing_doubts(given, listed, human, page)
    known = len(persons)
    chapters = _chapter_words(manuscript, page)
    breaks = sorted({*chapters, *(bisect_left(page.start, m.end) for m in manuscript.marks if m.kind == "rule")})
    found = People(persons, [], page, row, vocatives, narrator, known, markables, antecedents, [], chapters)
    found = replace(found, breaks=breaks, listed=len(listed.people), warnings=doubts)
    return with_newcomers(_link(found, None, {}))


def link_anew(people: People, language: Language) -> People:
    """The same people with every mention linked anew, after their persons, their row or their pins were changed."""
    markables, antecedents = _weighed(people.page, people.row, people.persons, language)
    return _link(replace(people, markables=markables, antecedents=antecedents), None, {})


def _weighed(
    page: Page, row: Sequence[Candidate], persons: Sequence[Person], language: Language
) -> tuple[Markables, Antecedents]:
    """Everything that can mean the same as something else, and how well each mention does for an antecedent."""
    markables = collect(page, row, persons)
    vectors = None if language.vectors is None else language.vectors.of(markables.head[: len(markables)])
    return markables, current_scorer()(markables, vectors).likeliest()


def _link(people: People, said: Sequence[Said] | None, told: Mapping[int, int]) -> People:
    """The same people with every mention linked anew."""
    linked, of_row = link(people, said, told), people.markables.of_row
    page, referrals = people.page, []
    for k, candidate in enumerate(people.row):
        span = page.start[candidate.first], page.end[candidate.last - 1]
        if k in of_row:
            found = linked.links[of_row[k]]
            referrals.append(Referral(*span, candidate.kind, found.person, found.confidence, found.shares))
        else:
            referrals.append(Referral(*span, candidate.kind, candidate.person, 0.5))
    return replace(people, persons=linked.persons, referrals=referrals, links=linked.links)


def _named_people(page: Page, human: list[NameForm], listed: Listed) -> tuple[list[Named], list[Person]]:
    """Everybody with a name, as clusters of forms and, in the same order, as persons."""
    votes = pronoun_votes(page, human)
    given = [person.gender for person in listed.people]
    people = cluster(human, form_genders(human, votes), listed)
    starts = frozenset(span.first for form in human for span in form.spans)
    genders = [
        (given[n] if n < len(given) else None) or person_gender(named, votes, page, starts)
        for n, named in enumerate(people)
    ]
    return people, [_person(named, gender) for named, gender in zip(people, genders, strict=True)]


def _places(
    page: Page, forms: dict[str, NameForm], human: list[NameForm], persons: list[Person]
) -> list[tuple[NameSpan, int]]:
    """Adds whatever else has a name to the persons, and gives its mentions.

    What the reading model takes for no name at all is none, since nobody is called by it either.
    """
    people = {form.text for form in human}
    names = []
    for form in forms.values():
        if form.words and form.text not in people and (form.types or not page.mentions):
            names += [(span, len(persons)) for span in form.spans]
            persons.append(_place(form))
    return names


def _vocatives(
    page: Page, people: list[Named], persons: list[Person], names: list[tuple[NameSpan, int]]
) -> dict[int, list[int]]:
    """For each quotation part, the persons it calls by name."""
    calls: dict[int, list[int]] = {}
    for span, person in names:
        if span.vocative and persons[person].type == "PER" and not _only_called(people, person):
            calls.setdefault(page.quotation[span.first], []).append(person)
    return calls


def resolve_speech(people: People, said: Sequence[Said], told: Mapping[int, int] | None = None) -> People:
    """Links every mention anew now that it is known who speaks: `I` and `you` in the lines, pronouns behind them.

    `told` holds the persons that mentions of the row are known to mean by then, as the subjects of tags are.
    """
    return _link(people, said, told or {})


def _chapter_words(manuscript: Manuscript, page: Page) -> list[int]:
    """The words at which chapters begin."""
    return sorted({bisect_left(page.start, chapter.start) for chapter in manuscript.chapters})


def _person(named: Named, gender: str | None) -> Person:
    if not named.forms:
        return Person(gender=gender)
    names = {form.text: form.count for form in sorted(named.forms, key=lambda f: (-f.count, f.text))}
    return Person(names, _display(named), gender, group=named.group, confidence=min(0.95, 0.6 + 0.05 * named.count))


def _display(named: Named) -> str:
    """The best name to show: first and last name before a title with a surname before a single name."""

    def rank(form: NameForm) -> tuple[int, int, str]:
        full = 3 if len(form.words) > 1 and not form.title else 2 if form.title else 1
        common = form.count * 20 >= named.count
        return (full if common else 0, form.count, form.text)

    return max(named.forms, key=rank).text


def _narrator(page: Page, people: list[Named], persons: list[Person], own: frozenset[str]) -> int | None:
    """The narrator's person: named where somebody names them, or a person without a name."""
    if not own:
        return None
    index = find_narrator(page, people, own)
    if index is None:
        index = len(persons)
        persons.append(Person(name=None, confidence=0.9))
    persons[index].narrator = True
    return index


def _only_called(people: list[Named], person: int) -> bool:
    """Says whether somebody is only ever called by a word that calls anybody (`Dad`, `Doctor`), never told of."""
    if person >= len(people):
        return False
    return all(
        len(form.words) == 1 and not form.role and form.words[0].capitalize() in CALLED and form.count == form.inside
        for form in people[person].forms
    )


def _place(form: NameForm) -> Person:
    head = form.words[-1]
    kind: EntityType = "LOC" if head in LAND else "GPE" if head in STATES or len(form.words) == 1 else "FAC"
    if form.types:
        kind = form.types.most_common(1)[0][0]
    return Person({form.text: form.count}, form.text, "it", kind, character=False, confidence=0.5)
