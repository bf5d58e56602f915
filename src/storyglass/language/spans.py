"""Mentions from scored spans of words: which spans to keep, and how each of them refers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyglass.language.parsing import span_head
from storyglass.story import UNKNOWN_HEAD, MentionKind

MOST_WORDS = 40
"""Words of the longest span that is kept; 1 in 1,000 of LitBank's mentions is longer."""

_NOUNS = frozenset({"NOUN", "PROPN", "X"})

PERSONAL = frozenset(
    """
    i me my mine myself we us our ours ourselves ourself you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves themself
    thou thee thy thine thyself ye yer yeh ya em im 'em 'im 'er ee 'ee 't
    """.split()
)
"""Pronouns that stand for somebody by person alone; LitBank counts `nobody` and `everyone` with the nouns."""


def pick_spans(first: NDArray[Any], last: NDArray[Any], score: NDArray[Any]) -> NDArray[np.int64]:
    """The spans of words `first:last` that are kept, as indices in ascending order.

    The best come first, and none may cross a kept one; within one another they may lie. Equal spans are kept once, and
    spans of more than `MOST_WORDS` words never.
    """
    begins, ends = first.tolist(), last.tolist()
    furthest: dict[int, int] = {}  # the last end of the kept spans that begin at a word
    earliest: dict[int, int] = {}  # the first beginning of the kept spans that end at a word
    kept: dict[tuple[int, int], int] = {}
    for at in np.argsort(-score, kind="stable").tolist():
        begin, end = span = begins[at], ends[at]
        within = range(begin + 1, end)
        if span in kept or len(within) >= MOST_WORDS:
            continue
        if any(furthest.get(word, end) > end or earliest.get(word, begin) < begin for word in within):
            continue
        kept[span] = at
        furthest[begin] = max(end, furthest.get(begin, end))
        earliest[end] = min(begin, earliest.get(end, begin))
    return np.sort(np.array(list(kept.values()), dtype=np.int64))


def mention_kinds(
    upos: Sequence[str], lower: Sequence[str], head: NDArray[np.int32], first: NDArray[Any], last: NDArray[Any]
) -> list[MentionKind]:
    """How each span of words `first:last` refers, from the tags, forms in lower case and heads of all words.

    A name is a span whose head is a proper noun or stands right before one (`Aunt Petra`). Where the sentence tree is
    unknown, the head is looked for by the tags.
    """
    tops = span_head(head, first, last).tolist()
    return [
        _kind(upos, lower, begin, end, _surface_head(upos, begin, end) if head[begin] == UNKNOWN_HEAD else top)
        for begin, end, top in zip(first.tolist(), last.tolist(), tops, strict=True)
    ]


def _kind(upos: Sequence[str], lower: Sequence[str], begin: int, end: int, head: int) -> MentionKind:
    if end - begin == 1 and lower[begin].replace("’", "'") in PERSONAL and upos[begin] != "PROPN":
        return "pronoun"
    return "name" if "PROPN" in upos[head : min(head + 2, end)] else "noun"


def _surface_head(upos: Sequence[str], begin: int, end: int) -> int:
    """The last noun before whatever follows it in a noun phrase: a preposition, a comma, a clause."""
    found = None
    for at in range(begin, end):
        if upos[at] in _NOUNS:
            found = at
        elif upos[at] == "ADP" or (found is not None and upos[at] != "PART"):  # one of them; but Petra 's brother
            break
    return end - 1 if found is None else found
