"""Finds out whether somebody in the story tells it, or is told it as `you`, and who that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from storyglass.language.page import Page
from storyglass.people.clusters import Named
from storyglass.people.lexicon import QUOTES_A_NAME, speech_verbs, titles
from storyglass.people.mentions import FINITE
from storyglass.people.names import NameForm, NameSpan

FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})
SUBJECTS = frozenset({"i", "you"})
OWNS = frozenset({"my", "mine", "your", "yours"})
SECOND_PERSON = frozenset({"you", "your", "yourself", "yours"})
TELLS = 0.012
"""Share of the narration's words that are `I`, `me`, `my` from which it is told in the first person. Counted over the
twelve novels of folds 0 to 2: .034 and .056 in the two told by somebody in them, at most .006 in the others."""
TOLD_TO = 0.04
"""Share of `you`, `your` from which the narration tells what `you` do; set by hand: an author who now and then turns to
the reader does not come to a tenth of it."""
STRETCHES, SHORTEST_STRETCH = 8, 40
"""Stretches of the narration, each of so many words at least, of which half must have the word: a letter in a story or
two is not told by whoever tells the story."""
FEW = 40
"""Words of narration under which nothing is said of who tells it."""
MOSTLY_INSIDE = 0.75
"""Share of a narrator's name that stands inside quotations, at least: who says `I` rarely says the own name."""
MOSTLY_CALLED = 0.5
"""Share of those that call somebody, at least. Counted over 18 works of the fiction told by somebody in them: the
narrator's names have .64 to .91; those of others who are much talked of, like a gangster's, .1 to .3."""
LEAST = 2.0
"""Worth of the calls from which a name is taken for the narrator's."""
ANSWERED, NEARBY, CALLED_BY = 2.0, 0.5, -3.0
"""Worth of a call that the narrator's own acts or words stand beside, of one that `I` is anywhere near, and of one that
the narrator makes."""
BEHIND, AHEAD = 3, 7
"""Words before and behind the `I` of a tag in which its line stands."""
NEAR = 90
"""Words around a line in which the narrator's `I` shows that the narrator is there."""


def teller(page: Page) -> frozenset[str]:
    """The words by which the narration means one in the story who tells it (`I`) or is told it (`you`); maybe none."""
    told = [i for i, part in enumerate(page.quotation) if part < 0 <= page.paragraph[i] and page.lower[i][0].isalpha()]
    for words, share in ((FIRST_PERSON, TELLS), (SECOND_PERSON, TOLD_TO)):
        found = [page.lower[i] in words for i in told]
        if len(told) >= FEW and sum(found) >= share * len(told) and _all_through(found):
            return words
    return frozenset()


