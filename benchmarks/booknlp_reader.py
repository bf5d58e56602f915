"""Reads BookNLP's files by what BookNLP documents of them, knowing nothing of how storyglass writes them.

The columns are those of BookNLP's own README: words are numbered from 0, a span includes its last word, a word's head
is a word of the document, quotations and entities point to words.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from storyglass.story import Story

COLUMNS = {
    ".tokens": "paragraph_ID sentence_ID token_ID_within_sentence token_ID_within_document word lemma byte_onset "
    "byte_offset POS_tag fine_POS_tag dependency_relation syntactic_head_ID event",
    ".entities": "COREF start_token end_token prop cat text",
    ".quotes": "quote_start quote_end mention_start mention_end mention_phrase char_id quote",
    ".supersense": "start_token end_token supersense_category text",
}
"""The headers that BookNLP writes."""

_KINDS = {"PROP": "name", "NOM": "noun", "PRON": "pronoun"}
_TYPES = {"PER", "FAC", "GPE", "LOC", "VEH", "ORG"}


class BookFiles(NamedTuple):
    """The tables of a book by their endings, and its characters."""

    tables: dict[str, list[dict[str, str]]]
    headers: dict[str, str]
    characters: list[dict[str, Any]]


def read_book(files: Mapping[str, str]) -> BookFiles:
    """Reads the tables and the characters of a book; `files` gives the content by the ending of the name."""
    tables, headers = {}, {}
    for ending in COLUMNS:
        # quotation marks are words like any other in these files: nothing is quoted
        rows = csv.DictReader(io.StringIO(files[ending], newline="\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
        tables[ending] = list(rows)
        headers[ending] = " ".join(rows.fieldnames or [])
    return BookFiles(tables, headers, json.loads(files[".book"])["characters"])


def differences(story: Story, book: BookFiles) -> list[str]:
    """What a program that reads these files would see otherwise than the story has it: one line for each kind."""
    found = [f"{ending}: other columns" for ending, columns in COLUMNS.items() if book.headers[ending] != columns]
    tokens, entities, quotes = (book.tables[ending] for ending in (".tokens", ".entities", ".quotes"))
    found += [f"{ending}: a row of another width" for ending, rows in book.tables.items() if _ragged(rows)]
    checks = {
        "words are numbered": [int(row["token_ID_within_document"]) for row in tokens] == [*range(len(tokens))],
        "words stand where they say": _words(tokens) == _story_words(story),
        "sentences and paragraphs count up": _counts_up(tokens),
        "heads are in their sentence": _heads(tokens),
        "heads are the story's": _head_numbers(tokens) == _story_heads(story),
        "events are marked": _events(tokens) == _story_events(story),
        "mentions reach from the first to the last word": _mentions(tokens, entities) == _story_mentions(story),
        "what is mentioned has its type": {row["cat"] for row in entities} <= _TYPES,
        "quotations reach from the first to the last word": _quotes(tokens, quotes) == _story_lines(story),
        "phrases are the words they point to": _phrases(tokens, entities, quotes),
        "speakers are the story's": _speakers(entities, quotes) == _story_speakers(story),
        "characters are counted": _characters(book.characters) == _counted(entities),
    }
    return found + [what for what, holds in checks.items() if not holds]


def _ragged(rows: list[dict[str, str]]) -> bool:
    return any(None in row or None in row.values() for row in rows)


# --- as the files have it ----------------------------------------------------------------------------------------


def _span(tokens: list[dict[str, str]], first: str, last: str) -> tuple[int, int]:
    """The characters from the first to the last word, which is included."""
    return int(tokens[int(first)]["byte_onset"]), int(tokens[int(last)]["byte_offset"])


def _words(tokens: list[dict[str, str]]) -> list[tuple[int, int, int]]:
    return [(int(row["byte_onset"]), int(row["byte_offset"]), len(row["word"])) for row in tokens]


def _counts_up(tokens: list[dict[str, str]]) -> bool:
    last = (0, 0, -1)
    for row in tokens:
        paragraph, sentence, place = (int(row[name]) for name in list(row)[:3])
        goes_on = (paragraph, sentence, place) == (last[0], last[1], last[2] + 1)
        if not goes_on and not (paragraph - last[0] in (0, 1) and sentence == last[1] + 1 and place == 0):
            return False
        last = (paragraph, sentence, place)
    return True


def _heads(tokens: list[dict[str, str]]) -> bool:
    return all(
        tokens[int(row["syntactic_head_ID"])]["sentence_ID"] == row["sentence_ID"]
        and (row["syntactic_head_ID"] == row["token_ID_within_document"]) >= (row["dependency_relation"] == "ROOT")
        for row in tokens
    )


def _head_numbers(tokens: list[dict[str, str]]) -> list[int]:
    return [int(row["syntactic_head_ID"]) for row in tokens]


def _events(tokens: list[dict[str, str]]) -> set[int]:
    return {int(row["token_ID_within_document"]) for row in tokens if row["event"] == "EVENT"}


def _mentions(tokens: list[dict[str, str]], entities: list[dict[str, str]]) -> set[tuple[int, int, str, str, str]]:
    return {
        (*_span(tokens, row["start_token"], row["end_token"]), row["COREF"], _KINDS[row["prop"]], row["cat"])
        for row in entities
    }


def _quotes(tokens: list[dict[str, str]], quotes: list[dict[str, str]]) -> list[tuple[int, int]]:
    return [_span(tokens, row["quote_start"], row["quote_end"]) for row in quotes]


def _phrases(tokens: list[dict[str, str]], entities: list[dict[str, str]], quotes: list[dict[str, str]]) -> bool:
    told = [(row["start_token"], row["end_token"], row["text"]) for row in entities]
    told += [(row["quote_start"], row["quote_end"], row["quote"]) for row in quotes]
    told += [(row["mention_start"], row["mention_end"], row["mention_phrase"]) for row in quotes]
    return all(
        text == " ".join(row["word"] for row in tokens[int(first) : int(last) + 1])
        for first, last, text in told
        if first != "None"
    )


def _speakers(entities: list[dict[str, str]], quotes: list[dict[str, str]]) -> list[str]:
    """The speaker of each quotation; where a mention is given, one of its entities must be the speaker."""
    meant: dict[tuple[str, str], set[str]] = {}
    for row in entities:
        meant.setdefault((row["start_token"], row["end_token"]), set()).add(row["COREF"])
    return [
        row["char_id"]
        if row["mention_start"] == "None" or row["char_id"] in meant.get((row["mention_start"], row["mention_end"]), ())
        else "somebody else"
        for row in quotes
    ]


def _characters(characters: list[dict[str, Any]]) -> dict[str, int]:
    return {str(one["id"]): int(one["count"]) for one in characters}


def _counted(entities: list[dict[str, str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in entities:
        if row["cat"] == "PER":
            counts[row["COREF"]] = counts.get(row["COREF"], 0) + 1
    return {who: count for who, count in counts.items() if count > 1}


# --- as the story has it -----------------------------------------------------------------------------------------


def _coref(story: Story) -> dict[str, str]:
    narrator = next((member.entity for member in story.cast if member.narrator), None)
    return {entity.id: "0" if entity.id == narrator else str(n) for n, entity in enumerate(story.entities, 1)}


def _story_words(story: Story) -> list[tuple[int, int, int]]:
    return [(a, b, b - a) for a, b in zip(story.words.start.tolist(), story.words.end.tolist(), strict=True)]


def _story_heads(story: Story) -> list[int]:
    return [number if head < 0 else head for number, head in enumerate(story.words.head.tolist())]


def _story_events(story: Story) -> set[int]:
    numbers = {start: number for number, start in enumerate(story.words.start.tolist())}
    return {numbers[event.start] for event in story.events if event.realis and event.start in numbers}


def _story_mentions(story: Story) -> set[tuple[int, int, str, str, str]]:
    if not len(story.words):
        return set()
    coref = _coref(story)
    return {(m.start, m.end, coref[e.id], m.kind, e.type) for e in story.entities for m in e.mentions}


def _story_lines(story: Story) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in story.lines if len(story.words)]


def _story_speakers(story: Story) -> list[str]:
    coref = _coref(story)
    return [coref.get(line.speaker or "", "None") for line in story.lines if len(story.words)]
