"""The order in which scenes happen, by what their heads say."""

from __future__ import annotations

import pytest

from tests.scenes.scenes_by_hand import by_hand

_HOME = "Ann came home and set the kettle on the stove. Bob told her that the war was over."
_SEA = "Bob went to sea. Nobody waved at him from the quay, for it was early and it was cold."
_DREAM = "In the dream the sea was in the kitchen. Ann rowed on it with a spoon, and nobody in the house minded."
_DOOR = "Ann shut the door. Bob coughed and went up the stairs with the lamp in his hand."


@pytest.mark.parametrize(
    ("scenes", "ranks"),
    [
        ([_HOME], [1]),
        ([_HOME, _SEA, _DOOR], [1, 2, 3]),
        ([_HOME, f"Three years earlier\n\n{_SEA}", f"Now\n\n{_DOOR}"], [2, 1, 3]),
        ([f"March 3, 1921\n\n{_HOME}", f"June 1914\n\n{_SEA}", f"May 1922\n\n{_DOOR}"], [2, 1, 3]),
        ([_HOME, f"~ Flashback ~\n\n{_SEA}", _DOOR], [2, 1, 3]),
        (
            [_DREAM, _HOME],
            [None, 1],
        ),
        ([f"Ten years earlier\n\n{_SEA}", f"# Two\n\n{_HOME}", f"Twelve years earlier\n\n{_DOOR}"], [2, 3, 1]),
    ],
)
def test_scenes_have_the_rank_that_the_text_gives_them(scenes: list[str], ranks: list[int | None]) -> None:
    found = by_hand("\n\n* * *\n\n".join(scenes), "Ann", "Bob").divide()
    assert [scene.story_order for scene in found] == ranks
