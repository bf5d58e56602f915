"""The colours are legible, and apart for eyes that see fewer of them."""

from __future__ import annotations

from itertools import combinations

import pytest

from storyglass.outputs.palette import LIT, MAIN, PAPER, QUIET, TEXT, TINT, contrast, over

PAGES = ("light", "dark")

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}
# Ottosson (2020), from linear RGB over cone responses to lightness and two opponent axes
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
AXES = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(colour: str, eyes: str) -> list[float]:
    """A colour in OKLab, as some eyes see it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    clipped = [min(1.0, max(0.0, part)) for part in times(EYES[eyes], linear)]
    return times(AXES, [max(0.0, part) ** (1 / 3) for part in times(CONES, clipped)])


@pytest.mark.parametrize("page", PAGES)
def test_inks_are_legible_on_paper(page: str) -> None:
    paper = getattr(PAPER, page)
    for ink in (*MAIN, TEXT, QUIET):
        assert contrast(getattr(ink, page), paper) >= 4.5


@pytest.mark.parametrize("page", PAGES)
def test_text_is_legible_over_every_tint(page: str) -> None:
    paper, text = getattr(PAPER, page), getattr(TEXT, page)
    for ink in (*MAIN, QUIET):
        for share in (TINT, LIT):
            assert contrast(text, over(getattr(ink, page), paper, share)) >= 4.5


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("eyes", EYES)
def test_colours_are_apart_for_all_eyes(page: str, eyes: str) -> None:
    colours = [seen(getattr(ink, page), eyes) for ink in MAIN]
    gaps = {
        pair: sum((a - b) ** 2 for a, b in zip(colours[pair[0]], colours[pair[1]], strict=True)) ** 0.5
        for pair in combinations(range(12), 2)
    }
    assert min(gaps.values()) > 0.05  # OKLab distance; 0.02 is about one just noticeable difference
    assert min(gap for (_, later), gap in gaps.items() if later < 6) > 0.07


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
