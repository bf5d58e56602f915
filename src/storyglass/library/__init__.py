"""Many stories: a library in one file, and runs over folders and clusters."""

from storyglass.library.corpus import Tally, read_corpus
from storyglass.library.finding import Hit
from storyglass.library.reads import Reading
from storyglass.library.store import Added, Answer, Kept, Library

__all__ = ["Added", "Answer", "Hit", "Kept", "Library", "Reading", "Tally", "read_corpus"]
