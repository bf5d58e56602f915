"""What is known of the words, whoever found it out: rules or the reading model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import EntityType, Event, MentionKind, Span, Words


class MentionSpan(NamedTuple):
    """A mention as the reading model finds it: words [first, last), what is mentioned and how, and the log-odds of it.

    Mentions may lie within one another: `Marta` in `the lantern of Marta`.
    """

    first: int
    last: int
    type: EntityType
    kind: MentionKind
    score: float


@dataclass(frozen=True)
class Language:
    """Words and sentences of a text in order, with what was said of each word.

    `first_word` holds, for each sentence, the index of its first word, and the number of words at its end: sentence `i`
    is words `first_word[i]:first_word[i + 1]`. `forms` are the words' own strings (a contraction's parts as they
    stand). `mentions` are in the order of their first words, the longer before the shorter; rules find none.
    """

    words: Words
    forms: list[str]
    sentences: list[Span]
    first_word: NDArray[np.int32]
    events: list[Event] = field(default_factory=list)
    mentions: list[MentionSpan] = field(default_factory=list)


class Linguist(Protocol):
    """Anything that can tell words, sentences and tags of a manuscript: the rules here, or the reading model."""

    def analyse(self, manuscript: Manuscript, quotations: Quotations) -> Language:
        """Words and sentences of the whole text, tagged."""
        ...
