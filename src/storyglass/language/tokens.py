"""Words as Universal Dependencies counts them: `don't` is `do` + `n't`, `Emma's` is `Emma` + `'s`.

The text is cut into units (a word with its inner apostrophes and hyphens, a run of one punctuation mark, white space)
by one regular expression; what a unit falls into depends on its letters alone, so it is worked out once per distinct
unit.
The practice is that of the treebanks EWT and GUM: hyphenated words are three words unless they begin with a bound
prefix (`non-human`), abbreviations keep their dot, `gonna` is `gon` + `na`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.story import Span

CHUNK = 1 << 20
"""Characters cut into units at a time: it bounds the memory that the units' strings take."""

_LETTERS = r"[^\W\d_]"
_MARKS = (
    r"[\u0300-\u036f\u00ad\u200c\u200d]"  # combining accents, soft hyphen and joiners belong to the word around them
)
_WORD = rf"[^\W_]+(?:{_MARKS}+[^\W_]*)*"
_APOSTROPHE = r"['’]"

TITLES = frozenset(
    "Mr Mrs Ms Mx Messrs Mme Mmes Mlle Mdme Dr Drs Prof Rev Revd Hon Capt Cpt Col Gen Lt Maj Sgt Sergt Cpl Pvt Adm Gov"
    " Sen Rep Pres Insp Supt Fr St Ste Mt Ft Mons Sig Esq MR MRS MS DR ST".split()
)
"""Abbreviations that stand before a name (or, `Esq.`, right after it), so that they end no sentence."""

_ABBREVIATIONS = TITLES | frozenset(
    "Jr Sr Jun Bros Co Corp Inc Ltd Ave Blvd Rd Bart Feb Aug Sept Oct Nov Dec Tues Thurs viz etc vs cf al Etc"
    " approx ult prox ca esp oz lb lbs yr yrs ft".split()
)
_BEFORE_NUMBER = ("No", "Nos", "no", "nos", "Vol", "vol", "Ch", "ch", "Fig", "fig", "p", "pp", "Sec", "sec")

# Elisions that keep their apostrophe; any other apostrophe at a word's edge is a word of its own (`the boys' hats`).
_ELIDED_HEAD = r"(?i:em|cause|cos|cuz|til|till|bout|gainst|neath|round|nother|ere|im|n|un|ee|[1-9]0s|[1-9]\d)"
_ELIDED_TAIL = rf"(?i:o|th|an|ol|wi|tha|fo|mo|sho|lil|gi|{_LETTERS}{{2,}}in)"
_TIS = r"(?i:t(?:is|was|were|will|would|wasn['’]t|isn['’]t|weren['’]t|ain['’]t))"

UNITS = re.compile(
    rf"""
    {_LETTERS}++(?=[\s,;!?"”)])                                      # most words, told without the questions below
  | \s+
  | [,;"“”] | \.(?!\.)
  | (?:https?://|www\.)[^\s<>"“”]*[\w/]
  | \w[\w.+-]{{0,63}}@\w+(?:[.-]\w+)+                               # an address
  | [\#@][^\W_]\w*
  | (?:{"|".join(sorted(_ABBREVIATIONS, key=len, reverse=True))})\.(?!\w)
  | (?:{"|".join(_BEFORE_NUMBER)})\.(?=\s?\d)
  | (?:{_LETTERS}\.){{2,}}(?!\w)                                    # U.S., e.g., J.K.
  | (?!I\.)[A-ZÀ-ÖØ-Þ]\.(?=\s+[A-ZÀ-ÖØ-Þ]|\s*[,'’])                 # an initial
  | I\.(?=\s?[A-Z]\.)
  | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s|{_APOSTROPHE}s)(?!\w))?
  | [A-Z]+&[A-Z]+(?!\w)
  | {_APOSTROPHE}{_TIS}(?!\w)
  | ['’‘]{_ELIDED_HEAD}(?!\w)
  | {_ELIDED_TAIL}{_APOSTROPHE}(?!\w)
  | {_WORD}(?:(?:{_APOSTROPHE}|[-‐‑]){_WORD})*                      # don't, mother-in-law
  | \.{{2,}} | …+\.* | [!?‼⁇-⁉‽]+ | -{{2,}} | [‐-―−]+ | '' | `` | <+ | >+
  | \*+ | _+ | ~+ | =+ | \#+ | \++ | \^+ | \|+ | •+ | ·+
  | [:;]['-]?[()DP](?!\w)                                           # a typed smile
  | [\U0001F1E6-\U0001F1FF]{{2}}
  | [\u2190-\u2BFF\U0001F000-\U0001FAFF][\ufe0f\u20e3\U0001F3FB-\U0001F3FF]*
    (?:\u200d[\u2190-\u2BFF\U0001F000-\U0001FAFF][\ufe0f\U0001F3FB-\U0001F3FF]*)*
  | .
    """,
    re.VERBOSE | re.DOTALL,
)

_BOUND_PREFIXES = frozenset(
    "anti co counter cross e ex hm inter mid mini mm multi neo non post pre pro re semi sub super uh un".split()
)
"""What EWT and GUM leave unsplit before a hyphen nine times in ten (counted on their training parts)."""

_FUSED = {
    "cannot": (3, 3), "gonna": (3, 2), "gotta": (3, 2), "wanna": (3, 2), "outta": (3, 2), "dunno": (2, 1, 2),
    "gimme": (3, 3), "lemme": (3, 3), "c'mon": (3, 2), "d'you": (2, 3), "d'ye": (2, 2), "d'ya": (2, 2),
    "y'know": (2, 4), "y'see": (2, 3), "dont": (2, 2), "didnt": (3, 2), "doesnt": (4, 2), "isnt": (2, 2),
    "wasnt": (3, 2), "couldnt": (5, 2), "wouldnt": (5, 2), "im": (1, 1), "ive": (1, 2), "youre": (3, 2),
    "theyre": (4, 2), "thats": (4, 1), "whats": (4, 1),
}  # fmt: skip
"""Words that run together without a clitic, as the lengths of their parts."""