def _all_through(found: Sequence[bool]) -> bool:
    """Says whether a word stands in half the stretches of the narration."""
    count = max(1, min(STRETCHES, len(found) // SHORTEST_STRETCH))
    borders = [len(found) * n // count for n in range(count + 1)]
    return sum(any(found[begin:end]) for begin, end in pairwise(borders)) * 2 >= count


def find_narrator(page: Page, people: list[Named], own: frozenset[str]) -> int | None:
    """The person (index) who tells the story, where somebody names the one who is `own` (`I`) in the narration.

    A narrator's name stands in what others say to them, seldom in their own telling, and never beside a verb of
    saying: `"Come along, Fenn," he said to me.`
    """
    near = _near(page, own)
    scores: dict[int, float] = {}
    for index, person in enumerate(people):
        if person.group or all(form.title is None and _only_title(form) for form in person.forms):
            continue
        scores[index] = 5 * _says_own_name(page, person, own)
        inside = sum(form.inside for form in person.forms)
        spoken = sum(form.speech for form in person.forms)
        called = [span for form in person.forms for span in form.spans if span.vocative]
        if (
            inside >= MOSTLY_INSIDE * person.count
            and len(called) >= MOSTLY_CALLED * inside
            and spoken * 8 <= len(called)
        ):
            scores[index] += sum(_worth(page, span, near, own) for span in called) * inside / person.count
    best = Counter(scores).most_common(2)
    if not best or best[0][1] < LEAST or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _worth(page: Page, call: NameSpan, near: Sequence[bool], own: frozenset[str]) -> float:
    """How much a call speaks for the name of the narrator: by what the narration beside it tells of the narrator."""
    paragraph = page.paragraph[call.first]
    if _narrator_speaks(page, paragraph, own):
        return CALLED_BY
    told = _acts(page, paragraph, own, anywhere=True) or _answers(page, paragraph, own)
    if told and not _whole_sentence(page, call):
        return ANSWERED
    return NEARBY if near[call.first] else 0.0


def _whole_sentence(page: Page, call: NameSpan) -> bool:
    """Says whether a name is all that its sentence says, which tells of somebody as often as it calls: `Miss Dale.`"""
    before = page.forms[call.first - 1] if call.first else "."
    return before[-1] in ".!?" and page.forms[call.last : call.last + 1] == ["."]


def _answers(page: Page, paragraph: int, own: frozenset[str]) -> bool:
    """Says whether the narrator speaks or acts at once in the paragraph behind."""
    following = paragraph + 1
    if following >= len(page.paragraphs):
        return False
    return _narrator_speaks(page, following, own) or _acts(page, following, own, anywhere=False)


def _narrator_speaks(page: Page, paragraph: int, own: frozenset[str]) -> bool:
    """Says whether a paragraph has a line of the narrator's: `I said`, `said I`."""
    first, last = page.words_of_paragraph[paragraph]
    for i in range(first, last):
        beside_line = max(page.quotation[max(first, i - BEHIND) : min(last, i + AHEAD)], default=-1) >= 0
        if page.quotation[i] < 0 and page.lower[i] in own & SUBJECTS and beside_line:
            for beside in (i - 1, i + 1):
                tells = first <= beside < last and page.xpos[beside] in FINITE and page.quotation[beside] < 0
                if tells and page.lemma[beside] in speech_verbs() - QUOTES_A_NAME:
                    return True
    return False


def _acts(page: Page, paragraph: int, own: frozenset[str], anywhere: bool) -> bool:
    """Says whether the narration of a paragraph is about the narrator: anywhere in it, or at its beginning."""
    first, last = page.words_of_paragraph[paragraph]
    told = [i for i in range(first, last) if page.quotation[i] < 0 and page.lower[i][0].isalpha()]
    if not anywhere:
        told = told[:1] if told and told[0] == first else []
    return any(page.lower[i] in own - OWNS for i in told)


def _only_title(form: NameForm) -> bool:
    return len(form.words) == 1 and form.words[0].capitalize() in titles()


def _near(page: Page, own: frozenset[str]) -> list[bool]:
    """For each word, whether the narration says `I` within `NEAR` words of it."""
    near = [False] * len(page)
    reach = 0
    for i, (word, part) in enumerate(zip(page.lower, page.quotation, strict=True)):
        if part < 0 and word in own:
            begin = max(reach, i - NEAR)
            reach = min(len(page), i + NEAR)
            near[begin:reach] = [True] * (reach - begin)
    return near


def _says_own_name(page: Page, person: Named, own: frozenset[str]) -> int:
    """Counts `my name is X`, `I am X`, `call me X`, in the narration or in a line that `I said`, and `I, X,`."""
    found = 0
    for span in (span for form in person.forms for span in form.spans):
        i = span.first
        if i < 2 or page.sentence[i - 2] != page.sentence[i] or page.quotation[i - 1] != page.quotation[i]:
            continue
        if page.quotation[i] >= 0 and not _narrator_speaks(page, page.paragraph[i], own):
            continue
        two = (page.lower[i - 2], page.lower[i - 1])
        titled = page.forms[i].rstrip(".") in titles()
        found += two in (("name", "is"), ("name", "was"), ("name", "'s"), ("call", "me"), ("called", "me"))
        found += two == ("i", ",") and page.quotation[i] < 0
        found += two in (("i", "am"), ("i", "'m")) and not titled
    return found
