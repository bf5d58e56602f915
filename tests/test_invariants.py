"""What holds of the reading of any text whatever, and what happens to files that are no story."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import storyglass
from storyglass.story import UNKNOWN_HEAD, Span, Story, StoryError

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "the-stern-seat.txt"

# --- texts -----------------------------------------------------------------------------------------------------

NAMES = ["Ada", "Mr. Brook", "Wren", "Captain Ada Brook", "Théo", "Will", "the Warden", "she", "they", "I", "O’Dell"]
SPEECHES = ["Where is it?", "No", "I don’t know, Ada", "Well—", "...", "‘Tis cold", 'He said "no" twice', "I-I didn't"]
MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("「", "」"), ("— ", ""), ("“", ""), ("*", "*")]
TAGS = [" said {}.", ", {} asked, ", " {} laughed.", " whispered {} to Ada. ", "", " (to {})", "\n"]
LAYOUT = ["* * *", "~*~", "---", "CHAPTER II", "Chapter 3. The Mill", "A/N: thanks for reading!", "Ada: where are you"]
TOLD = [
    "{} walked to the mill the next morning.",
    "{} woke with a start.",
    "Years ago, {} had lived in Paris.",
    "The boys' hats were gone, and {} couldn't find them.",
    "Dear {},",
    "_Not again_, thought {}.",
]
BREAKS = ["\n\n", "\n", "\n\n\n", "\r\n", " ", "\u2028", "\t"]


@st.composite
def told_lines(draw: st.DrawFn) -> str:
    """A quotation in some style with some tag, perhaps unfinished, perhaps with more after the tag."""
    left, right = draw(st.sampled_from(MARKS))
    parts = [
        left,
        draw(st.sampled_from(SPEECHES)),
        right,
        draw(st.sampled_from(TAGS)).format(draw(st.sampled_from(NAMES))),
    ]
    if draw(st.booleans()):
        parts += [left, draw(st.sampled_from(SPEECHES)), right]
    return "".join(parts)


def told_passages() -> st.SearchStrategy[str]:
    """A sentence of narration about somebody."""
    return st.builds(str.format, st.sampled_from(TOLD), st.sampled_from(NAMES))


def prose() -> st.SearchStrategy[str]:
    """Something like a story: dialogue, narration, ornaments and headings, with every kind of break between them."""
    pieces = st.one_of(told_lines(), told_lines(), told_passages(), st.sampled_from(LAYOUT), st.text(max_size=8))
    blocks = st.tuples(pieces, st.sampled_from(BREAKS)).map("".join)
    return st.lists(blocks, min_size=1, max_size=25).map("".join)


# --- what must hold --------------------------------------------------------------------------------------------


def rows(value: Any) -> Iterator[Any]:
    """Every row of a story, rows within rows too."""
    if isinstance(value, list):
        for item in value:
            yield from rows(item)
    elif is_dataclass(value):
        yield value
        for item in fields(value):
            yield from rows(getattr(value, item.name))


def spans(story: Story) -> Iterator[Span]:
    """Every span that a story holds anywhere."""
    for row in rows(story):
        if hasattr(row, "start") and isinstance(row.start, int):
            yield row.start, row.end
        yield from getattr(row, "evidence", ())
        yield from ((mention.start, mention.end) for mention in getattr(row, "mentions", ()))
        if cue := getattr(row, "cue", None):
            yield cue
    yield from story.paragraphs
    yield from story.sentences
    yield from zip(story.words.start.tolist(), story.words.end.tolist(), strict=True)


def assert_tiles(parts: list[Span], whole: Span) -> None:
    """The parts, one after another, make up the whole with nothing left over."""
    ends = [whole[0], *(end for _, end in parts)]
    assert [start for start, _ in parts] == ends[:-1]
    assert ends[-1] == whole[1]


def in_order(parts: list[Span]) -> bool:
    """Whether no part begins before the one before it has ended."""
    return all(left[1] <= right[0] for left, right in pairwise(parts))


def inside(parts: list[Span], whole: Span) -> list[Span]:
    """The parts that begin within the whole."""
    return [part for part in parts if whole[0] <= part[0] < whole[1]]


def place(row: Any) -> Span:
    """The span of a row."""
    return row.start, row.end


def spans_lie_in_the_text(story: Story) -> None:
    """A span has a beginning, a later end, and both in the text."""
    assert [span for span in spans(story) if not 0 <= span[0] < span[1] <= len(story.text)] == []


def positions_lie_in_the_text(story: Story) -> None:
    """A reader can know a thing from some point of the text on."""
    for row in rows(story):
        for key in ("known_from", "first_seen", "since"):
            assert 0 <= getattr(row, key, 0) <= len(story.text), (row, key)


def regions_tile_the_text(story: Story) -> None:
    """Every character has one role."""
    assert_tiles([place(region) for region in story.regions], (0, len(story.text)))


def chapters_and_scenes_tile_the_body(story: Story) -> None:
    """Every character of the story is in one chapter and one scene; nothing else is in any."""
    bodies = [place(region) for region in story.regions if region.kind == "body"]
    for parts in ([place(chapter) for chapter in story.chapters], [place(scene) for scene in story.scenes]):
        for body in bodies:
            assert_tiles(inside(parts, body), body)
        assert sum(len(inside(parts, body)) for body in bodies) == len(parts)


def rows_are_in_order(story: Story) -> None:
    """Lines, paragraphs and sentences follow each other and never overlap."""
    for parts in ([place(line) for line in story.lines], story.paragraphs, story.sentences):
        assert in_order(parts)
    for entity in story.entities:
        assert entity.mentions == sorted(entity.mentions), entity.id


def words_give_back_the_text(story: Story) -> None:
    """Words with what lies between them are the text, and between them lies only white space."""
    parts = list(zip(story.words.start.tolist(), story.words.end.tolist(), strict=True))
    assert in_order(parts)
    borders = [(0, 0), *parts, (len(story.text), len(story.text))]
    between = [story.text[left[1] : right[0]] for left, right in pairwise(borders)]
    assert [gap for gap in between if gap.strip()] == []
    forms = [story.text[start:end] for start, end in parts]
    assert "".join(gap + form for gap, form in zip(between, [*forms, ""], strict=True)) == story.text


def columns_are_equally_long(story: Story) -> None:
    """Every column of words has an entry for every word, and heads are words."""
    assert {len(getattr(story.words, column.name)) for column in fields(story.words)} == {len(story.words)}
    assert all(UNKNOWN_HEAD <= head < len(story.words) for head in story.words.head.tolist())


def ids_exist_once(story: Story) -> None:
    """No two rows of a kind share an id, and nobody is in the cast twice."""
    for kind in (story.entities, story.lines, story.scenes, story.events, story.knowledge):
        ids = [row.id for row in kind]
        assert len(ids) == len(set(ids))
    members = [member.entity for member in story.cast]
    assert len(members) == len(set(members))


def ids_that_are_referred_to_exist(story: Story) -> None:
    """Whoever speaks, is spoken to, is there or is seen is an entity."""
    referred: list[list[str | None]] = [[member.entity for member in story.cast]]
    referred += [[*member.members] for member in story.cast]
    referred += [[line.speaker, *line.addressees] for line in story.lines]
    for scene in story.scenes:
        who = [presence.who for presence in scene.presence]
        referred.append([*scene.present, *scene.mentioned, *scene.seen_by, scene.viewpoint, *who])
    unknown = {each for ids in referred for each in ids} - set(story.entity_by_id) - {None}
    assert unknown == set()


def presence_lies_in_its_scene(story: Story) -> None:
    """Somebody is there for a stretch of the scene, and whoever is there is present."""
    for scene in story.scenes:
        for presence in scene.presence:
            assert scene.start <= presence.start <= presence.end <= scene.end
            assert presence.who in scene.present


def shares_lie_between_nothing_and_everything(story: Story) -> None:
    """Confidence is a share."""
    assert [row for row in rows(story) if not 0 <= getattr(row, "confidence", 0) <= 1] == []


def claims_have_their_passage(story: Story) -> None:
    """Whoever is in the cast or speaks is so on the evidence of a passage."""
    assert [member for member in story.cast if not member.evidence] == []
    assert [line for line in story.lines if line.speaker and not line.evidence] == []


def names_are_in_the_text(story: Story) -> None:
    """Nobody is called what the text does not call them, but for line ends and the capital of a first word."""
    text = " ".join(story.text.split()).casefold()
    names = [story.name_of(member.entity) for member in story.cast]
    assert [name for name in names if name and " ".join(name.split()).casefold() not in text] == []


def the_document_comes_back(story: Story) -> None:
    """Writing and reading the document loses nothing."""
    document = story.to_json()
    assert Story.from_json(document).to_json() == document


INVARIANTS: tuple[Callable[[Story], None], ...] = (
    spans_lie_in_the_text,
    positions_lie_in_the_text,
    regions_tile_the_text,
    chapters_and_scenes_tile_the_body,
    rows_are_in_order,
    words_give_back_the_text,
    columns_are_equally_long,
    ids_exist_once,
    ids_that_are_referred_to_exist,
    presence_lies_in_its_scene,
    shares_lie_between_nothing_and_everything,
    claims_have_their_passage,
    names_are_in_the_text,
    the_document_comes_back,
)


@cache
def example_story() -> Story:
    """The example story, read once for all tests."""
    return storyglass.read(EXAMPLE)


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda invariant: invariant.__name__)
def test_the_example(invariant: Callable[[Story], None]) -> None:
    invariant(example_story())


@given(prose().filter(str.strip))
@settings(max_examples=150)
def test_anything_like_a_story(text: str) -> None:
    story = storyglass.read_text(text)
    for invariant in INVARIANTS:
        invariant(story)


@given(st.text(st.characters(), max_size=200))
@settings(max_examples=150)
@example("\ufeffAda\x00 said\r\n“No")
@example("\ud800")
@example("”“”’‘’—")
@example("Ada" + "\u0301" * 40)
@example("قالت «لا»")
@example("她说：「不。」")
def test_any_characters_at_all(text: str) -> None:
    try:
        story = storyglass.read_text(text)
    except StoryError as error:
        assert "\n" not in str(error)
        return
    for invariant in INVARIANTS:
        invariant(story)


@given(prose().filter(str.strip))
@settings(max_examples=25)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert storyglass.read_text(text).to_json() == storyglass.read_text(text).to_json()


def test_the_order_of_hashes_changes_nothing() -> None:
    code = "import storyglass, sys; sys.stdout.buffer.write(storyglass.read(sys.argv[1]).to_json().encode())"
    found = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code, EXAMPLE], env=environment, capture_output=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1


# --- files that are no story, and files that are odd --------------------------------------------------------------


def storyglass_command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the command line as a user would."""
    start = [sys.executable, "-c", "from storyglass.cli import main; main()"]
    return subprocess.run([*start, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)


def zipped(files: dict[str, str]) -> bytes:
    """A zip archive of the files."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
LOCKED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">
<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
<CipherData><CipherReference URI="one.xhtml"/></CipherData></EncryptedData></encryption>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine></package>"""
BOOK = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "book.opf": PACKAGE}

