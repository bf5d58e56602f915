"""The conventions by which stories set off what is said, and the marks each of them uses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from storyglass.story import QuotationStyle, StoryError

Family = Literal["double", "single", "guillemets", "corner", "dash"]


@dataclass(frozen=True, slots=True)
class Convention:
    """One way of marking speech: the marks of a quotation and of a quotation inside it.

    `opening` and `closing` hold the characters that point one way under this convention; all other marks of the family
    are judged by their neighbours alone.
    """

    name: str
    label: str
    family: Family
    open: str
    close: str
    nested: str
    inner: Family
    opening: str = ""
    closing: str = ""

    @property
    def directed(self) -> str:
        """The characters that point one way only."""
        return self.opening + self.closing


CONVENTIONS = (
    Convention("straight", "straight double", "double", '"', '"', "''", "single", "“„", "”"),
    Convention("curly", "curly double", "double", "“", "”", "‘’", "single", "“„", "”"),
    Convention("low-high", "low-high double", "double", "„", "“", "‚‘", "single", "„", "“"),
    Convention("same-curly", "same-side curly double", "double", "”", "”", "’’", "single", "“„"),
    Convention("british", "curly single", "single", "‘", "’", "“”", "double", "‘", "’"),
    Convention("straight-single", "straight single", "single", "'", "'", '""', "double", "‘", "’"),
    Convention("guillemets", "guillemets", "guillemets", "«", "»", "“”", "double", "«", "»"),
    Convention("guillemets-reversed", "reversed guillemets", "guillemets", "»", "«", "„“", "double", "»", "«"),
    Convention("corner", "corner brackets", "corner", "「", "」", "『』", "corner", "「『", "」』"),
    Convention("dash", "dashes", "dash", "—", "", "“”", "double"),
)

BY_NAME = {convention.name: convention for convention in CONVENTIONS}

STYLE_NAMES = ("auto", *BY_NAME, "none")
"""What a reader may ask for: `auto` finds the convention, `none` takes nothing for a quotation."""

MARKS: dict[Family, re.Pattern[str]] = {
    "double": re.compile('["“”„‟＂]'),
    # An apostrophe between two letters is never a mark; neither is the one of rock 'n' roll.
    "single": re.compile(r"['’‘]n['’](?=\s)|(?<!\w)['‘’‚‛`]|['‘’](?!\w)"),
    "guillemets": re.compile("[«»]"),
    "corner": re.compile("[「」]"),
}

INNER_CORNER = re.compile("[『』]")

LEADING_DASH = re.compile(r"(?:[—–―]|--+|-(?=\s))(?!\s*$)")
"""The dash a line of dialogue begins with."""

NEXT_DASH = re.compile(r"\n[^\S\n]*(?=[—–―])")
"""The line break before such a line inside a paragraph."""


def describe(style: QuotationStyle) -> str:
    """Says a style in words: `curly double, 4,120 quotations, 37 unbalanced`."""
    marks = (style.open, style.close)
    label = next((known.label for known in CONVENTIONS if (known.open, known.close) == marks), "no marks")
    quotations = "1 quotation" if style.count == 1 else f"{style.count:,} quotations"
    return f"{label}, {quotations}, {style.unbalanced:,} unbalanced"


def check_style(style: str | None) -> str:
    """Returns the name of a style, "auto" for None.

    Raises StoryError, naming all styles, where there is no style of that name.
    """
    name = "auto" if style is None else style
    if name not in STYLE_NAMES:
        raise StoryError(f"there is no quotation style {name!r}: choose one of {', '.join(STYLE_NAMES)}")
    return name
