"""The reader's last word: a small file of corrections, applied to what the stages drafted."""

from storyglass.corrections.correcting import Corrected, correct
from storyglass.corrections.file import beside, parse_corrections, read_corrections
from storyglass.corrections.model import Correction, Corrections, Passage, Who

__all__ = [
    "Corrected",
    "Correction",
    "Corrections",
    "Passage",
    "Who",
    "beside",
    "correct",
    "parse_corrections",
    "read_corrections",
]
