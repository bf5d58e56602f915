"""Manuscript -> quotation spans and the story's quotation style."""

from storyglass.quotations.conventions import STYLE_NAMES, describe
from storyglass.quotations.finder import find_quotations
from storyglass.quotations.given import find_among_words
from storyglass.quotations.model import Quotation, Quotations

__all__ = ["Quotation", "Quotations", "STYLE_NAMES", "describe", "find_among_words", "find_quotations"]  # noqa: RUF022 - plain order
