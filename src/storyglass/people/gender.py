"""Tells the gender by which the story speaks of somebody: by titles, first names, and the pronouns that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from storyglass.language.page import Page
from storyglass.people.clusters import Named
from storyglass.people.lexicon import first_names, known_names, person_nouns, styles, titles
from storyglass.people.mentions import place_of
from storyglass.people.names import NameForm

GENDERED = {
    "he": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she", "they": "they",
    "their": "they", "themself": "they",
}  # fmt: skip
"""Pronouns that speak of the name before them; an object (`him`) is most often somebody else."""
REACH = 12
"""Words behind a name within which a pronoun may speak of it."""
MOSTLY, NEARLY_ALWAYS = 0.62, 0.74
"""Share of the pronouns behind a first name, as counted in fiction, from which the name leans one way, and from which
it is of that gender. Other people's pronouns follow a name too: Mary and Henry themselves come to .76 and .79 only."""
ENOUGH, UNCONTESTED = 4.0, 2.0
"""Evidence (votes, or their worth) from which a gender is said, and where nothing speaks for another."""
OPENING = 6
"""Words before a name that opens a sentence, at most."""
TITLED = 80
"""Votes that a title is worth: more than any pronouns."""
TITLE_ALONE, ROLE = 16, 12
"""Votes that a title used as a name (`Duchess`) and a role in a name are worth: more than a few stray pronouns."""
CLEARLY = 4
"""How many times the story's own pronouns for one gender must outnumber others to leave no doubt."""
LISTED = 10
"""Votes that a first name of one gender is worth: a story that clearly says otherwise is believed."""
COMMON = 10
"""Works of the fiction counted in which a first name must occur for its gender there to say anything: a name of few
works tells of one character."""
MARGIN = 2.0
"""How many times the evidence for one gender must outweigh that for the other."""


def pronoun_votes(page: Page, forms: Iterable[NameForm]) -> dict[str, Counter[str]]:
    """Counts, per name form, the first gendered pronoun that follows it with no other name between.

    A pronoun in the same sentence counts two, one that opens the next sentence of the paragraph counts one.
    """
    starts = {span.first for form in forms for span in form.spans}
    votes: dict[str, Counter[str]] = {}
    for form in forms:
        count: Counter[str] = Counter()
        for span in form.spans:
            sentence, part = page.sentence[span.first], page.quotation[span.first]
            for j in range(span.last, min(span.last + REACH, len(page))):
                if page.quotation[j] != part or j in starts or page.paragraph[j] != page.paragraph[span.first]:
                    break
                if gender := GENDERED.get(page.lower[j]):
                    if page.lower[j] == "her" and page.upos[min(j + 1, len(page) - 1)] not in ("NOUN", "ADJ"):
                        break
                    count[gender] += 2 if page.sentence[j] == sentence else 1
                    break
                if page.sentence[j] != sentence and page.forms[j][0].isalnum():
                    break
        votes[form.text] = count
    return votes


def votes_beyond(page: Page, person: Named, names: frozenset[int]) -> Counter[str]:
    """Counts the pronouns of the sentence after one that somebody opens, for those whom nothing else tells of.

    `names` are the words at which names begin; one between the name and the pronoun may be meant as well.
    """
    count: Counter[str] = Counter()
    for span in (span for form in person.forms for span in form.spans):
        sentence = page.sentence[span.first]
        first = page.first_word[sentence]
        others = any(i in names or page.lower[i] in GENDERED for i in range(first, span.first))
        if page.quotation[span.first] >= 0 or others or span.first - first > OPENING:
            continue
        if place_of(page, span.first, span.last) != "subject":
            continue
        for j in range(span.last, len(page)):
            beyond = page.sentence[j] > sentence + 1 or page.paragraph[j] != page.paragraph[span.first]
            if beyond or j in names or page.quotation[j] >= 0:
                break
            if (gender := GENDERED.get(page.lower[j])) is not None:
                count[gender] += page.lower[j] in ("he", "she") or j == page.first_word[page.sentence[j]]
                break
    return +count


def prior(form: NameForm) -> Counter[str]:
    """What the words of a name say by themselves, in votes: its title, a first name, a role."""
    votes: Counter[str] = Counter()
    if form.title and (gender := styles()[form.title]):
        votes[gender] += TITLED
    elif len(form.words) == 1 and (gender := titles().get(form.words[0].capitalize())):
        votes[gender] += TITLE_ALONE
    word = form.words[0] if form.words else ""
    entry = person_nouns().get(form.words[-1]) if form.words else None
    if entry is not None and entry.gender in ("he", "she"):
        votes[entry.gender] += ROLE
    if (listed := first_names().get(word.capitalize())) and not (form.title and len(form.words) == 1):
        votes[listed] += LISTED
    elif (counted := known_names().get(word.capitalize())) and not (form.title and len(form.words) == 1):
        total = counted.he + counted.she
        purity = max(counted.he, counted.she) / (total or 1)
        if purity >= MOSTLY and counted.works >= COMMON:
            worth = min(10, 2 + total // 10) if purity >= NEARLY_ALWAYS else 3
            votes["he" if counted.he > counted.she else "she"] += worth
    return votes


def decide(votes: Counter[str]) -> str | None:
    """The gender that clearly leads, or None."""
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < (ENOUGH if len(ranked) > 1 else UNCONTESTED):
        return None
    if len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]:
        return None
    if ranked[0][0] == "they" and ranked[0][1] < (2 if len(ranked) > 1 else 1.5) * ENOUGH:
        return None  # one `they` or two behind a name are most often somebody else
    return ranked[0][0]


def form_genders(forms: Iterable[NameForm], votes: dict[str, Counter[str]]) -> dict[str, str | None]:
    """The gender each form tells by itself, for tying forms together."""
    return {form.text: decide(prior(form) + votes[form.text]) for form in forms}


def person_gender(person: Named, votes: dict[str, Counter[str]], page: Page, names: frozenset[int]) -> str | None:
    """The gender of a person by all forms of the name: by a title, else by the story if it is clear, else by both.

    Where all that tells nothing, the pronouns a little farther off do.
    """
    if person.group:
        return "they"
    told: Counter[str] = Counter()
    strongest: Counter[str] = Counter()
    for form in person.forms:
        told += votes[form.text]
        for gender, worth in prior(form).items():
            strongest[gender] = max(strongest[gender], worth)
    if max(strongest.values(), default=0) < TITLED and (clear := _clearly(told)):
        return clear
    found = decide(told + strongest)
    if found is not None or len(told + strongest) > 1:
        return found
    near = votes_beyond(page, person, names)
    return next(iter(near)) if len(near) == 1 and len(near + told + strongest) == 1 else None


def _clearly(votes: Counter[str]) -> str | None:
    """The gender that the story's own pronouns leave no doubt of."""
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2 * ENOUGH - (ranked[0][0] != "they"):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1] else None