_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|ll|re|ve|m|d))$")
_HYPHEN = re.compile("([-‐‑])")
_TAKES_D = frozenset(
    "i you he she it we they who what how where why when there here that this these those nobody somebody anybody"
    " everybody everyone someone anyone no-one ye".split()
)
"""What `'d` is a word after; after any other word in lower case it is the old spelling of -ed (`look'd`)."""


class Tokens(NamedTuple):
    """The words of a text in order: where they stand, and which of the distinct forms `types` each one is."""

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    type: NDArray[np.int32]
    types: list[str]


def split_words(text: str) -> Tokens:
    """Splits `text` into words; every character that is not white space lies in exactly one of them."""
    units, ids, lengths = _Index(), [], []
    for chunk in _chunks(text):
        found = UNITS.findall(chunk)
        ids.append(np.fromiter(map(units.__getitem__, found), np.int32, len(found)))
        lengths.append(np.fromiter(map(len, found), np.int32, len(found)))
    unit = np.concatenate(ids) if ids else np.zeros(0, np.int32)
    length = np.concatenate(lengths) if lengths else unit

    types = _Index()
    parts = [_parts(form) for form in units]
    count = np.fromiter(map(len, parts), np.int32, len(parts))
    part_length = np.fromiter(chain.from_iterable(parts), np.int32)
    part_end = np.cumsum(part_length, dtype=np.int32)
    part_type = np.fromiter(map(types.__getitem__, _cut(units, parts)), np.int32, len(part_length))

    first = np.cumsum(count, dtype=np.int32) - count
    words = count[unit]
    within = np.arange(words.sum(), dtype=np.int32) - np.repeat(np.cumsum(words, dtype=np.int32) - words, words)
    part = np.repeat(first[unit], words) + within
    begun = part_end[first[np.repeat(unit, words)]] - part_length[first[np.repeat(unit, words)]]
    end = np.repeat(np.cumsum(length, dtype=np.int32) - length, words) + part_end[part] - begun
    return Tokens(end - part_length[part], end, part_type[part], list(types))


def given_tokens(text: str, spans: Sequence[Span]) -> Tokens:
    """Takes the words as somebody else has split them."""
    types = _Index()
    start = np.fromiter((span[0] for span in spans), np.int32, len(spans))
    end = np.fromiter((span[1] for span in spans), np.int32, len(spans))
    of = np.fromiter((types[text[a:b]] for a, b in spans), np.int32, len(spans))
    return Tokens(start, end, of, list(types))


def given_starts(tokens: Tokens, sentences: Sequence[Span]) -> NDArray[np.bool_]:
    """Which words begin the given sentences: of each the first at or after its start, and the first of all."""
    begins = np.zeros(len(tokens.start), bool)
    first = np.searchsorted(tokens.start, np.array([start for start, _ in sentences], dtype=np.int64))
    begins[first[first < len(begins)]] = True
    begins[:1] = True
    return begins


def take(values: Sequence[str], index: NDArray[np.integer[Any]]) -> list[str]:
    """`values` at each index, sharing the strings."""
    return np.array(values, dtype=object)[index].tolist()  # type: ignore[no-any-return]


class _Index(dict[str, int]):
    """Numbers what it is asked for in order of first appearance."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def _chunks(text: str) -> Iterator[str]:
    """The text in pieces of bounded size, cut after white space (or anywhere, in a word longer than a chunk)."""
    start = 0
    while len(text) - start > CHUNK:
        cut = max(text.rfind(space, start, start + CHUNK) for space in (" ", "\n")) + 1
        if cut <= start:
            cut = start + CHUNK
        yield text[start:cut]
        start = cut
    if start < len(text):
        yield text[start:]


def _cut(units: Iterable[str], parts: Sequence[tuple[int, ...]]) -> Iterator[str]:
    for unit, lengths in zip(units, parts, strict=True):
        at = 0
        for length in lengths:
            yield unit[at : at + length]
            at += length


def _parts(unit: str) -> tuple[int, ...]:
    """The lengths of the words in a unit; none for white space."""
    if unit.isspace():
        return ()
    fused = _FUSED.get(unit.lower().replace("’", "'")) if len(unit) < 8 else None
    if fused:
        return fused
    if unit.isalpha() or len(unit) == 1 or not unit[-1].isalnum():
        return (len(unit),)
    if unit[0] in "'’" and unit[1] in "tT" and unit[2] in "iIwW" and unit.lower() not in "'til":
        return (2, *_clitics(unit[2:]))
    if unit[0].isdigit() or "/" in unit or "@" in unit:  # a number or an address
        return (len(unit),)
    if unit.partition("-")[0].lower() in _BOUND_PREFIXES:
        return _clitics(unit)
    return tuple(chain.from_iterable(_clitics(piece) for piece in _HYPHEN.split(unit)))


def _clitics(word: str) -> tuple[int, ...]:
    """The lengths of a word and of the clitics at its end."""
    lengths: tuple[int, ...] = ()
    while match := _CLITIC.search(word):
        base = word[: match.start()]
        if not base or (word[-1] == "d" and base.islower() and base not in _TAKES_D):
            break
        lengths = (len(word) - len(base), *lengths)
        word = base
    return (len(word), *lengths)
