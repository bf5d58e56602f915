"""The word list of the rules: what each form or ending can be, counted from treebanks and fiction.

A row holds up to eight readings of a form: a state (the tag, for some function words together with the word), its
probability, its features and the rule that makes its lemma. The recipe `training/lexicon.py` counts it and
`data/README.md` says from what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

READINGS = 8
"""Readings a row can hold; fewer than 1 in 2,000 words of the treebanks has a ninth that ever occurs."""

NO_STATE = 255
LONGEST_ENDING = 5
COST_UNIT = 1 / 16
"""Natural logarithms are stored in sixteenths, in one byte: probabilities down to e^-16."""


class LemmaRule(NamedTuple):
    """How a form becomes its lemma: cut `strip` letters off the end, add `append`; in lower case unless a name."""

    keep_case: bool
    strip: int
    append: str

    def apply(self, form: str) -> str:
        """The lemma of `form`, whose apostrophes are straight."""
        if not self.keep_case:
            form = form.lower()
        return form[: len(form) - self.strip] + self.append if self.strip <= len(form) else form


@dataclass(frozen=True)
class Lexicon:
    """Rows of readings for forms and endings, and how states follow each other.

    `words` maps a form (apostrophes straight; in lower case, or with its capital where it was met with one within
    sentences) to its row, `endings` a class and ending as `ending_keys` makes them. `state`, `cost`, `feats` and
    `rule` have one row each and `READINGS` columns. `lower_share` is, for each word's row, how often fiction writes it
    in lower case where either is possible (NaN: never met). `transition` holds logarithms, its last row is for sentence
    beginnings; `prior` is the logarithm of each state's share of all words.
    """

    words: dict[str, int]
    endings: dict[str, int]
    state: NDArray[np.uint8]
    cost: NDArray[np.uint8]
    feats: NDArray[np.uint16]
    rule: NDArray[np.uint16]
    lower_share: NDArray[np.float32]
    transition: NDArray[np.float32]
    prior: NDArray[np.float32]
    upos: list[str]
    xpos: list[str]
    feature_names: list[str]
    rules: list[LemmaRule]

    def ending_row(self, form: str, common: bool = False) -> int:
        """The row of the longest known ending of a form that is no word of the list (`common`: in lower case it is)."""
        return next(self.endings[key] for key in ending_keys(form, common) if key in self.endings)


KINDS = "cCKA0.*x"
"""Classes of forms: lower case; capital, unknown or known in lower case; capitals; digits; marks; pictures; scripts."""


def normalized(form: str) -> str:
    """A form as the word list writes it: straight apostrophes, no soft hyphens."""
    return form.replace("’", "'").replace("‘", "'").replace("\u00ad", "") if not form.isascii() else form


def ending_keys(form: str, common: bool = False) -> list[str]:
    """Where to look for a form nobody knows: its class and its endings, the longest first.

    `common` says of a form with a capital that it is known in lower case.
    """
    first = form[0]
    if any(map(str.isdigit, form[:32])):
        kind, form = "0", "".join("0" if letter.isdigit() else letter for letter in form[-LONGEST_ENDING:])
    elif first.islower() or (first in "'-" and form[1:2].islower()):
        kind = "c"
    elif first.isupper() or (first in "'-" and form[1:2].isupper()):
        kind = "A" if len(form) > 1 and form.isupper() else "K" if common else "C"
    elif first.isalpha():
        return ["x"]
    else:
        return ["." if first.isascii() or not first.isprintable() or ord(first) < 0x2100 else "*"]
    tail = form[-LONGEST_ENDING:].lower()
    return [f"{kind}{tail[start:]}" for start in range(len(tail) + 1)]


@cache
def load_lexicon() -> Lexicon:
    """The word list that comes with the package."""
    path = resources.files("storyglass") / "data" / "lexicon.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return unpack({name: arrays[name] for name in arrays.files})


def unpack(arrays: dict[str, NDArray[np.generic]]) -> Lexicon:
    """The word list from its stored columns."""
    words = _lines(arrays["words"])
    endings = _lines(arrays["endings"])
    states = [state.split("\t") for state in _lines(arrays["states"])]
    rules = [rule.split("\t") for rule in _lines(arrays["rules"])]
    share = arrays["lower_share"].astype(np.float32)
    share[share == NO_STATE] = np.nan
    return Lexicon(
        words=dict(zip(words, range(len(words)), strict=True)),
        endings=dict(zip(endings, range(len(words), len(words) + len(endings)), strict=True)),
        state=arrays["state"].astype(np.uint8),
        cost=arrays["cost"].astype(np.uint8),
        feats=arrays["feats"].astype(np.uint16),
        rule=arrays["rule"].astype(np.uint16),
        lower_share=share / np.float32(254),
        transition=arrays["transition"].astype(np.float32) * -COST_UNIT,
        prior=arrays["prior"].astype(np.float32) * -COST_UNIT,
        upos=[upos for upos, _, _ in states],
        xpos=[xpos for _, xpos, _ in states],
        feature_names=_lines(arrays["feature_names"]),
        rules=[LemmaRule(keep == "1", int(strip), append) for keep, strip, append in rules],
    )


def pack_lines(lines: Sequence[str]) -> NDArray[np.uint8]:
    """Strings as one column of bytes."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _lines(column: NDArray[np.generic]) -> list[str]:
    return column.tobytes().decode().split("\n")
