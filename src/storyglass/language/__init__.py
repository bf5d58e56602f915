"""Words, sentences, tags and lemmas of a text: by rule, or by the reading model behind the same interface."""

from storyglass.language.english import looks_english
from storyglass.language.model import Language, Linguist
from storyglass.language.network import load_network
from storyglass.language.reader import Reader
from storyglass.language.rules import Rules

__all__ = ["Language", "Linguist", "Reader", "Rules", "load_network", "looks_english"]
