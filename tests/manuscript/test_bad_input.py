"""Files that are broken, foreign, locked or hostile, and encodings of all kinds."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from storyglass.manuscript import Manuscript, from_text, open_manuscript
from storyglass.story import StoryError

Sound = Callable[[Manuscript], Manuscript]
LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'
DRM = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'  # fmt: skip # noqa: E501
FONTS = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'  # fmt: skip # noqa: E501


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\u00a0\u3000\n".encode(), "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (bytes(range(256)) * 20, "not text"),
        (b"PK\x03\x04 cut off", "damaged"),
        (LAUGHS.encode(), "XML"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (b"<html>" + b"<div>" * 100_000 + b"deep", "nested"),
    ],
)
def test_one_clear_line(data: bytes, reason: str) -> None:
    with pytest.raises(StoryError, match=reason) as error:
        open_manuscript(data, name="story.bin")
    assert "\n" not in str(error.value)
    assert "story.bin" in str(error.value)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"META-INF/encryption.xml": DRM}, "DRM"),
        ({"META-INF/rights.xml": "<rights/>"}, "DRM"),
        ({"OPS/book.opf": LAUGHS}, "no text"),
        ({"OPS/book.opf": "<cut"}, "does not say"),
        ({"META-INF/container.xml": "<container/>"}, "does not say"),
        ({"OPS/one.xhtml": " " * 30_000_000}, "unpacks"),
    ],
)
def test_bad_epub(more: dict[str, str | bytes], reason: str, make_epub: Callable[..., bytes]) -> None:
    with pytest.raises(StoryError, match=reason) as error:
        open_manuscript(make_epub({"one": "<p>One.</p>"}, more), name="a.epub")
    assert str(error.value).startswith("a.epub: ")


def test_obfuscated_fonts_are_no_drm(make_epub: Callable[..., bytes]) -> None:
    assert open_manuscript(make_epub({"one": "<p>One.</p>"}, {"META-INF/encryption.xml": FONTS})).text == "One."


def test_truncated_and_foreign_archives(make_epub: Callable[..., bytes], make_zip: Callable[..., bytes]) -> None:
    with pytest.raises(StoryError, match="damaged"):
        open_manuscript(make_epub({"one": "<p>One.</p>"})[:-40])
    with pytest.raises(StoryError, match="neither EPUB nor DOCX"):
        open_manuscript(make_zip({"a.txt": "hello"}))


def test_entities_in_a_page_are_not_expanded(make_epub: Callable[..., bytes]) -> None:
    page = LAUGHS.replace("<l>&b;</l>", "<html><body><p>One &b; two.</p></body></html>")
    assert "hahaha" not in open_manuscript(make_epub({"one": page})).text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café “no”.".encode(), "Café “no”."),
        (codecs.BOM_UTF8 + "Café".encode(), "Café"),
        ("Café".encode("utf-16"), "Café"),
        ("She said nothing.".encode("utf-16-le"), "She said nothing."),
        ("Café".encode("utf-32"), "Café"),
        (
            "She said “no” at the café and left him there.".encode("cp1252"),
            "She said “no” at the café and left him there.",
        ),
        (
            "She said “no” and “no” again, and left him there until the tide had turned and the bells rang.".encode(
                "mac_roman"
            ),
            "She said “no” and “no” again, and left him there until the tide had turned and the bells rang.",
        ),
        (
            ("Она вышла из дома и долго шла по дороге к реке. " * 20).encode("cp1251"),
            ("Она вышла из дома и долго шла по дороге к реке. " * 20),
        ),
        (b"One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
    ],
)
def test_encodings(data: bytes, text: str, sound: Sound) -> None:
    manuscript = sound(open_manuscript(data, name="story.txt"))
    assert manuscript.text == text
    assert manuscript.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("text", ["A\x00B.", "A\ud800B.", "A\x1fB.", "A\uffffB."])
def test_characters_that_no_text_can_hold(text: str, sound: Sound) -> None:
    manuscript = sound(from_text(text))
    assert manuscript.text == "A\ufffdB."
    assert len(manuscript.warnings) == 1


def test_damaged_utf8_is_read_with_a_warning() -> None:
    manuscript = open_manuscript("“Café,” she said — “naïve café.”".encode() + b"\xff")
    assert manuscript.text.startswith("“Café,”")
    assert len(manuscript.warnings) == 1


def test_paths(tmp_path: Path) -> None:
    path = tmp_path / "a story, ünïcode 物語.txt"
    path.write_text("She slept.", encoding="utf-8")
    manuscript = open_manuscript(path)
    assert manuscript.source.name == path.name
    assert open_manuscript(str(path), name="x").source.name == "x"
    with pytest.raises(StoryError, match="no such file"):
        open_manuscript(tmp_path / "none.txt")
    with pytest.raises(StoryError, match="folder"):
        open_manuscript(tmp_path)
    with pytest.raises(StoryError, match="cannot be read"):
        open_manuscript("nul\x00byte.txt")


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    with pytest.raises(StoryError, match="larger than 100 MB"):
        open_manuscript(path)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400000,
        "\n" * 400000 + "a",
        "_a " * 100000,
        "*" * 500000,
        ("o" * 110 + "z\n\n") * 3000,
        "Chapter 1\n\n" * 5000,
        ("x-x " * 30 + "\n\n") * 3000,
        ("[" * 100 + "\n\n") * 1000,
        "by " * 100000,
    ],
    ids=["one paragraph", "newlines", "underscores", "asterisks", "o", "chapters", "ornaments", "brackets", "by"],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_hostile_text_is_read_in_linear_time(text: str, name: str, sound: Sound) -> None:
    sound(open_manuscript(text.encode(), name=name))
