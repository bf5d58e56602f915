"""What the reading model makes of somebody's lines and deeds in a scene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from storyglass.language.model import Emotions
from storyglass.minds.feeling_cues import Cue
from storyglass.narrative.deeds import Deed
from storyglass.narrative.model import Narrative

USUAL = {
    "admiration": (-2.13, 0.84, 0.00),
    "amusement": (-2.72, 0.83, 0.13),
    "anger": (-1.96, 1.16, -0.15),
    "annoyance": (-2.23, 0.86, -0.15),
    "approval": (-1.55, 0.79, -0.56),
    "caring": (-1.48, 1.20, 0.76),
    "confusion": (-2.00, 0.97, -0.85),
    "curiosity": (-2.16, 1.01, 0.00),
    "desire": (-2.64, 1.52, -0.85),
    "disappointment": (-1.70, 1.04, -1.25),
    "disapproval": (-0.22, 1.88, -0.85),
    "disgust": (-2.97, 1.07, -1.95),
    "embarrassment": (-3.97, 1.02, 0.62),
    "excitement": (-1.31, 1.22, -0.34),
    "fear": (-2.86, 1.14, 0.45),
    "gratitude": (0.65, 1.60, -1.25),
    "grief": (-2.37, 1.71, 0.25),
    "joy": (-2.17, 0.96, -0.15),
    "love": (0.13, 1.68, 0.13),
    "nervousness": (0.23, 1.76, 1.00),
    "optimism": (-1.10, 1.34, -1.25),
    "pride": (-3.53, 1.35, -0.85),
    "realization": (-1.74, 1.15, -1.25),
    "relief": (-3.04, 0.90, -0.34),
    "remorse": (-1.91, 1.43, 0.45),
    "sadness": (-0.69, 1.41, 0.76),
    "surprise": (-1.30, 1.24, 0.25),
}
"""Mean and deviation of each label's log-odds over the lines of fiction, and how much commoner than others it is in
its scenes (a logarithm): the model's scores are of comments, so only what is above the usual tells something."""
LABELS = tuple(USUAL)
REACH = 3.0
"""How far below the likeliest feeling (in deviations) one still counts for something."""
COUNTS = 0.12
"""What a deviation counts."""
SAYS = 0.35
"""What the model's scores count beside how common a feeling is: they are learned from comments on the web."""
KEPT = 2
"""The likeliest feelings that are told even where nothing else shows them."""


class Guesses:
    """What somebody in a scene may feel, by the reading model: of their lines and deeds, or where they are named."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative = narrative
        self.passages: dict[tuple[int, int], dict[range, None]] = {}
        for line in narrative.lines:
            scene = narrative.scene_at(line.start)
            if line.speaker is not None and scene is not None:
                words = narrative.words_in(line.start, line.end)
                self.passages.setdefault((scene, line.speaker), {})[words] = None
        for deed in deeds:
            if deed.line < 0 <= deed.scene:
                for person in deed.agents:
                    self.passages.setdefault((deed.scene, person), {})[self._told(deed.word)] = None
        silent = {(at, person) for at, scene in enumerate(narrative.scenes) for person in scene.present} - {
            *self.passages
        }
        for word, person in narrative.person_at.items():
            scene = narrative.scene_at(narrative.page.start[word])
            if narrative.page.quotation[word] < 0 and scene is not None and (scene, person) in silent:
                self.passages.setdefault((scene, person), {})[self._told(word)] = None

    def _told(self, word: int) -> range:
        """The words of a sentence around a word, without what is said in it."""
        page = self.narrative.page
        sentence, first, last = page.sentence[word], word, word + 1
        while first > page.first_word[sentence] and page.quotation[first - 1] < 0:
            first -= 1
        while last < page.first_word[sentence + 1] and page.quotation[last] < 0:
            last += 1
        return range(first, last)

    def __iter__(self) -> Iterator[Cue]:
        emotions = self.narrative.emotions
        if emotions is None:
            return
        usual = np.array([common for _, _, common in USUAL.values()])
        for (_, person), passages in self.passages.items():
            read = [(words, _above_usual(emotions, words)) for words in passages if len(words)]
            if read:
                likely = SAYS * np.max([row for _, row in read], axis=0) + usual
                for at in np.argsort(-likely, kind="stable").tolist():
                    counts = COUNTS * (likely[at] - likely.max() + REACH)
                    if counts <= 0:
                        break
                    words = max(read, key=lambda one: one[1][at])[0]
                    yield Cue(person, ((LABELS[at], float(1 - np.exp(-counts))),), 1.0, None, words.start, guessed=True)


def _above_usual(emotions: Emotions, words: range) -> NDArray[np.float64]:
    """How far above the usual each label is for some words, in deviations."""
    chances = dict(zip(emotions.labels, np.clip(emotions.of(words.start, words.stop), 1e-4, 1 - 1e-4), strict=True))
    return np.array(
        [
            (np.log(chances[label] / (1 - chances[label])) - mean) / deviation if label in chances else 0.0
            for label, (mean, deviation, _) in USUAL.items()
        ]
    )
