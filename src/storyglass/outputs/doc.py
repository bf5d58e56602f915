"""A story as a spaCy `Doc`: its own words, tags, lemmas and trees, no model of spaCy's.

White space that is not one space after a word is a token of its own, as spaCy has it, so `doc.text` is the story's
text. `doc.spans` holds `lines`, `mentions`, `scenes` and `chapters`; who speaks, whom a mention means and in which
scene a token is are extensions (`line._.speaker`, `mention._.entity`, `token._.scene`), got from the story when asked
for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from storyglass.outputs.extras import load
from storyglass.outputs.sweep import Layer
from storyglass.outputs.tables import names_in_cast, person_name
from storyglass.story import UNKNOWN_HEAD, Entity, Line, Scene, Story

_HOOK = "storyglass"  # hooks stay with the Doc in memory and are left out where it is written to disk
_UNTAGGED = "_SP"  # what spaCy calls white space


class Bearings:
    """A story and where its lines and scenes are, for the extensions."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._names = names_in_cast(story)
        self._lines = Layer((line.start, line.end, line) for line in story.lines)
        self._scenes = Layer((scene.start, scene.end, scene) for scene in story.scenes)

    def line(self, offset: int) -> Line | None:
        """The line that a character is in."""
        return self._lines.at(offset)

    def speaker(self, offset: int) -> str | None:
        """The name of who speaks at a character."""
        line = self.line(offset)
        return person_name(self.story, self._names, line.speaker) if line else None

    def addressees(self, offset: int) -> list[str | None]:
        """The names of those who are spoken to at a character."""
        line = self.line(offset)
        return [person_name(self.story, self._names, who) for who in line.addressees] if line else []

    def scene(self, offset: int) -> Scene | None:
        """The scene that a character is in."""
        return self._scenes.at(offset)

    def entity(self, id_: str) -> Entity | None:
        """Whom a mention means."""
        return self.story.entity_by_id.get(id_)


def to_doc(story: Story, vocab: Any = None) -> Any:
    """The story as a `Doc`, in an English vocabulary of its own or in the given one.

    Raises StoryError where spaCy is not installed.
    """
    load("spacy", "to_spacy")
    from spacy.lang.en import English
    from spacy.tokens import Doc

    _register()
    words, spaces, places = _pieces(story)
    homes = {place: number for number, place in enumerate(places)}
    tokens = [homes.get(place) for place in range(len(words))]
    columns = story.words

    def column(values: list[str], blank: str) -> list[str]:
        return [blank if number is None else values[number] for number in tokens]

    tree = _tree(story, places, tokens)
    doc = Doc(
        vocab if vocab is not None else English().vocab,
        words=words,
        spaces=spaces,
        lemmas=[word if number is None else columns.lemma[number] for word, number in zip(words, tokens, strict=True)],
        pos=column(columns.upos, "SPACE"),
        tags=column(columns.xpos, _UNTAGGED),
        morphs=column(columns.feats, ""),
        **tree,
    )
    doc.user_hooks[_HOOK] = Bearings(story)
    _add_spans(doc, story)
    return doc


def _pieces(story: Story) -> tuple[list[str], list[bool], list[int]]:
    """The tokens, whether a space follows each, and the token of each word of the story."""
    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    at = 0
    for start, end in [
        *zip(story.words.start.tolist(), story.words.end.tolist(), strict=True),
        (len(story.text), None),
    ]:
        between = story.text[at:start]
        if words and between.startswith(" "):
            spaces[-1] = True
            between = between[1:]
        if between:
            words.append(between)
            spaces.append(False)
        if end is not None:
            places.append(len(words))
            words.append(story.text[start:end])
            spaces.append(False)
            at = end
    return words, spaces, places


def _tree(story: Story, places: list[int], tokens: list[int | None]) -> dict[str, Any]:
    """Heads and relations where every word has its place, otherwise only where sentences begin."""
    words = story.words
    heads = words.head.tolist()
    if not len(words) or UNKNOWN_HEAD in heads:
        starts = {start for start, _ in story.sentences}
        first = [number is not None and int(words.start[number]) in starts for number in tokens]
        return {"sent_starts": [began or place == 0 for place, began in enumerate(first)]}
    above = [places[number] if head < 0 else places[head] for number, head in enumerate(heads)]
    relations = ["ROOT" if head < 0 else words.deprel[number] or "dep" for number, head in enumerate(heads)]
    nearest = _nearest(tokens, places)
    return {
        "heads": [nearest[place] if number is None else above[number] for place, number in enumerate(tokens)],
        "deps": ["dep" if number is None else relations[number] for number in tokens],
    }


def _nearest(tokens: list[int | None], places: list[int]) -> list[int]:
    """For each token the word before it, for white space at the very beginning the first word."""
    last = places[0]
    found = []
    for place, number in enumerate(tokens):
        last = place if number is not None else last
        found.append(last)
    return found


# --- spans and extensions ----------------------------------------------------------------------------------------


def _add_spans(doc: Any, story: Story) -> None:
    lines = ((line.start, line.end, line.mode, line.id, "") for line in story.lines)
    scenes = ((scene.start, scene.end, scene.layer, scene.id, "") for scene in story.scenes)
    chapters = ((c.start, c.end, "chapter", f"c{number}", "") for number, c in enumerate(story.chapters, 1))
    mentions = ((m.start, m.end, e.type, "", e.id) for e in story.entities for m in e.mentions)
    for name, rows in (("lines", lines), ("mentions", mentions), ("scenes", scenes), ("chapters", chapters)):
        doc.spans[name] = [*_spans(doc, sorted(rows))]


def _spans(doc: Any, rows: list[tuple[int, int, str, str, str]]) -> Iterator[Any]:
    """Spans over the words that the stretches touch."""
    for start, end, label, id_, entity in rows:
        span = doc.char_span(start, end, label=label, kb_id=entity, span_id=id_, alignment_mode="expand")
        if span is not None:
            yield span


def _register() -> None:
    """Makes the extensions known to spaCy; each has a getter and keeps nothing."""
    from spacy.tokens import Doc, Span, Token

    def asked(name: str) -> Callable[[Any], Any]:
        def get(piece: Any) -> Any:
            bearings = piece.doc.user_hooks.get(_HOOK)
            return (
                getattr(bearings, name)(piece.start_char if isinstance(piece, Span) else piece.idx)
                if bearings
                else None
            )

        return get

    def entity(span: Any) -> Any:
        bearings = span.doc.user_hooks.get(_HOOK)
        return bearings.entity(span.kb_id_) if bearings else None

    def story(doc: Any) -> Any:
        bearings = doc.user_hooks.get(_HOOK)
        return bearings.story if bearings else None

    getters = [
        (kind, name, asked(name)) for kind in (Span, Token) for name in ("line", "speaker", "addressees", "scene")
    ]
    for kind, name, getter in [*getters, (Span, "entity", entity), (Doc, "story", story)]:
        if not kind.has_extension(name):
            kind.set_extension(name, getter=getter)
