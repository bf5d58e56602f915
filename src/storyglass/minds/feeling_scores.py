"""What the reading model's scores of feelings come to in fiction: only a score far above the usual tells something."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from storyglass.minds.feeling_words import Shown

USUAL = {
    "admiration": (-2.13, 0.84, -2.00, 1.32),
    "amusement": (-2.72, 0.83, -1.71, 1.48),
    "anger": (-1.96, 1.16, -1.13, 1.73),
    "annoyance": (-2.23, 0.86, -1.58, 1.26),
    "approval": (-1.55, 0.79, -1.86, 1.18),
    "caring": (-1.48, 1.20, -2.01, 1.53),
    "confusion": (-2.00, 0.97, -1.31, 1.42),
    "curiosity": (-2.16, 1.01, -2.40, 1.29),
    "desire": (-2.64, 1.52, -2.07, 1.98),
    "disappointment": (-1.70, 1.04, -0.85, 1.57),
    "disapproval": (-0.22, 1.88, 1.94, 2.12),
    "disgust": (-2.97, 1.07, -2.51, 1.66),
    "embarrassment": (-3.97, 1.02, -3.63, 1.68),
    "excitement": (-1.31, 1.22, -0.41, 2.00),
    "fear": (-2.86, 1.14, -1.82, 1.75),
    "gratitude": (0.65, 1.60, 1.12, 2.27),
    "grief": (-2.37, 1.71, -0.67, 2.70),
    "joy": (-2.17, 0.96, -1.79, 1.45),
    "love": (0.13, 1.68, 1.20, 2.54),
    "nervousness": (0.23, 1.76, 2.30, 2.54),
    "optimism": (-1.10, 1.34, 0.41, 1.46),
    "pride": (-3.53, 1.35, -2.92, 2.08),
    "realization": (-1.74, 1.15, -0.91, 1.65),
    "relief": (-3.04, 0.90, -3.13, 1.41),
    "remorse": (-1.91, 1.43, 0.00, 1.86),
    "sadness": (-0.69, 1.41, 1.26, 2.04),
    "surprise": (-1.30, 1.24, -0.07, 2.11),
}
"""Mean and deviation of each label's log-odds over lines, and over the words of narration that show a feeling."""
FROM, FULL = 1.0, 3.0
"""Deviations above the usual from which a score says something, and at which it says all it can."""


def shown_by(labels: Sequence[str], chances: NDArray[np.float32], in_line: bool) -> Shown:
    """The labels whose chance is well above what is usual in fiction, with strengths (0..1)."""
    found = []
    for label, chance in zip(labels, np.clip(chances, 1e-4, 1 - 1e-4).tolist(), strict=True):
        if label in USUAL:
            line_mean, line_deviation, word_mean, word_deviation = USUAL[label]
            mean, deviation = (line_mean, line_deviation) if in_line else (word_mean, word_deviation)
            above = (float(np.log(chance / (1 - chance))) - mean) / deviation
            if above > FROM:
                found.append((label, min(1.0, (above - FROM) / (FULL - FROM))))
    return tuple(found)
