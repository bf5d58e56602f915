"""What is known of the words, whoever found it out: rules or the reading model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import EntityType, MentionKind, Span, Words


class MentionSpan(NamedTuple):
    """A mention as the reading model finds it: words [first, last), what is mentioned and how, and the log-odds of it.

    Mentions may lie within one another: `Marta` in `the lantern of Marta`.
    """

    first: int
    last: int
    type: EntityType
    kind: MentionKind
    score: float


class EventWord(NamedTuple):
    """A word that tells of something that happens, not of what might or never does (realis), and the log-odds of it."""

    word: int
    score: float


@dataclass(frozen=True)
class Emotions:
    """What the words show of feelings, one row a word.

    `cue` are the log-odds that a word shows a feeling, `feeling` the scores of the `labels` (the last is `neutral`),
    `experiencer` and `target` the words that name who feels it and toward what (the cue itself where nobody does).
    """

    labels: list[str]
    cue: NDArray[np.float32]
    feeling: NDArray[np.float16]
    experiencer: NDArray[np.int32]
    target: NDArray[np.int32]

    def of(self, first: int, last: int) -> NDArray[np.float32]:
        """The probability of each label for the words [first, last) as a whole, each counting by how much it shows.

        Raises ValueError where there are no words.
        """
        weight = np.exp(self.cue[first:last] - self.cue[first:last].max())
        scores = weight @ self.feeling[first:last].astype(np.float32) / weight.sum()
        chance: NDArray[np.float32] = 1 / (1 + np.exp(-scores))
        return chance


@dataclass(frozen=True)
class Vectors:
    """What the reading model makes of words in their context: a row of `rows` for each of `words`, which are in order.

    Kept are the words that mentions turn on (nouns, names, pronouns), or all where that is asked for: 512 bytes a word.
    """

    words: NDArray[np.int32]
    rows: NDArray[np.float16]

    def of(self, words: NDArray[np.int32]) -> NDArray[np.float16]:
        """The vectors of some words; nothing but zeros for one that has none."""
        found = np.zeros((len(words), self.rows.shape[1]), np.float16)
        at = np.searchsorted(self.words, words)
        known = at < len(self.words)
        known[known] = self.words[at[known]] == words[known]
        found[known] = self.rows[at[known]]
        return found


@dataclass(frozen=True)
class Language:
    """Words and sentences of a text in order, with what was said of each word.

    `first_word` holds, for each sentence, the index of its first word, and the number of words at its end: sentence `i`
    is words `first_word[i]:first_word[i + 1]`. `forms` are the words' own strings (a contraction's parts as they
    stand). `mentions` are in the order of their first words, the longer before the shorter. Rules find
    neither mentions nor events, and tell nothing of emotions and vectors.
    """

    words: Words
    forms: list[str]
    sentences: list[Span]
    first_word: NDArray[np.int32]
    events: list[EventWord] = field(default_factory=list)
    mentions: list[MentionSpan] = field(default_factory=list)
    emotions: Emotions | None = None
    vectors: Vectors | None = None


class Linguist(Protocol):
    """Anything that can tell words, sentences and tags of a manuscript: the rules here, or the reading model."""

    def analyse(
        self, manuscript: Manuscript, quotations: Quotations, progress: Callable[[float], None] | None = None
    ) -> Language:
        """Words and sentences of the whole text, tagged; `progress` is told which part (0..1) is done."""
        ...

    def given_words(
        self, text: str, words: Sequence[Span], sentences: Sequence[Span], paragraphs: Sequence[int] | None = None
    ) -> Language:
        """Tags words and sentences that somebody else has found, spans of `text` in order.

        A sentence begins with the first word at or after its start. `paragraphs` holds the number of the first sentence
        of each paragraph, where that is known.
        """
        ...