NO_STORY: dict[str, tuple[str, bytes]] = {
    "empty": ("empty.txt", b""),
    "white space": ("white space.txt", b" \n\n\t \n"),
    "an image": ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "machine code": ("program.txt", b"\x7fELF" + bytes(1000)),
    "a truncated zip": ("half.epub", zipped(BOOK | {"one.xhtml": "<p>Once.</p>"})[:200]),
    "a zip that is no book": ("other.epub", zipped({"readme.txt": "Once."})),
    "a locked book": ("locked.epub", zipped(BOOK | {"META-INF/encryption.xml": LOCKED, "one.xhtml": "\x01\x02"})),
    "a book without its text": ("hollow.epub", zipped(BOOK)),
    "a page without words": ("page.html", b"<html><body><img src='a.png'></body></html>"),
}


@pytest.mark.parametrize(("name", "content"), NO_STORY.values(), ids=NO_STORY)
def test_a_file_that_is_no_story_is_refused_in_one_line(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    out = tmp_path / "out.json"
    done = storyglass_command("read", tmp_path / name, "--format", "json", "-o", out)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("command", ["look", "read", "cast", "lines", "scenes"])
def test_every_command_refuses_a_file_that_is_not_there(command: str, tmp_path: Path) -> None:
    done = storyglass_command(command, tmp_path / "no such story.txt")
    assert done.returncode == 2
    assert "no such story.txt" in done.stderr
    assert "Traceback" not in done.stderr


ODD: dict[str, tuple[str, bytes]] = {
    "nobody speaks": ("silent.txt", b"Ada Brook walked to the mill. She was alone.\n\nIt rained."),
    "nobody there": ("empty-house.txt", b"It rained on the roof. The gutters ran. It was night."),
    "NUL": ("nul.txt", ("“No,” said Ada.\x00 She left.\n" + "It rained on the mill all night.\n" * 40).encode()),
    "mixed newlines": ("newlines.txt", "“No,” said Ada.\r\n\r\nBen left.\rAda stayed.\n".encode()),
    "from right to left": ("rtl.txt", "قالت ليلى: «لا أعرف». ثم ذهبت إلى البيت.\n".encode()),
    "Chinese": ("zh.txt", "她说：「我不知道。」他笑了。\n".encode()),
    "another name than it has": ("story.epub", "“No,” said Ada.\n".encode()),
    "letters and spaces in the path": ("Théo’s störy 1.txt", "“No,” said Ada.\n".encode()),
    "a single paragraph": ("long.txt", "“No,” said Ada. Ben walked on and said nothing. ".encode() * 4000),
    "markup in the text": ("markup.txt", b'"</script><script>alert(1)</script>," said <b>Ada</b> & Ben.\n'),
}


@pytest.mark.parametrize(("name", "content"), ODD.values(), ids=ODD)
def test_an_odd_text_is_still_read(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    out = tmp_path / "out.json"
    done = storyglass_command("read", tmp_path / name, "--format", "json", "-o", out)
    assert done.returncode == 0, done.stderr
    story = Story.from_json(out.read_text(encoding="utf-8"))
    for invariant in INVARIANTS:
        invariant(story)


def test_the_report_says_where_it_is_and_stands_alone(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = storyglass_command("look", EXAMPLE, "-o", out)
    assert done.returncode == 0, done.stderr
    assert "report.html" in done.stdout + done.stderr
    page = out.read_text(encoding="utf-8")
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", page) == []


def test_the_command_writes_what_python_gives(tmp_path: Path) -> None:
    out = tmp_path / "story.json"
    storyglass_command("read", EXAMPLE, "--format", "json", "-o", out)
    assert json.loads(out.read_text(encoding="utf-8")) == example_story().to_dict()
