"""Finds out whether somebody in the story tells it, and who that is."""

from __future__ import annotations

from collections import Counter

from storyglass.language.page import Page
from storyglass.people.clusters import Named
from storyglass.people.lexicon import titles
from storyglass.people.names import NameForm

FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})
TELLS = 0.012
"""Share of the narration's words that are `I`, `me`, `my` from which it is told in the first person. Counted over the
twelve novels of folds 0 to 2: .034 and .056 in the two told by somebody in them, at most .006 in the others."""
FEW = 40
"""Words of narration under which nothing is said of who tells it."""
MOSTLY_INSIDE = 0.75
"""Share of a narrator's name that stands inside quotations, at least: who says `I` rarely says the own name."""
MOSTLY_CALLED = 0.6
"""Share of those that call somebody, at least. Counted over 18 works of the fiction told by somebody in them: the
narrator's names have .64 to .91; those of others who are much talked of, like a gangster's, .1 to .3."""
LEAST = 2
"""Calls near the narrator's `I` from which a name is taken for the narrator's."""
NEAR = 90
"""Words around a line in which the narrator's `I` shows that the narrator is there."""


def told_in_first_person(page: Page) -> bool:
    """Says whether the narration is in the first person."""
    words = said = 0
    for word, part, paragraph in zip(page.lower, page.quotation, page.paragraph, strict=True):
        if part < 0 and paragraph >= 0 and word[0].isalpha():
            words += 1
            said += word in FIRST_PERSON
    return words >= FEW and said >= TELLS * words


def find_narrator(page: Page, people: list[Named]) -> int | None:
    """The person (index) who tells the story, where somebody names the one who says `I`.

    A narrator's name stands in what others say to them, seldom in their own telling, and never beside a verb of
    saying: `"Come along, Fenn," he said to me.`
    """
    near = _near_first_person(page)
    scores: Counter[int] = Counter()
    for index, person in enumerate(people):
        if person.group or all(form.title is None and _only_title(form) for form in person.forms):
            continue
        inside = sum(form.inside for form in person.forms)
        spoken = sum(form.speech for form in person.forms)
        called = [span for form in person.forms for span in form.spans if span.vocative]
        here = sum(near[span.first] for span in called)
        named = _says_own_name(page, person)
        if named:
            scores[index] += 5 * named
        if (
            inside >= MOSTLY_INSIDE * person.count
            and len(called) >= MOSTLY_CALLED * inside
            and spoken * 8 <= len(called)
        ):
            scores[index] += here * inside // person.count
    best = scores.most_common(2)
    if not best or best[0][1] < LEAST or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _only_title(form: NameForm) -> bool:
    return len(form.words) == 1 and form.words[0].capitalize() in titles()


def _near_first_person(page: Page) -> list[bool]:
    """For each word, whether the narration says `I` within `NEAR` words of it."""
    near = [False] * len(page)
    reach = 0
    for i, (word, part) in enumerate(zip(page.lower, page.quotation, strict=True)):
        if part < 0 and word in FIRST_PERSON:
            begin = max(reach, i - NEAR)
            reach = min(len(page), i + NEAR)
            near[begin:reach] = [True] * (reach - begin)
    return near


def _says_own_name(page: Page, person: Named) -> int:
    """Counts `my name is X`, `I am X`, `call me X` in the narration, and `I, X,`."""
    found = 0
    for form in person.forms:
        for span in form.spans:
            i = span.first
            if page.quotation[i] >= 0 or i < 2 or page.sentence[i - 2] != page.sentence[i]:
                continue
            two = (page.lower[i - 2], page.lower[i - 1])
            found += two in (("name", "is"), ("name", "was"), ("call", "me"), ("called", "me"), ("i", ",")) or (
                two == ("i", "am") and form.title is None
            )
    return found
