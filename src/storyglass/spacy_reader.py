"""A component for spaCy's pipelines: `spacy.blank("en").add_pipe("storyglass_reader")`.

It reads the text of a `Doc` and gives back a `Doc` of the same text with the words, tags, trees, spans and extensions
of `Story.to_spacy`. Words, and whatever an earlier component set, are replaced: put it first.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from storyglass.reading import read_text


class StoryReader:
    """Reads the text of each `Doc` that comes through a pipeline."""

    def __init__(self, model: str | None, quotes: str | None) -> None:
        self._model, self._quotes = model, quotes

    def __call__(self, doc: Any) -> Any:
        """A new `Doc` of the text, in the same vocabulary."""
        return read_text(doc.text, model=self._model, quotes=self._quotes).to_spacy(doc.vocab)


@Language.factory("storyglass_reader", default_config={"model": "default", "quotes": None})
def storyglass_reader(nlp: Language, name: str, model: str | None, quotes: str | None) -> StoryReader:
    """Makes the component; `model` and `quotes` are those of `storyglass.read`."""
    return StoryReader(model, quotes)
