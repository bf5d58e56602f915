"""Tells the gender by which the story speaks of somebody: from titles, from first names, from the pronouns that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from storyglass.language.page import Page
from storyglass.people.clusters import Named
from storyglass.people.lexicon import known_names, person_nouns, titles
from storyglass.people.names import NameForm

GENDERED = {
    "he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "themself": "they",
}  # fmt: skip
REACH = 12
"""Words behind a name within which a pronoun may speak of it."""
ENOUGH = 3.0
"""Evidence (votes, or their worth) from which a gender is said at all, when it stands alone."""
MARGIN = 2.0
"""How many times the evidence for one gender must outweigh that for the other."""


def pronoun_votes(page: Page, forms: Iterable[NameForm]) -> dict[str, Counter[str]]:
    """Counts, per name form, the first gendered pronoun that follows it in its sentence with no other name between."""
    starts = {span.first for form in forms for span in form.spans}
    votes: dict[str, Counter[str]] = {}
    for form in forms:
        count: Counter[str] = Counter()
        for span in form.spans:
            sentence, part = page.sentence[span.first], page.quotation[span.first]
            for j in range(span.last, min(span.last + REACH, len(page))):
                if page.sentence[j] != sentence or page.quotation[j] != part or j in starts:
                    break
                if gender := GENDERED.get(page.lower[j]):
                    count[gender] += 1
                    break
        votes[form.text] = count
    return votes


def prior(form: NameForm) -> Counter[str]:
    """What the words of a name say by themselves, in votes: its title, a first name, a role."""
    votes: Counter[str] = Counter()
    if form.title and (gender := titles()[form.title]):
        votes[gender] += 50
    elif len(form.words) == 1 and (gender := titles().get(form.words[0].capitalize())):
        votes[gender] += 10
    word = form.words[0] if form.words else ""
    entry = person_nouns().get(form.words[-1]) if form.words else None
    if entry is not None and entry.gender in ("he", "she"):
        votes[entry.gender] += 8
    if (counted := known_names().get(word.capitalize())) and not (form.title and len(form.words) == 1):
        total = counted.he + counted.she
        if total and max(counted.he, counted.she) >= 0.7 * total:
            votes["he" if counted.he > counted.she else "she"] += min(6, 1 + total // 10)
    return votes


def decide(votes: Counter[str]) -> str | None:
    """The gender that clearly leads, or None."""
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH - 1:
        return None
    if len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]:
        return None
    if ranked[0][0] == "they" and ranked[0][1] < 2 * ENOUGH:
        return None  # a single `they` behind a name is most often somebody else
    return ranked[0][0]


def form_genders(forms: Iterable[NameForm], votes: dict[str, Counter[str]]) -> dict[str, str | None]:
    """The gender each form tells by itself, for tying forms together."""
    return {form.text: decide(prior(form) + votes[form.text]) for form in forms}


def person_gender(person: Named, votes: dict[str, Counter[str]]) -> str | None:
    """The gender of a person by all the forms of the name."""
    if person.group:
        return "they"
    total: Counter[str] = Counter()
    for form in person.forms:
        total += votes[form.text]
    strongest: Counter[str] = Counter()
    for form in person.forms:
        for gender, worth in prior(form).items():
            strongest[gender] = max(strongest[gender], worth)
    return decide(total + strongest)
