"""How feelings of passages are counted."""

from __future__ import annotations

from pathlib import Path

import storyglass
from benchmarks.feelings import Felt, felt, passages, row

CORPUS = """<corpus>{}</corpus>"""
DOCUMENT = """<document author="{author}"><text>Marta was glad.</text><adjudicated><spans>
<span annotation_id="1" cbegin="0" cend="5" type="character">Marta</span>
<span annotation_id="2" cbegin="10" cend="14" type="joy">glad</span></spans><relations>
<relation source_annotation_id="2" target_annotation_id="1" type="experiencer"/>
</relations></adjudicated></document>"""


def test_every_fifth_author_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "reman.xml"
    path.write_text(CORPUS.format("".join(DOCUMENT.format(author=name) for name in "ABCDEF")), encoding="utf-8")
    assert list(passages(path)) == [("Marta was glad.", [("joy", (0, 5))])] * 2


def test_what_is_told_of_whom() -> None:
    story = storyglass.read_text("Marta was afraid. Marta ran from the mill.")
    assert felt(story, "fear", (0, 5)) == Felt(found=True, alike=True, seen=True)
    assert felt(story, "disgust", (0, 5)) == Felt(found=True, alike=False, seen=True)
    assert felt(story, "fear", (37, 41)) == Felt(found=False, alike=False, seen=False)


def test_shares() -> None:
    assert row([Felt(True, True, True), Felt(True, False, False)]) == [2, 1.0, 0.5, 0.5]
    assert row([]) == [0, None, None, None]
