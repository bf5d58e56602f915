"""Words, sentences, tags and lemmas by rule: the linguist that works without the reading model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyglass.language.lexicon import NO_STATE, READINGS, Lexicon, load_lexicon, normalized
from storyglass.language.model import Language
from storyglass.language.sentences import at_beginning, directions, roles, sentence_starts
from storyglass.language.tags import choose, decode, look_up, name_weight, weigh
from storyglass.language.tokens import Tokens, given_tokens, split_words
from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import UNKNOWN_HEAD, Span, Words

_NAMELIKE = frozenset("ADJ NOUN NUM PROPN VERB X".split())  # what names are made of: Hope, Wren, Will, Brown


class Rules:
    """A linguist on counts alone: tokens by pattern, sentences by their marks, tags by a hidden Markov model."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon

    def analyse(self, manuscript: Manuscript, quotations: Quotations) -> Language:
        """Words and sentences of the whole text, tagged; places in the sentence tree are left unknown."""
        lexicon = self._lexicon or load_lexicon()
        tokens = split_words(manuscript.text)
        quoted = [*((part.start, part.end) for part in quotations.parts), *quotations.nested, *quotations.mentioned]
        role = directions(tokens, roles(tokens.types), quoted)
        paragraph = np.array([start for start, _ in manuscript.paragraphs], dtype=np.int64)
        within = np.searchsorted(paragraph, tokens.start, side="right")
        new_paragraph = np.diff(within, prepend=-1) > 0
        function, speech_verb = _habits(tokens.types, lexicon)
        begins = sentence_starts(role, new_paragraph, function[tokens.type], speech_verb[tokens.type])
        headings = [(mark.start, mark.end) for mark in manuscript.marks if mark.kind == "heading"]
        return _tagged(tokens, role, begins, ~_inside(tokens.start, headings), lexicon)


def given_words(
    text: str, words: Sequence[Span], sentences: Sequence[Span], lexicon: Lexicon | None = None
) -> Language:
    """Tags words and sentences that somebody else has found.

    `words` and `sentences` are spans of `text` in order; a sentence begins with the first word at or after its start.
    """
    tokens = given_tokens(text, words)
    role = directions(tokens, roles(tokens.types), ())
    begins = np.zeros(len(tokens.start), bool)
    first = np.searchsorted(tokens.start, np.array([start for start, _ in sentences], dtype=np.int64))
    begins[first[first < len(begins)]] = True
    begins[:1] = True
    return _tagged(tokens, role, begins, np.ones(len(begins), bool), lexicon or load_lexicon())


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
    lemmas = _lemmas(tokens.types, pick[0] // lexicon.state.size, pick[0] % lexicon.state.size, lexicon)
    words = Words(
        start=tokens.start,
        end=tokens.end,
        lemma=_take(lemmas, pick[1]),
        upos=_take(lexicon.upos, state),
        xpos=_take(lexicon.xpos, state),
        feats=_take(lexicon.feature_names, lexicon.feats.ravel()[reading]),
        head=np.full(count, UNKNOWN_HEAD, np.int32),
        deprel=[None] * count,
    )
    last = first_word[1:] - 1
    sentences = list(zip(tokens.start[first_word[:-1]].tolist(), tokens.end[last].tolist(), strict=True))
    return Language(words, _take(tokens.types, tokens.type), sentences, first_word)


def _lemmas(types: list[str], form: NDArray[np.int64], reading: NDArray[np.int64], lexicon: Lexicon) -> list[str]:
    rules, rule = lexicon.rules, lexicon.rule.ravel()[reading]
    return [
        rules[number].apply(normalized(types[at])) or types[at]
        for at, number in zip(form.tolist(), rule.tolist(), strict=True)
    ]


def _habits(types: list[str], lexicon: Lexicon) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each form, whether it is a function word, and whether it may be a speech verb's finite form."""
    row = np.fromiter((lexicon.words.get(normalized(form).lower(), -1) for form in types), np.int32, len(types))
    state = lexicon.state[row]
    function = np.array([upos not in _NAMELIKE for upos in lexicon.upos])[state[:, 0]] & (row >= 0)
    finite = np.array([xpos in ("VBD", "VBZ", "VBP") for xpos in lexicon.xpos])
    may = finite[np.minimum(state, len(finite) - 1)] & (state != NO_STATE) & (row >= 0)[:, None]
    form, column = np.nonzero(may)
    lemmas = _lemmas(types, form, row[form] * READINGS + column, lexicon)
    verbs = _speech_lemmas()
    speech = np.zeros(len(types), bool)
    speech[form[np.array([lemma in verbs for lemma in lemmas], dtype=bool)]] = True
    return function, speech


@cache
def _speech_lemmas() -> frozenset[str]:
    path = resources.files("storyglass") / "data" / "speech_verbs.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def _inside(offsets: NDArray[np.int32], spans: Iterable[Span]) -> NDArray[np.bool_]:
    """Whether each offset lies in one of the spans, which are in order and apart."""
    edges = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
    if not len(edges):
        return np.zeros(len(offsets), bool)
    at = np.searchsorted(edges[:, 0], offsets, side="right") - 1
    inside: NDArray[np.bool_] = (at >= 0) & (offsets < edges[np.maximum(at, 0), 1])
    return inside


def _take(values: Sequence[str], index: NDArray[np.integer[Any]]) -> list[str]:
    """`values` at each index, sharing the strings."""
    return np.array(values, dtype=object)[index].tolist()  # type: ignore[no-any-return]
