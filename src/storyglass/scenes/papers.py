"""What is written in the story: letters, diaries, reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from storyglass.quotations.model import Quotations
from storyglass.scenes import layer_cues as cues
from storyglass.scenes.company import Company
from storyglass.scenes.model import BLOCK, Section, Stretch, runs
from storyglass.scenes.telling import Telling

_LETTER_REACH = 60
"""Paragraphs within which a letter has to be signed."""

_NAME = 25
"""Characters of the longest paragraph that can be nothing but a signature."""

_SELDOM = 0.2
"""Share of paragraphs told by an `I` up to which a story is told in the third person."""

_JUST_BEFORE = 200
"""Characters before a paper within which somebody begins to read it."""

_SHORT = 12
"""Words of a paragraph that can be a signature, a dateline or a heading of a document."""


def letters(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From the salutation (or the dateline above it) to the signature; reports to the end of their section."""
    for first, last in sections:
        index = first
        while index < last:
            stretch = _letter_at(telling, index, first, last) or _report_at(telling, index, last)
            if stretch:
                yield stretch
                index = stretch.last
            else:
                index += 1


def _letter_at(telling: Telling, index: int, first: int, last: int) -> Stretch | None:
    start, end = telling.paragraphs[index]
    found = cues.SALUTATION.match(telling.text, start, min(end, start + 120)) or _named_salutation(telling, index, last)
    if not found:
        return None
    alone = found.end() >= end - 2
    if not alone and telling.text[found.end() - 1] not in ":—–":
        return None
    cut_off = telling.text[found.end() - 1] in "—–-" and telling.text[found.end() : found.end() + 1] in ('"', "”", "’")
    close = next((k for k in range(index + alone, min(last, index + _LETTER_REACH)) if closes(telling, k)), None)
    unsigned = close is None and (not alone or last - index > _LETTER_REACH or telling.talks(index, index + 3))
    if cut_off or unsigned:
        return None
    if close is None:
        close = last - 1
    while close + 1 < last and _is_signature(telling, close + 1):
        close += 1  # the name under `Yours ever,`
    for _ in range(2):  # the place and the date above the salutation
        if index > first and _is_brief(telling, index - 1) and _is_dateline(telling, index - 1):
            index -= 1
    return Stretch(index, close + 1, "document", 0.85, ((start, found.end()),), telling.starts[index])


def _named_salutation(telling: Telling, index: int, last: int) -> re.Match[str] | None:
    """A name called at the head of a letter, where what follows is said by `I` to `you` and is signed."""
    found = cues.NAMED_SALUTATION.match(telling.text, *telling.paragraphs[index])
    if not found or not _is_brief(telling, index) or telling.talks(index, index + 2) or index + 2 >= last:
        return None
    reach = range(index + 1, min(last, index + _LETTER_REACH))
    stop = next((k for k in reach if closes(telling, k)), None)
    if stop is None or stop == index + 1:
        return None
    addressed = any(cues.SECOND_PERSON.search(telling.told(k)) for k in range(index + 1, stop))
    return found if addressed else None


def closes(telling: Telling, index: int) -> bool:
    """Whether the paragraph ends as a letter does."""
    start, end = telling.paragraphs[index]
    line = max(start, end - 80, telling.text.rfind("\n", start, end) + 1)
    return cues.CLOSING.search(telling.text[line:end]) is not None or (
        end - start <= _NAME and not telling.talks(index, index + 1) and _is_signature(telling, index)
    )


