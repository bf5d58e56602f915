"""What holds for any text whatever."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from storyglass.manuscript.model import Manuscript
from storyglass.quotations import STYLE_NAMES, find_quotations

PIECES = st.sampled_from(
    [
        *"\"“”„'‘’«»「」『』—–-_*():,.!?… \n",
        "\n\n", "--", " said ", "he thought", "Ada: ", "BEN. ", "It is late", "don't", "’tis", "the boys' ", "“Yes,” ",
        "'n' ", "Mr. ", "(aside)", "I ", "\u00a0", "\x00", "\u202e", "行", "🙂",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(text=TEXTS, style=st.sampled_from(STYLE_NAMES))
def test_parts_lie_in_the_story_in_order_and_never_overlap(
    manuscript: Callable[[str], Manuscript], text: str, style: str
) -> None:
    built = manuscript(text)
    found = find_quotations(built, style)
    for part in found.parts:
        start, end = built.paragraphs[part.paragraph]
        assert start <= part.start < part.end <= end
        assert text[part.start : part.end].strip()
        if part.label is not None:
            assert start <= part.label[0] < part.label[1] <= part.start
    for one, other in pairwise(found.parts):
        assert one.end <= other.start
    assert found.style.count == len(found.parts)
    assert found == find_quotations(built, style)


@given(text=TEXTS, style=st.sampled_from(STYLE_NAMES))
def test_nested_quotations_lie_inside_parts_and_mentioned_words_outside(
    manuscript: Callable[[str], Manuscript], text: str, style: str
) -> None:
    found = find_quotations(manuscript(text), style)
    assert found.nested == sorted(found.nested)
    for start, end in found.nested:
        assert any(part.start <= start < end <= part.end for part in found.parts)
    for start, end in found.mentioned:
        assert start < end
        assert not any(part.start < end and start < part.end for part in found.parts)
