"""Whether what is written arrives: text and columns read back from the formats, over whole novels."""

from __future__ import annotations

import time
from collections.abc import Iterator

from lxml import etree

from benchmarks.booknlp_reader import differences, read_book
from benchmarks.places import Places, PlaceUnknown
from benchmarks.results import Cell, Table
from storyglass import Story, read
from storyglass.outputs.rebuilding import FORMATS as KEEPING
from storyglass.outputs.rebuilding import text_of
from storyglass.outputs.writer import writer_for

SCHEMA = "tei/tei_all.rng"
COLUMNS = ["novel", "words", "text comes back from", "TEI schema errors", "BookNLP differences", "seconds"]
PROTOCOL = (
    "Every novel of the Project Dialogism Novel Corpus is read once, and written in every format that promises the "
    f"whole text ({', '.join(KEEPING)}) and in BookNLP's. The text is read back from each "
    "(`outputs/rebuilding.py`) and compared character by character; the TEI is validated against `tei_all.rng` of TEI "
    "P5; BookNLP's files are read by a parser made from BookNLP's documentation (`benchmarks/booknlp_reader.py`), "
    "which compares headers, numbering, spans, heads, events, mentions, speakers and counts with the story. Seconds "
    "are for writing and reading back, validation included."
)


def formats(places: Places) -> list[Table]:
    """A row for each novel, and one for all."""
    schema_file = places.data / SCHEMA
    if not schema_file.exists():
        raise PlaceUnknown(f"{SCHEMA} is not in {places.data.name}")
    schema = etree.RelaxNG(etree.parse(schema_file))
    rows = [_row(name, story, schema) for name, story in _stories(places)]
    came_back = sum(row[2] == f"{len(KEEPING)} of {len(KEEPING)}" for row in rows)
    total: list[Cell] = ["**all novels**", sum(int(row[1] or 0) for row in rows), f"{came_back} of {len(rows)} novels"]
    total += [sum(int(row[column] or 0) for row in rows) for column in (3, 4)]
    return [Table("What is written comes back", PROTOCOL, COLUMNS, [[*total, None], *rows])]


def _stories(places: Places) -> Iterator[tuple[str, Story]]:
    """Every novel as read; a document that is kept is not read anew."""
    for path in sorted(places.novels.glob("*/novel_text.txt")):
        name = path.parent.name
        kept = places.documents / f"{name}.json" if places.documents else None
        if kept is not None and kept.exists():
            yield name, Story.from_json(kept.read_bytes())
            continue
        story = read(path)
        if kept is not None:
            kept.write_text(story.to_json(), encoding="utf-8")
        yield name, story


def _row(name: str, story: Story, schema: etree.RelaxNG) -> list[Cell]:
    start = time.perf_counter()
    kept = 0
    errors = 0
    for format_ in KEEPING:
        (content,) = written(format_, story).values()
        kept += text_of(format_, content) == story.text
        if format_ == "tei":
            document = etree.fromstring(content, etree.XMLParser(huge_tree=True))
            schema.validate(document)
            errors = len(schema.error_log)
    book = {ending: content.decode() for ending, content in written("booknlp", story).items()}
    seen = differences(story, read_book(book))
    seconds = round(time.perf_counter() - start, 1)
    return [name, len(story.words), f"{kept} of {len(KEEPING)}", errors, len(seen), seconds]


def written(format_: str, story: Story) -> dict[str, bytes]:
    """The files of a format by the endings of their names."""
    return {
        part.ending: b"".join(piece.encode() if isinstance(piece, str) else piece for piece in part.pieces)
        for part in writer_for(format_).parts(story)
    }
