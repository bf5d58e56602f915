"""The stages in their order; nothing else knows it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, Protocol

from storyglass import __version__
from storyglass.bonds import find_bonds
from storyglass.corrections import Corrections, beside, correct, read_corrections
from storyglass.given_cast import GivenCast, read_cast
from storyglass.language import Language, Linguist, Reader, Rules, load_network, looks_english
from storyglass.manuscript import Manuscript, from_sentences, from_text, open_manuscript, tell_paragraphs
from storyglass.minds import find_assessments, find_feelings, find_knowledge, find_perceptions
from storyglass.narrative import find_deeds, narrate
from storyglass.people import People, find_people, resolve_speech
from storyglass.publishing import Publisher
from storyglass.quotations import Quotations, find_among_words, find_quotations
from storyglass.scenes import divide
from storyglass.speech import SpokenLine, ToldLine, attribute, said_of, told_by
from storyglass.story import NOTHING_FOUND, Story

LAYERS = ("perceptions", "feelings", "bonds", "knowledge", "assessments")
"""The lists of the story document of which a warning says where they are empty."""

CorrectionsSource = str | os.PathLike[str] | Corrections
"""A file of corrections, "none" for none at all, or corrections that were made in Python."""

CastSource = str | os.PathLike[str] | GivenCast
"""A cast file, or a cast that was made in Python."""


class Progress(Protocol):
    """Is told how far a reading has come: the stage that is under way, and the part of the whole that is done, 0..1."""

    def __call__(self, stage: str, done: float) -> None: ...


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    cast: CastSource | None = None,
    corrections: CorrectionsSource | None = None,
    model: str | os.PathLike[str] | None = "default",
    quotes: str | None = None,
    progress: Progress | None = None,
    name: str | None = None,
) -> Story:
    """Reads a story from a file, or from the bytes of one.

    `cast` says who is in the story, as far as the reader knows. `corrections` are the reader's last word; by default
    those that lie beside the file (`NAME.corrections.toml` or `corrections.toml`), and none at all if "none". `quotes`
    is the quotation style, where detection should not decide. `model=None` reads by rules only, "default" by the model
    that came with storyglass, and a path by the model there. `name` is what to call a story that comes as bytes.
    Raises StoryError where the story cannot be read.
    """
    told, linguist = _told(cast, corrections, source), _linguist(model)
    _tell(progress, "opening", 0.0)
    return _read(open_manuscript(source, name=name), linguist, told, quotes, progress)


def read_text(
    text: str,
    *,
    cast: CastSource | None = None,
    corrections: CorrectionsSource | None = None,
    model: str | os.PathLike[str] | None = "default",
    quotes: str | None = None,
    progress: Progress | None = None,
) -> Story:
    """Reads a story from a string, as if it were a plain text file; the options are those of `read`."""
    told = _told(cast, corrections)
    return _read(from_text(text), _linguist(model), told, quotes, progress)


def read_sentences(
    sentences: Sequence[Sequence[str]],
    paragraphs: Sequence[int] | None = None,
    *,
    cast: CastSource | None = None,
    corrections: CorrectionsSource | None = None,
    model: str | os.PathLike[str] | None = "default",
    quotes: str | None = None,
    progress: Progress | None = None,
) -> Story:
    """Reads a story from sentences of words, which are kept as given; the options are those of `read`.

    `Story.text` is the words joined by one space and the sentences by a newline. `paragraphs` holds the index of the
    first sentence of each paragraph; without it every sentence is published as its own, and read as what the quotation
    marks tell of the layout.
    """
    told, linguist = _told(cast, corrections), _linguist(model)
    layout = tell_paragraphs(sentences) if paragraphs is None else paragraphs
    manuscript, spans, rows = from_sentences(sentences, layout)
    words = [word for row in rows for word in row]
    quotations = find_among_words(manuscript, words, quotes)
    _tell(progress, "words", 0.1)
    language = linguist.given_words(manuscript.text, words, spans, paragraphs)
    story = _understand(manuscript, quotations, language, told, progress)
    return story if paragraphs is not None else replace(story, paragraphs=spans)


class _Told(NamedTuple):
    """What the reader says of a story: who is in it, and what an earlier reading got wrong."""

    cast: GivenCast | None
    corrections: Corrections | None


def _told(cast: CastSource | None, corrections: CorrectionsSource | None, source: object = None) -> _Told:
    given = cast if isinstance(cast, GivenCast) or cast is None else read_cast(os.fspath(cast))
    if corrections is None and isinstance(source, str | os.PathLike):
        return _Told(given, beside(Path(source)))
    if corrections is None or corrections == "none":
        return _Told(given, None)
    if isinstance(corrections, Corrections):
        return _Told(given, corrections)
    return _Told(given, read_corrections(os.fspath(corrections)))


def _linguist(model: str | os.PathLike[str] | None) -> Linguist:
    """Who reads the words: the rules, the model that came with storyglass, or one at a path."""
    if model is None or model == "none":
        return Rules()
    return Reader(load_network(None if model == "default" else os.fspath(model)))


def _tell(progress: Progress | None, stage: str, done: float) -> None:
    if progress is not None:
        progress(stage, done)


def _read(
    manuscript: Manuscript,
    linguist: Linguist,
    told: _Told,
    quotes: str | None,
    progress: Progress | None,
) -> Story:
    """Takes a manuscript through every stage."""
    _tell(progress, "quotations", 0.05)
    quotations = find_quotations(manuscript, quotes)
    _tell(progress, "words", 0.1)

    def read_words() -> Language:
        return linguist.analyse(manuscript, quotations, lambda done: _tell(progress, "words", 0.1 + 0.6 * done))

    return _understand(manuscript, quotations, read_words(), told, progress)  # no name here keeps its vectors


def _understand(
    manuscript: Manuscript,
    quotations: Quotations,
    language: Language,
    told: _Told,
    progress: Progress | None,
) -> Story:
    """Takes a manuscript with its words and quotations through the other stages and publishes what they made."""
    _tell(progress, "people", 0.7)
    people = find_people(manuscript, quotations, language, told.cast)
    if told.corrections is None:
        language = replace(language, vectors=None)  # 200 bytes a word; nobody asks for them again
    _tell(progress, "speech", 0.8)
    people, lines = _spoken(people)
    corrected = None
    if told.corrections is not None:
        corrected = correct(told.corrections, manuscript, language, people, lines)
        people, lines = _spoken(corrected.people, corrected.lines)
    _tell(progress, "scenes", 0.95)
    scenes = divide(manuscript, quotations, language, people, lines, corrected.scenes if corrected else None)
    _tell(progress, "minds", 0.97)
    narrative = narrate(people, lines, scenes, language)
    deeds = find_deeds(narrative)
    perceptions = find_perceptions(narrative, deeds)
    publisher = Publisher(narrative)
    rows = publisher.scenes(scenes, perceptions)
    story = Story(
        source=manuscript.source,
        text=manuscript.text,
        regions=manuscript.regions,
        marks=manuscript.marks,
        chapters=manuscript.chapters,
        paragraphs=manuscript.paragraphs,
        sentences=language.sentences,
        words=language.words,
        quotation_style=quotations.style,
        entities=publisher.entities(),
        cast=publisher.cast(),
        lines=publisher.lines(),
        scenes=rows,
        events=publisher.events(language.events, rows),
        perceptions=publisher.perceptions(perceptions),
        feelings=publisher.feelings(find_feelings(narrative, deeds)),
        bonds=publisher.bonds(find_bonds(narrative, deeds)),
        knowledge=publisher.knowledge(find_knowledge(narrative, deeds, perceptions)),
        assessments=publisher.assessments(find_assessments(narrative, deeds)),
        made_by=f"storyglass {__version__}",
    )
    _tell(progress, "done", 1.0)
    doubts = _doubts(language, story)
    undone = corrected.warnings if corrected else []
    return replace(story, warnings=[*manuscript.warnings, *doubts, *quotations.warnings, *people.warnings, *undone])


def _spoken(people: People, told: Mapping[int, ToldLine] | None = None) -> tuple[People, list[SpokenLine]]:
    """Who says what, and the people with every mention linked anew by it."""
    lines = attribute(people, told=told)
    return resolve_speech(people, said_of(lines), told_by(people, lines)), lines


def _doubts(language: Language, story: Story) -> list[str]:
    """What makes the whole reading doubtful, a line each."""
    doubts = []
    if not looks_english(language.forms):
        doubts.append("this does not look like English: people, lines and scenes may be missing or wrong")
    empty = [layer for layer in LAYERS if not getattr(story, layer)]
    if not story.cast:
        doubts.append("no people were found")
    elif empty:
        doubts.append(NOTHING_FOUND + ", ".join(empty))
    return doubts
