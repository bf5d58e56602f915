"""The promises of a manuscript hold for any text, as plain text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyglass.manuscript import Manuscript, from_text, open_manuscript
from storyglass.manuscript.text import clean
from storyglass.story import StoryError

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\n\n\n",
        "Chapter 1",
        "II",
        "* * *",
        "A/N: hi",
        "THE END",
        "by Ann",
        "The Ferry",
        "_so_",
        "“No.”",
        "She slept. ",
        "Contents",
        "    ",
        "Title: X",
        "\r\n",
        "\u2029",
        "Please review!",
        "1.",
        "***",
        "Part One",
        "\x00",
        "<p>",
        "</p>",
        "<br>",
        "<hr>",
        "<i>",
        "<h2>",
        "&nbsp;",
        "*",
        "# ",
        "---",
        "> ",
        "\xa0",
        "The rain went on. " * 20,
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))
EACH = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@EACH
@given(text=TEXTS)
def test_plain_text(text: str, sound: Callable[[Manuscript], Manuscript]) -> None:
    if not clean(text)[0].strip():
        with pytest.raises(StoryError):
            from_text(text)
        return
    manuscript = sound(from_text(text))
    assert manuscript.text == clean(text)[0]


@EACH
@given(text=TEXTS, name=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_any_format(text: str, name: str, sound: Callable[[Manuscript], Manuscript]) -> None:
    try:
        manuscript = open_manuscript(text.encode("utf-8", errors="replace"), name=name)
    except StoryError as error:
        assert "\n" not in str(error)
    else:
        sound(manuscript)


@EACH
@given(data=st.binary(max_size=300))
def test_any_bytes(data: bytes, sound: Callable[[Manuscript], Manuscript]) -> None:
    try:
        manuscript = open_manuscript(data)
    except StoryError as error:
        assert "\n" not in str(error)
    else:
        sound(manuscript)
