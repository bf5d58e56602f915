"""Words, sentences, tags and lemmas by rule: the linguist that works without the reading model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from storyglass.language.lexicon import Lexicon, load_lexicon
from storyglass.language.model import Language
from storyglass.language.segmentation import listed_lemmas, segment
from storyglass.language.sentences import at_beginning, directions, roles
from storyglass.language.tags import choose, decode, look_up, name_weight, weigh
from storyglass.language.tokens import Tokens, given_starts, given_tokens, take
from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import UNKNOWN_HEAD, Span, Words


class Rules:
    """A linguist on counts alone: tokens by pattern, sentences by their marks, tags by a hidden Markov model."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon

    def analyse(
        self, manuscript: Manuscript, quotations: Quotations, progress: Callable[[float], None] | None = None
    ) -> Language:
        """Words and sentences of the whole text, tagged; places in the sentence tree are left unknown."""
        lexicon = self._lexicon or load_lexicon()
        segments = segment(manuscript, quotations, lexicon)
        return _tagged(segments.tokens, segments.role, segments.begins, segments.counted, lexicon)

    def given_words(
        self, text: str, words: Sequence[Span], sentences: Sequence[Span], paragraphs: Sequence[int] | None = None
    ) -> Language:
        """Tags words and sentences that somebody else has found; see `Linguist.given_words`."""
        tokens = given_tokens(text, words)
        role = directions(tokens, roles(tokens.types), ())
        begins = given_starts(tokens, sentences)
        return _tagged(tokens, role, begins, np.ones(len(begins), bool), self._lexicon or load_lexicon())


def _tagged(
    tokens: Tokens,
    role: NDArray[np.int8],
    begins: NDArray[np.bool_],
    counted: NDArray[np.bool_],
    lexicon: Lexicon,
) -> Language:
    """The product of the stage from words with their roles and sentence beginnings."""
    count = len(tokens.start)
    first_word = np.append(np.flatnonzero(begins), count).astype(np.int32)
    forms = look_up(tokens.types, lexicon)
    initial = at_beginning(role, begins)
    choices = weigh(forms, name_weight(tokens, forms, initial, counted), lexicon)
    reading = decode(choose(tokens, forms, initial), first_word, choices, lexicon.transition)

    state = lexicon.state.ravel()[reading]
    pick = np.unique(tokens.type.astype(np.int64) * lexicon.state.size + reading, return_inverse=True)
    lemmas = listed_lemmas(tokens.types, pick[0] // lexicon.state.size, pick[0] % lexicon.state.size, lexicon)
    words = Words(
        start=tokens.start,
        end=tokens.end,
        lemma=take(lemmas, pick[1]),
        upos=take(lexicon.upos, state),
        xpos=take(lexicon.xpos, state),
        feats=take(lexicon.feature_names, lexicon.feats.ravel()[reading]),
        head=np.full(count, UNKNOWN_HEAD, np.int32),
        deprel=[None] * count,
    )
    last = first_word[1:] - 1
    sentences = list(zip(tokens.start[first_word[:-1]].tolist(), tokens.end[last].tolist(), strict=True))
    return Language(words, take(tokens.types, tokens.type), sentences, first_word)
