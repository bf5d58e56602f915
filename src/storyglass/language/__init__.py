"""Words, sentences, tags and lemmas of a text: by rule here, by the reading model behind the same interface."""

from storyglass.language.english import looks_english
from storyglass.language.model import Language, Linguist
from storyglass.language.rules import Rules, given_words

__all__ = ["Language", "Linguist", "Rules", "given_words", "looks_english"]
