"""Twelve colours for twelve main characters, each as an ink on a light and on a dark page.

They were found by a search over OKLab lightness, chroma and hue that pushes the closest pairs apart, as normal,
protanopic and deuteranopic eyes see them (Machado et al. 2009, full severity), while every ink keeps a contrast of
4.5 : 1 on its page (WCAG 2.2 AA). The first six are the furthest apart. Colour is never the only sign: every speaker's
name is written.
"""

from __future__ import annotations

from typing import NamedTuple


class Ink(NamedTuple):
    """One colour as hexadecimal RGB on the light page and on the dark page."""

    light: str
    dark: str


PAPER = Ink("#fdfcf9", "#16181b")
TEXT = Ink("#211f1b", "#dcd8d0")
QUIET = Ink("#6b665d", "#9b968c")
"""Small print: scene heads, counts, characters without a colour of their own."""

WARM = Ink("#b8400e", "#ff9d66")
COLD = Ink("#1d5fa8", "#74b4f5")
EVEN = Ink("#8b867c", "#8f8a80")
"""The ends and the middle of a scale from cold to warm; orange and blue stay apart for colour-blind eyes."""

MAIN = (
    Ink("#3165d6", "#5a8eed"),
    Ink("#c1474c", "#f18101"),
    Ink("#0b7e70", "#39e0a0"),
    Ink("#560495", "#e0bbfb"),
    Ink("#78510d", "#ffe330"),
    Ink("#8f0d57", "#dc5fa9"),
    Ink("#055972", "#afe2e1"),
    Ink("#532e01", "#a48460"),
    Ink("#203cb8", "#ac9cfc"),
    Ink("#3e4d2a", "#cec447"),
    Ink("#631534", "#d98e9c"),
    Ink("#456f99", "#95b8cf"),
)

TINT = 0.11
LIT = 0.26
"""How much of an ink lies under its speaker's lines, and under those of the character that was picked."""


def over(ink: str, paper: str, share: float) -> str:
    """The colour of `share` of the ink laid over the paper."""
    mixed = (round(share * a + (1 - share) * b) for a, b in zip(_rgb(ink), _rgb(paper), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _rgb(colour)))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
