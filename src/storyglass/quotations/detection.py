"""Which convention a story follows, seen from where its marks stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from storyglass.quotations.conventions import BY_NAME, LEADING_DASH, NEXT_DASH, Convention, Family
from storyglass.story import Span

_AT_START = re.compile(r"[_*(\[]{0,3}(?:[\"“”„‟＂«»「『]|['‘‚`](?!(?:[Tt]is|[Tt]was|em|cause|[0-9])\b)(?=\S))")
_OPENING = re.compile(
    r"(?<![^\s(\[—–-])(?:[\"“”„‟＂](?=\S)|[«»「]|['‘‚`](?!(?:[Tt]is|[Tt]was|em|cause|[0-9])\b)(?=\w))"
)
_CLOSING = re.compile(r"[.,!?…—-](?:[\"“”„‟＂«»]|['’‘])(?=\s|[—–)-]|\Z)|\s?[」»«](?=\s|\Z)")

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys('"“”„‟＂', "double"),
    **dict.fromkeys("'‘’‚`", "single"),
    **dict.fromkeys("«»", "guillemets"),
    **dict.fromkeys("「『」", "corner"),
}
_BY_OPENING = {
    '"': "straight", "＂": "straight", "“": "curly", "‟": "curly", "„": "low-high", "”": "same-curly",
    "‘": "british", "‚": "british", "'": "straight-single", "`": "straight-single",
    "«": "guillemets", "»": "guillemets-reversed", "「": "corner", "『": "corner",
}  # fmt: skip

CLEAR_STARTS = 5
"""From this many paragraphs on that begin with a mark, those alone decide. What is said inside a told story
(`"'Well,' said he`) closes as often as what tells it, but does not begin paragraphs."""

LINES_OF_DASHES = 2
"""So many paragraphs that begin with a dash make dialogue; a single one is an afterthought or an attribution."""


CLEAR_SCENE = 3
"""A chapter without a single mark of the story's own follows another convention that begins so many paragraphs."""

NEAR = 4
"""Two paragraphs of dash dialogue stand so many paragraphs apart at most, with narration between them."""


@dataclass
class Evidence:
    """How often the marks of each family begin a paragraph and end a quotation, and each mark begins one."""

    starts: Counter[Family] = field(default_factory=Counter)
    closings: Counter[Family] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)

    def add(self, other: Evidence) -> None:
        """Takes in what was seen in another stretch."""
        self.starts.update(other.starts)
        self.closings.update(other.closings)
        self.openings.update(other.openings)

    def without(self, family: Family) -> Evidence:
        """The same with one family left out of account."""
        return Evidence(
            Counter({key: count for key, count in self.starts.items() if key != family}),
            Counter({key: count for key, count in self.closings.items() if key != family}),
            Counter({char: count for char, count in self.openings.items() if _FAMILIES[char] != family}),
        )

    def of(self, family: Family) -> int:
        """How much there is of one family."""
        return self.starts[family] + self.closings[family]


def begins_with(text: str, paragraph: Span, family: Family) -> bool:
    """Whether a paragraph begins with a mark of the family."""
    mark = _AT_START.match(text, *paragraph)
    return mark is not None and _FAMILIES[mark[0][-1]] == family


def survey(text: str, paragraphs: Sequence[Span]) -> Evidence:
    """Counts where the marks stand in these paragraphs."""
    seen = Evidence()
    for start, end in paragraphs:
        if LEADING_DASH.match(text, start, end):
            seen.starts["dash"] += 1 + len(NEXT_DASH.findall(text, start, end))
        elif mark := _AT_START.match(text, start, end):
            seen.starts[_FAMILIES[mark[0][-1]]] += 1
        for mark in _OPENING.finditer(text, start, end):
            seen.openings[mark[0]] += 1
        for mark in _CLOSING.finditer(text, start, end):
            seen.closings[_FAMILIES[mark[0][-1]]] += 1
    return seen


def choose(seen: Evidence) -> Convention | None:
    """Returns the convention that the evidence speaks for, None where no speech is marked."""
    family = _family(seen)
    if family is None or family == "dash":
        return BY_NAME["dash"] if family else None
    of_family = {char: count for char, count in seen.openings.items() if _FAMILIES[char] == family}
    best = max(sorted(of_family), key=lambda char: of_family[char], default=None)
    return BY_NAME[_BY_OPENING[best]] if best else None


def _family(seen: Evidence) -> Family | None:
    counts = seen.starts.copy()
    if counts["dash"] < LINES_OF_DASHES:
        del counts["dash"]
    if not counts or max(counts.values()) < CLEAR_STARTS:
        counts.update(seen.closings)
    if not counts:
        for char, count in seen.openings.items():
            counts[_FAMILIES[char]] += count
        del counts["single"]  # a lone single mark is an apostrophe
    return max(sorted(counts), key=lambda family: counts[family], default=None)


def local_convention(story: Convention, chapter: Evidence) -> Convention:
    """The convention of a chapter: the story's, but where its marks are absent and another's are plain to see."""
    if chapter.of(story.family):
        return story
    local = choose(chapter)
    return local if local and chapter.starts[local.family] >= CLEAR_SCENE else story


def dash_dialogue(text: str, paragraphs: Sequence[Span]) -> list[bool]:
    """For each paragraph, whether it begins with a dash and has another such line in it or near it."""
    begins = [LEADING_DASH.match(text, start, end) is not None for start, end in paragraphs]
    found = [
        dashed and NEXT_DASH.search(text, start, end) is not None
        for dashed, (start, end) in zip(begins, paragraphs, strict=True)
    ]
    last = None
    for index, dashed in enumerate(begins):
        if dashed:
            if last is not None and index - last <= NEAR:
                found[last] = found[index] = True
            last = index
    return found
