"""The files of BookNLP, for the programs that were made to read them.

BookNLP (https://github.com/booknlp/booknlp) numbers words from 0 and includes the last one of a span. Its columns are
filled from the story: fine tags are XPOS, relations are those of Universal Dependencies (`ROOT` at a root, as BookNLP
has it), the byte columns hold characters as they do there. COREF 0 is the narrator, whether or not there is one; every
other entity has its place in the story document, from 1. There is no reading of supersenses: that file has its header
only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from storyglass.outputs import booknlp_book
from storyglass.outputs.sweep import Layer
from storyglass.outputs.tokens import Tokens
from storyglass.outputs.writer import Part
from storyglass.story import Entity, Line, MentionKind, Span, Story

TOKENS = (
    "paragraph_ID",
    "sentence_ID",
    "token_ID_within_sentence",
    "token_ID_within_document",
    "word",
    "lemma",
    "byte_onset",
    "byte_offset",
    "POS_tag",
    "fine_POS_tag",
    "dependency_relation",
    "syntactic_head_ID",
    "event",
)
ENTITIES = ("COREF", "start_token", "end_token", "prop", "cat", "text")
QUOTES = ("quote_start", "quote_end", "mention_start", "mention_end", "mention_phrase", "char_id", "quote")
SUPERSENSES = ("start_token", "end_token", "supersense_category", "text")

KINDS: dict[MentionKind, str] = {"name": "PROP", "noun": "NOM", "pronoun": "PRON"}
"""What BookNLP calls the kinds of mentions."""

_UNSAID = "dep"  # the relation of a word whose place in the tree is unknown
# Whatever a reader of lines and tabs would part at; each becomes one character, so that lengths stay.
_PARTS_CELLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class BookMention(NamedTuple):
    """A row of `.entities`: words and kinds as BookNLP counts and calls them."""

    first: int
    last: int
    coref: int
    kind: str
    type: str
    text: str


class Book:
    """A story as BookNLP numbers it."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.tokens = Tokens(story)
        narrator = next((member.entity for member in story.cast if member.narrator), None)
        self.coref = {e.id: 0 if e.id == narrator else number for number, e in enumerate(story.entities, 1)}

    @cached_property
    def mentions(self) -> list[BookMention]:
        """Every mention that has a word, in the order of the text."""
        return sorted({mention for entity in self.story.entities for mention in self._mentions(entity)})

    def _mentions(self, entity: Entity) -> Iterator[BookMention]:
        for start, end, kind in entity.mentions:
            if span := self.tokens.within(start, end):
                text = self.tokens.phrase(*span)
                yield BookMention(*span, self.coref[entity.id], KINDS[kind], entity.type, text)

    @cached_property
    def _sayers(self) -> dict[str, list[Span]]:
        """Where each speaker is mentioned, outside the lines if anywhere there."""
        said = Layer((line.start, line.end, line) for line in self.story.lines)
        found: dict[str, list[Span]] = {}
        for who in {line.speaker for line in self.story.lines if line.speaker}:
            entity = self.story.entity_by_id.get(who)
            spans = sorted((m.start, m.end) for m in entity.mentions) if entity else []
            found[who] = [span for span in spans if said.at(span[0]) is None] or spans
        return found

    def speaking_mention(self, line: Line) -> Span | None:
        """The words that tell who speaks: in the cue if it names the speaker, otherwise the nearest ones."""
        spans = self._sayers.get(line.speaker or "", [])
        at = bisect_left(spans, (line.start, line.start))
        near = sorted(spans[max(0, at - 2) : at + 2], key=lambda span: max(line.start - span[1], span[0] - line.end))
        cued = [span for span in near if line.cue and line.cue[0] <= span[0] and span[1] <= line.cue[1]]
        best = next(iter([*cued, *near]), None)
        return self.tokens.within(*best) if best else None


class BookNlpWriter:
    """Writes the six files of BookNLP."""

    name = "booknlp"
    endings = (".tokens", ".entities", ".supersense", ".quotes", ".book", ".book.html")
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The files, all of them with the same numbers."""
        book = Book(story)
        names = booknlp_book.names(book.mentions)
        yield Part(".tokens", _table(TOKENS, token_rows(book)))
        yield Part(".entities", _table(ENTITIES, entity_rows(book)))
        yield Part(".supersense", _table(SUPERSENSES, iter(())))
        yield Part(".quotes", _table(QUOTES, quote_rows(book)))
        people = booknlp_book.characters(story, book.tokens, book.coref, book.mentions)
        yield Part(".book", [booknlp_book.as_json(people), "\n"])
        spoken = [(span, story_coref(book, line)) for line in story.lines if (span := _words(book, line))]
        yield Part(".book.html", booknlp_book.page(book.tokens, book.mentions, spoken, people, names))


WRITER = BookNlpWriter()


def token_rows(book: Book) -> Iterator[tuple[object, ...]]:
    """The rows of `.tokens`."""
    words, tokens = book.story.words, book.tokens
    happening = {
        number
        for event in book.story.events
        if event.realis and (span := tokens.within(event.start, event.end))
        for number in range(span[0], span[1] + 1)
    }
    for number, word in enumerate(tokens.words):
        yield (
            tokens.paragraphs[number],
            tokens.sentences[number],
            tokens.places[number],
            number,
            word,
            words.lemma[number] or word,
            words.start[number],
            words.end[number],
            words.upos[number],
            words.xpos[number],
            "ROOT" if tokens.is_root(number) else words.deprel[number] or _UNSAID,
            tokens.heads[number],
            "EVENT" if number in happening else "O",
        )


def entity_rows(book: Book) -> Iterator[tuple[object, ...]]:
    """The rows of `.entities`."""
    for mention in book.mentions:
        yield (mention.coref, mention.first, mention.last, mention.kind, mention.type, mention.text)


def quote_rows(book: Book) -> Iterator[tuple[object, ...]]:
    """The rows of `.quotes`; who is not known is `None`, as BookNLP writes it."""
    for line in book.story.lines:
        if span := _words(book, line):
            mention = book.speaking_mention(line)
            told = (*mention, book.tokens.phrase(*mention)) if mention else (None, None, None)
            yield (*span, *told, story_coref(book, line), book.tokens.phrase(*span))


def story_coref(book: Book, line: Line) -> int | None:
    """The COREF of who says a line."""
    return book.coref.get(line.speaker) if line.speaker else None


def _words(book: Book, line: Line) -> Span | None:
    return book.tokens.within(line.start, line.end)


def _table(header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    for row in (header, *rows):
        yield "\t".join(_PARTS_CELLS.sub("\ufffd", str(cell)) or "_" for cell in row) + "\n"
