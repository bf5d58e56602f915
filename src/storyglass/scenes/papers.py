"""What is written in the story: letters, diaries, reports."""

from __future__ import annotations

from collections.abc import Iterator

from storyglass.quotations.model import Quotations
from storyglass.scenes import layer_cues as cues
from storyglass.scenes.model import BLOCK, Section, Stretch, runs
from storyglass.scenes.telling import Telling

_LETTER_REACH = 60
"""Paragraphs within which a letter has to be signed."""

_NAME = 25
"""Characters of the longest paragraph that can be nothing but a signature."""

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
    found = cues.SALUTATION.match(telling.text, start, min(end, start + 120))
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


def closes(telling: Telling, index: int) -> bool:
    """Whether the paragraph ends as a letter does."""
    start, end = telling.paragraphs[index]
    line = max(start, end - 80, telling.text.rfind("\n", start, end) + 1)
    return cues.CLOSING.search(telling.text[line:end]) is not None or (
        end - start <= _NAME and not telling.talks(index, index + 1) and _is_signature(telling, index)
    )


def _is_signature(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
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
    stop = next((k + 1 for k in reach if closes(telling, k)), last)
    if stop - index > _LETTER_REACH:
        return None
    return Stretch(index, stop, "document", 0.75, ((start, end),), start)


def diaries(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Dated sections in the first person, in a story that is not told in the first person otherwise."""
    dated: list[Section] = []
    others: list[Section] = []
    for section in sections:
        is_dated = cues.DATE.match(telling.text, *telling.paragraphs[section[0]])
        (dated if is_dated else others).append(section)
    if not dated or all(_is_first_person(telling, section) for section in others):
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
