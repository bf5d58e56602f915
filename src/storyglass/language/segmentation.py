"""Words and sentence borders of a text, by rule: what both the rules and the reading model begin with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.language.lexicon import NO_STATE, READINGS, Lexicon, normalized
from storyglass.language.sentences import directions, roles, sentence_starts
from storyglass.language.tokens import Tokens, split_words
from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import Span

_NAMELIKE = frozenset("ADJ NOUN NUM PROPN VERB X".split())  # what names are made of: Hope, Wren, Will, Brown


class Segments(NamedTuple):
    """The words of a text with one row each: role in the search for borders, whether a paragraph or a sentence begins.

    `counted` are the words whose capitals are evidence of names (those of headings are not).
    """

    tokens: Tokens
    role: NDArray[np.int8]
    paragraph: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    counted: NDArray[np.bool_]


def segment(manuscript: Manuscript, quotations: Quotations, lexicon: Lexicon) -> Segments:
    """Splits a manuscript into words and sentences."""
    tokens = split_words(manuscript.text)
    quoted = [*((part.start, part.end) for part in quotations.parts), *quotations.nested, *quotations.mentioned]
    role = directions(tokens, roles(tokens.types), quoted)
    paragraph = np.array([start for start, _ in manuscript.paragraphs], dtype=np.int64)
    within = np.searchsorted(paragraph, tokens.start, side="right")
    new_paragraph = np.diff(within, prepend=-1) > 0
    function, speech_verb = _habits(tokens.types, lexicon)
    begins = sentence_starts(role, new_paragraph, function[tokens.type], speech_verb[tokens.type])
    headings = [(mark.start, mark.end) for mark in manuscript.marks if mark.kind == "heading"]
    return Segments(tokens, role, new_paragraph, begins, ~_inside(tokens.start, headings))


def _habits(types: list[str], lexicon: Lexicon) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each form, whether it is a function word, and whether it may be a speech verb's finite form."""
    row = np.fromiter((lexicon.words.get(normalized(form).lower(), -1) for form in types), np.int32, len(types))
    state = lexicon.state[row]
    function = np.array([upos not in _NAMELIKE for upos in lexicon.upos])[state[:, 0]] & (row >= 0)
    finite = np.array([xpos in ("VBD", "VBZ", "VBP") for xpos in lexicon.xpos])
    may = finite[np.minimum(state, len(finite) - 1)] & (state != NO_STATE) & (row >= 0)[:, None]
    form, column = np.nonzero(may)
    made = listed_lemmas(types, form, row[form] * READINGS + column, lexicon)
    verbs = _speech_lemmas()
    speech = np.zeros(len(types), bool)
    speech[form[np.array([lemma in verbs for lemma in made], dtype=bool)]] = True
    return function, speech


def listed_lemmas(types: list[str], form: NDArray[np.int64], reading: NDArray[np.int64], lexicon: Lexicon) -> list[str]:
    """The lemmas that the word list gives forms in some readings (numbers over all rows and columns)."""
    rules, rule = lexicon.rules, lexicon.rule.ravel()[reading]
    return [
        rules[number].apply(normalized(types[at])) or types[at]
        for at, number in zip(form.tolist(), rule.tolist(), strict=True)
    ]


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
