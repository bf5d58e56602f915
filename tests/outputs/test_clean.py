"""Story text made safe to show."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.outputs.clean import cropped, escaped, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mara", "Mara"),
        ("  Mara \n Venn\t", "Mara Venn"),
        ("\x1b[31mMara\x1b[0m", "[31mMara[0m"),
        ("\u202eMara\u2066", "Mara"),
        ("Mara\x07\x9b2J", "Mara2J"),
        ("Zoë \u200bΩ", "Zoë Ω"),
        ("a\u2028b", "a b"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text())
def test_one_line_is_one_line_without_controls(text: str) -> None:
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in one_line(text))


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_cropped_is_never_longer(text: str, length: int) -> None:
    assert len(cropped(text, length)) <= length


@pytest.mark.parametrize(
    ("text", "length", "shown"), [("short", 10, "short"), ("a longer one", 8, "a longe…"), ("x" * 90, 3, "xx…")]
)
def test_cropped(text: str, length: int, shown: str) -> None:
    assert cropped(text, length) == shown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>", "&lt;script&gt;"),
        ("\"&'", "&quot;&amp;&#x27;"),
        ("a\x00b\x1b\ud800", "a\ufffdb\ufffd\ufffd"),
        ("a\n\tb", "a\n\tb"),
    ],
)
def test_escaped(text: str, html: str) -> None:
    assert escaped(text) == html
