"""Paragraphs, ornaments and white space breaks in plain text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyglass.manuscript import Manuscript, from_text

Sound = Callable[[Manuscript], Manuscript]

WRAPPED = (
    "The ferryman had been asleep since noon, and nobody on the whole river\n"
    "had the heart to wake him before the tide turned and the bells rang.\n"
    "Only the dog kept watch."
)
LONG = "The lamp went out, and she counted the steps down to the harbour, one hundred and twelve of them."


def told(manuscript: Manuscript) -> list[str]:
    return [manuscript.text[start:end] for start, end in manuscript.story_paragraphs()]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{WRAPPED}\n\n{WRAPPED}", 2),
        (f"{LONG}\n\n{LONG}\n\nShe slept.", 3),
        (f"{LONG}\n{LONG} {LONG}\nShe slept.\n“No.”\n{LONG}", 5),
        ("“Are you there?”\n“I am here.”\n“Good.”\nHe sat down.", 4),
        ("\n".join("    " + WRAPPED for _ in range(4)), 4),
        ("\n".join("\u3000\u3000" + WRAPPED for _ in range(4)), 4),
        (f"{WRAPPED}\n   \n{WRAPPED}", 2),
        ("He read:\n\nO grey the gull\nAnd grey the sea\nAnd grey the stone\nAbove the quay\n\nHe wept.", 3),
        ("她走进了房间。\n\n“你好。”他说。", 2),
        ("שלום, אמר האיש.\n\nהיא שתקה.", 2),
        ("One.\r\n\r\nTwo.\r\rThree.\n\nFour.", 4),
    ],
    ids=[
        "wrapped",
        "one line each",
        "single newlines",
        "dialogue lines",
        "indented",
        "ideographic indent",
        "blank with spaces",
        "verse",
        "chinese",
        "hebrew",
        "mixed newlines",
    ],
)
def test_paragraphs(text: str, count: int, sound: Sound) -> None:
    assert len(told(sound(from_text(text)))) == count


@pytest.mark.parametrize(
    "ornament",
    [
        "***",
        "* * *",
        "~*~",
        "oOo",
        "---",
        "-x-",
        "xXx",
        "#",
        "~~~~",
        "⁂",
        ". . .",
        "[line break]",
        "~oOo~",
        "x-x-x",
        "•",
        "HP-HP-HP-HP",
        "zzzzzzz",
        "— Scene Break —",
        "_____",
        "⁎⁎⁎",
        "(page break)",
    ],
)
def test_ornament_is_a_rule(ornament: str, sound: Sound) -> None:
    manuscript = sound(from_text(f"She slept.\n\n{ornament}\n\nShe woke."))
    assert told(manuscript) == ["She slept.", "She woke."]
    (rule,) = [mark for mark in manuscript.marks if mark.kind == "rule"]
    assert manuscript.text[rule.start : rule.end] == ornament


@pytest.mark.parametrize("line", ["“...”", "?!", "No.", "Oh!", '"---"', "…?", "OXEN", "Oo-er!", "10"])
def test_short_line_is_no_ornament(line: str) -> None:
    assert line in told(from_text(f"She slept.\n\n{line}\n\nShe woke."))


def test_wide_gap_is_a_break_over_white_space(sound: Sound) -> None:
    manuscript = sound(from_text(f"{LONG}\n\n{LONG}\n\n\n{LONG}\n\n{LONG}"))
    (rule,) = [mark for mark in manuscript.marks if mark.kind == "rule"]
    assert manuscript.text[rule.start : rule.end] == "\n\n\n"


def test_usual_wide_gap_is_no_break() -> None:
    assert from_text("\n\n\n".join([LONG] * 6)).marks == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("She was _so_ late.", [("italic", "so")]),
        ("_Where is he?_ she thought.", [("italic", "Where is he?")]),
        ("*Where is he?* she thought.", [("italic", "Where is he?")]),
        ("He was **very** late, snake_case_name, 2 * 3 * 4.", [("bold", "very")]),
        ("A lone * star and _ line.\n\nAnother * here _.", []),
    ],
)
def test_emphasis_in_plain_text(text: str, marked: list[tuple[str, str]]) -> None:
    manuscript = from_text(text)
    assert [(mark.kind, manuscript.text[mark.start : mark.end]) for mark in manuscript.marks] == marked


def test_verse_is_marked() -> None:
    verse = "O grey the gull\n  And grey the sea\nAnd grey the stone\n  Above the quay"
    manuscript = from_text(f"{WRAPPED}\n\n{verse}\n\n{WRAPPED}")
    (mark,) = [mark for mark in manuscript.marks if mark.kind == "verse"]
    assert manuscript.text[mark.start : mark.end] == verse
