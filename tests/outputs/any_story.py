"""Stories of any kind, whether their layers fit together or not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from storyglass.story import (
    Chapter,
    Entity,
    Line,
    Mark,
    MarkKind,
    Mention,
    Region,
    RegionKind,
    Scene,
    Source,
    Span,
    Story,
)

MARKS: tuple[MarkKind, ...] = ("heading", "rule", "verse", "italic", "bold")
REGIONS: tuple[RegionKind, ...] = ("front", "body", "notes", "back")


@st.composite
def stories(draw: st.DrawFn, letters: str = "ab “”.\n\t=[]<&\u202e\u00ad\u0085\u2028") -> Story:
    """A text with lines, mentions, marks, regions, chapters, scenes and paragraphs anywhere in it.

    Paragraphs, regions, chapters and scenes do not overlap; everything else may.
    """
    text = draw(st.text(st.sampled_from(letters), max_size=60))
    offsets = st.integers(0, len(text))
    spans = st.builds(lambda one, other: (min(one, other), max(one, other)), offsets, offsets)
    some = st.lists(spans, max_size=5)

    def tiles() -> list[Span]:
        return list(pairwise(sorted({0, len(text), *draw(st.lists(offsets, max_size=3))})))

    mentions = [Mention(start, end, "noun") for start, end in draw(some)]
    return Story(
        Source("any.txt", "txt", ""),
        text,
        regions=[Region(*span, draw(st.sampled_from(REGIONS))) for span in tiles()],
        marks=[Mark(start, end, draw(st.sampled_from(MARKS))) for start, end in draw(some)],
        chapters=[Chapter(*span, None) for span in tiles()[::2]],
        paragraphs=[span for span in tiles() if draw(st.booleans())],
        entities=[Entity("e1", "PER", None, {}, mentions, 0.5, [], 0)],
        lines=[
            Line(f"l{n}", *span, n // 2, "e1", [], "implicit", None, "speech", 0.5, [], 0)
            for n, span in enumerate(_apart(draw(some)))
        ],
        scenes=[
            Scene(f"s{n}", *span, "actual", None, None, None, None, [], [], [], [], n, 0.5, [], 0)
            for n, span in enumerate(tiles()[: draw(st.integers(0, 3))])
        ],
    )


def _apart(spans: list[Span]) -> list[Span]:
    """Those of the spans, in order, that begin after the last has ended."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept
