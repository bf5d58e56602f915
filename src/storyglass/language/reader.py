"""Words, sentences, trees, mentions and events by the reading model: the linguist that ships.

Words are split by rule. The model sees them in overlapping windows and judges each word in the window whose core it is
in; batches are fixed by the text alone. Sentences begin where the model says so, with the rules' borders as a prior.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.language.lemmas import lemmas
from storyglass.language.lexicon import load_lexicon
from storyglass.language.model import Emotions, EventWord, Language, MentionSpan, Vectors
from storyglass.language.network import Network, load_network
from storyglass.language.parsing import FALLBACK, ROOT, decode_tree
from storyglass.language.segmentation import segment
from storyglass.language.spans import MOST_WORDS, mention_kinds, pick_spans
from storyglass.language.tokens import Tokens, given_starts, given_tokens, take
from storyglass.language.windows import (
    PARAGRAPH_BREAK,
    SENTENCE_BREAK,
    batch,
    batches,
    cut_windows,
    lay_strip,
)
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.spacing import natural_spaces
from storyglass.quotations.model import Quotations
from storyglass.story import Span, Words

RULE_WEIGHT = 4.0
"""Log-odds that a sentence border found by rule is worth to the model.

On the 60 documents of GUM that are neither learned from nor measured on, sentence F1 is 93.4, 95.6, 96.2, 96.5, 96.6
and 96.4 for 0, 1, 2, 3, 4 and 6."""

LEAST_SPAN = 0.0
"""Log-odds from which a span of words is a mention."""

LEAST_EVENT = 0.0
"""Log-odds from which a word is a realis event."""

EVENTFUL = frozenset("ADJ ADV AUX NOUN PROPN VERB".split())
"""Parts of speech that can tell of an event."""

NOMINAL = frozenset("NOUN NUM PRON PROPN".split())
"""Parts of speech that mentions turn on."""

NO_CANDIDATE = -5e3
"""Scores below this are those of padding."""

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]


class Answers(NamedTuple):
    """What the network says, with one row a word of the text; heads and the like are numbers of words of the text."""

    tag: NDArray[np.int16]
    feats: NDArray[np.int16]
    start: NDArray[np.float32]
    root: NDArray[np.float32]
    head: Ints
    arc: NDArray[np.float32]
    label: NDArray[np.int8]
    event: NDArray[np.float32]
    cue: NDArray[np.float32]
    feeling: NDArray[np.float16]
    experiencer: Ints
    target: Ints
    span: NDArray[np.float32]  # (mentions, first, last exclusive, type, score)
    vector_word: Ints
    vector: NDArray[np.float16]


class Reader:
    """A linguist that asks the reading model. `vectors` keeps the vectors of all words, not of nominal ones only."""

    def __init__(self, network: Network | None = None, *, vectors: bool = False) -> None:
        self._network = network or load_network()
        self._nominal = np.array([vectors or tag[0] in NOMINAL for tag in self._network.labels.tags])

    def analyse(
        self, manuscript: Manuscript, quotations: Quotations, progress: Callable[[float], None] | None = None
    ) -> Language:
        """Words and sentences of the whole text with all that the model says of them."""
        segments = segment(manuscript, quotations, load_lexicon())
        tokens = segments.tokens
        spaced = np.ones(len(tokens.start), bool)
        spaced[1:] = tokens.start[1:] > tokens.end[:-1]
        spaced |= segments.paragraph  # the pieces with a space are the better known: on GUM's texts LAS is .3 higher
        answers = self._ask(tokens, spaced, segments.paragraph, segments.begins, progress)
        prior = np.where(segments.begins, RULE_WEIGHT, -RULE_WEIGHT)
        return self._language(tokens, (answers.start + prior > 0) | segments.paragraph, answers)

    def given_words(
        self, text: str, words: Sequence[Span], sentences: Sequence[Span], paragraphs: Sequence[int] | None = None
    ) -> Language:
        """Reads words and sentences that somebody else has found; see `Linguist.given_words`."""
        tokens = given_tokens(text, words)
        begins = given_starts(tokens, sentences)
        chosen = [(0, 0)] if paragraphs is None else [sentences[number] for number in paragraphs]
        paragraph = given_starts(tokens, chosen)
        forms = take(tokens.types, tokens.type)
        spaced = np.array(natural_spaces(forms, None if paragraphs is None else paragraph.tolist()), dtype=bool)
        return self._language(tokens, begins, self._ask(tokens, spaced, paragraph, begins))

    def _ask(
        self,
        tokens: Tokens,
        spaced: Flags,
        paragraph: Flags,
        begins: Flags,
        progress: Callable[[float], None] | None = None,
    ) -> Answers:
        """Runs the network over all windows and keeps what it says of each word in the middle of its window."""
        strip = lay_strip(*self._network.subwords.encode_all(tokens.types, tokens.type, spaced), paragraph)
        breaks = np.where(paragraph, PARAGRAPH_BREAK, np.where(begins, SENTENCE_BREAK, 0))
        windows = cut_windows(strip, breaks)
        rows: dict[str, list[NDArray[Any]]] = {name: [] for name in Answers._fields}
        for chosen in batches(windows):
            said = self._network(batch(strip, windows, chosen))
            columns = zip(*(column[chosen].tolist() for column in windows), strict=True)
            for row, (first, core, core_end, last) in enumerate(columns):
                for name, values in _of_core(
                    said, row, first, core - first, core_end - first, last - first, self._nominal
                ):
                    rows[name].append(values)
            if progress is not None:
                progress(min(1.0, chosen.stop / len(windows.first)))
        return Answers(**{name: _joined(rows.pop(name), name) for name in Answers._fields})

    def _language(self, tokens: Tokens, begins: Flags, answers: Answers) -> Language:
        labels = self._network.labels
        first_word = np.append(np.flatnonzero(begins), len(begins)).astype(np.int32)
        arc = np.where(answers.arc < NO_CANDIDATE, -np.inf, answers.arc)
        head, relation = decode_tree(first_word, answers.root, answers.head, arc, answers.label)
        names = dict(enumerate(labels.deprels)) | {0: "dep", FALLBACK: "dep", ROOT: "root"}  # no label 0 but at roots
        upos = take([tag[0] for tag in labels.tags], answers.tag)
        words = Words(
            start=tokens.start,
            end=tokens.end,
            lemma=lemmas(tokens.types, tokens.type, answers.tag, labels.tags),
            upos=upos,
            xpos=take([tag[1] for tag in labels.tags], answers.tag),
            feats=take(labels.feats, answers.feats),
            head=head,
            deprel=[names[number] for number in relation.tolist()],
        )
        last = first_word[1:] - 1
        forms = take(tokens.types, tokens.type)
        happens = np.array([tag[0] in EVENTFUL for tag in labels.tags])
        events = np.flatnonzero((answers.event > LEAST_EVENT) & happens[answers.tag])
        return Language(
            words,
            forms,
            list(zip(tokens.start[first_word[:-1]].tolist(), tokens.end[last].tolist(), strict=True)),
            first_word,
            [EventWord(*row) for row in zip(events.tolist(), answers.event[events].tolist(), strict=True)],
            self._mentions(answers.span, first_word, upos, tokens, head),
            Emotions(labels.feelings, answers.cue, answers.feeling, answers.experiencer, answers.target),
            Vectors(answers.vector_word, answers.vector),
        )

    def _mentions(
        self, spans: NDArray[np.float32], first_word: Ints, upos: Sequence[str], tokens: Tokens, head: Ints
    ) -> list[MentionSpan]:
        """The mentions among all spans that the network thinks likely, as far as they lie within one sentence."""
        first, last = spans[:, 0].astype(np.int32), spans[:, 1].astype(np.int32)
        sentence = np.searchsorted(first_word, (first, last - 1), side="right")
        whole = np.flatnonzero(sentence[0] == sentence[1])
        kept = whole[pick_spans(first[whole], last[whole], spans[whole, 3])]
        first, last, kind, score = first[kept], last[kept], spans[kept, 2].astype(int), spans[kept, 3]
        lower = [form.lower() for form in tokens.types]
        told = mention_kinds(upos, take(lower, tokens.type), head, first, last)
        order = np.lexsort((-last, first)).tolist()
        types = self._network.labels.types
        return [MentionSpan(int(first[at]), int(last[at]), types[kind[at]], told[at], float(score[at])) for at in order]


def _joined(parts: list[NDArray[Any]], name: str) -> NDArray[Any]:
    """The answers of all windows as one array; the parts are dropped, so that one column is held twice at a time."""
    whole = np.concatenate(parts) if parts else _NOTHING[name]
    parts.clear()
    return whole


def _of_core(
    said: Mapping[str, NDArray[Any]], row: int, shift: int, core: int, end: int, words: int, nominal: Flags
) -> Iterator[tuple[str, NDArray[Any]]]:
    """The answers for the words `core:end` of one window, whose first word is number `shift` of the text."""
    for name, small in (("tag", np.int16), ("feats", np.int16), ("label", np.int8), ("feeling", np.float16)):
        yield name, said[name][row, core:end].astype(small)
    for name in ("start", "root", "arc", "event", "cue"):
        yield name, said[name][row, core:end].copy()
    for name in ("head", "experiencer", "target"):
        yield name, said[name][row, core:end] + shift
    kept = np.flatnonzero(nominal[said["tag"][row, core:end]])
    yield "vector_word", (kept + core + shift).astype(np.int32)
    yield "vector", said["vector"][row, kept + core].astype(np.float16)
    score = said["span"][row, core:end, :words]
    first, last = np.nonzero(score > LEAST_SPAN)
    near = (last >= first + core) & (last < first + core + MOST_WORDS)
    first, last = first[near], last[near]
    kind = said["span_type"][row, core:end, :words][first, last]
    yield "span", np.stack([first + core + shift, last + 1 + shift, kind, score[first, last]], axis=1)


_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("tag", "feats", "label"), np.zeros(0, np.int16)),
    **dict.fromkeys(("start", "root", "event", "cue"), np.zeros(0, np.float32)),
    **dict.fromkeys(("experiencer", "target", "vector_word"), np.zeros(0, np.int32)),
    "head": np.zeros((0, 1), np.int32),
    "arc": np.zeros((0, 1), np.float32),
    "feeling": np.zeros((0, 1), np.float16),
    "span": np.zeros((0, 4), np.float32),
    "vector": np.zeros((0, 1), np.float16),
}
"""The answers for no words at all."""