def _is_signature(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    if cues.SALUTATION.match(telling.text, start, end):
        return False
    return (_is_brief(telling, index) and cues.SIGNATURE.match(telling.text, start, end) is not None) or (
        cues.POSTSCRIPT.match(telling.text, start, end) is not None
    )


def _is_dateline(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    return telling.text[end - 1] == "," or cues.DATELINE.search(telling.text[start:end]) is not None


def _is_brief(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    return end - start < 120 and len(telling.text[start:end].split()) <= _SHORT


def _report_at(telling: Telling, index: int, last: int) -> Stretch | None:
    start, end = telling.paragraphs[index]
    found = cues.DOCUMENT_HEAD.match(telling.text, start, min(end, start + 120))
    if not found or not _is_brief(telling, index) or index + 1 >= last:
        return None
    reach = range(index + 1, min(last, index + _LETTER_REACH))
    signed = (k + 1 for k in reach if closes(telling, k))
    away = (k for k in reach if k > index + 1 and cues.PUT_AWAY.match(telling.opening(k)))
    stop = min(next(signed, last), next(away, last))
    if stop - index > _LETTER_REACH:
        return None
    return Stretch(index, stop, "document", 0.75, ((start, end),), start)


def notices(company: Company, telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """What somebody reads: under a head of its own, or told by an `I` in a story that has none."""
    told = [k for k in range(len(telling.paragraphs)) if cues.FIRST_PERSON.search(telling.told(k))]
    third = company.narrator is None and len(told) <= _SELDOM * len(telling.paragraphs)
    confided = set(told) if third else set()
    for first, last in sections:
        index = first + 1
        while index < last:
            stop = _notice_to(telling, index, last) if _is_written(telling, index, confided) else index
            if telling.length(index, stop) >= BLOCK:
                evidence = telling.paragraphs[index]
                yield Stretch(index, stop, "document", 0.65, (evidence,), evidence[0])
            index = max(stop, index + 1)


def _is_written(telling: Telling, index: int, confided: set[int]) -> bool:
    """Whether somebody begins to read just before a paragraph, and its first words are written ones."""
    if telling.talks(index, index + 1) or not telling.told(index).strip():
        return False
    before = telling.text[slice(*telling.paragraphs[index - 1])]
    if not (before.endswith(":") or cues.READING.search(before[-_JUST_BEFORE:])):
        return False
    headed = cues.HEADED.match(telling.text, *telling.paragraphs[index]) is not None
    confides = telling.share(index, cues.FIRST_PERSON) >= 0.5
    return headed or (confides and index in confided and index - 1 not in confided)


def _notice_to(telling: Telling, index: int, last: int) -> int:
    """Where what is read ends: at talk, or where somebody puts it away; one paragraph where neither is near."""
    reach = range(index + 1, min(last + 1, index + _LETTER_REACH))
    ends = (k for k in reach if k == last or telling.talks(k, k + 1) or cues.FOLDING.match(telling.opening(k)))
    return next(ends, index + 1)


def entries(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Entries of a log or a diary, each with its head on the line of its first words.

    A head that says what it is stands for itself; dates and hours have to come more than once, in a story that is not
    told by an `I` otherwise. An entry goes on to the next one, unless somebody speaks in between.
    """
    ends = [last for _, last in sections]
    heads = _heads(telling)
    spans = []
    for index, following in pairwise([*heads, len(telling.paragraphs)]):
        stop = min(following, ends[bisect_right(ends, index)])
        alone = telling.talks(index, stop) or stop - index > _LETTER_REACH or stop < following
        spans.append((index, index + 1 if alone or heads[index][0].isupper() else stop))
    inside = {k for first, stop in spans for k in range(first, stop)}
    others = [telling.told(k) for k in range(len(telling.paragraphs)) if k not in inside]
    confided = sum(cues.FIRST_PERSON.search(told) is not None for told in others) > _SELDOM * len(others)
    kept: list[Stretch] = []
    for index, stop in spans:
        found = heads[index]
        read = index > 0 and cues.READING.search(telling.told(index - 1)[-_JUST_BEFORE:])
        goes_on = bool(kept) and kept[-1].last == index
        sure = cues.RECORD.search(found[0]) or (len(spans) > 1 and (read or goes_on or not confided))
        if sure and not telling.talks(index, stop):
            kept.append(Stretch(index, stop, "document", 0.7, (found.span(),), found.start()))
    yield from _run_together(kept) if others else kept


def _run_together(entries: list[Stretch]) -> Iterator[Stretch]:
    """Entries that follow on one another as one stretch: somebody reads them one after the other."""
    open_: Stretch | None = None
    for entry in entries:
        if open_ is not None and open_.last == entry.first:
            open_ = open_._replace(last=entry.last)
            continue
        if open_ is not None:
            yield open_
        open_ = entry
    if open_ is not None:
        yield open_


def _heads(telling: Telling) -> dict[int, re.Match[str]]:
    """The heads of entries by their paragraphs."""
    starts = enumerate(telling.paragraphs)
    found = ((k, cues.ENTRY.match(telling.text, start, min(end, start + 120))) for k, (start, end) in starts)
    return {k: head for k, head in found if head and (not head[0].isupper() or cues.RECORD.search(head[0]))}


def diaries(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Dated sections in the first person, in a story that is not told in the first person otherwise."""
    dated: list[Section] = []
    others: list[Section] = []
    for section in sections:
        is_dated = cues.DATE.match(telling.text, *telling.paragraphs[section[0]])
        (dated if is_dated else others).append(section)
    alone = not others and len(dated) > 1  # the whole story is a diary
    if not dated or (not alone and all(_is_first_person(telling, section) for section in others)):
        return
    for first, last in dated:
        if _is_first_person(telling, (first, last)):
            evidence = telling.paragraphs[first]
            yield Stretch(first, last, "document", 0.7, (evidence,), evidence[0])


def _is_first_person(telling: Telling, section: Section) -> bool:
    first, last = section
    return any(cues.FIRST_PERSON.search(telling.told(k)) for k in range(first, last))


def written(quotations: Quotations, telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Paragraphs that are written through and through, as the quotations know them: a letter in quotation marks."""
    whole: dict[int, int] = {}
    for part in quotations.parts:
        index = telling.paragraph_at(part.start)
        if part.mode == "written" and part.label is None and index is not None:
            whole[index] = whole.get(index, 0) + part.end - part.start
    full = sorted(k for k, size in whole.items() if size > 0.8 * telling.length(k, k + 1))
    for first, last in runs(full, sections):
        if telling.length(first, last) >= BLOCK:
            yield Stretch(first, last, "document", 0.7, (telling.paragraphs[first],), telling.starts[first])
