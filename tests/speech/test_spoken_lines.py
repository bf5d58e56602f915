"""What a line says of itself: its turn, how the speaker is told, the cue, the mode, how sure it is."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

TURNS = [
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta. Oskar shook his head. “Nine,” she said again.
        """,
        [0, 0],
        id="an act between two speeches of two people",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “I think,” said Marta, “that there are nine,” and she pointed, “and not ten.”

        “Ten,” said Oskar.
        """,
        [0, 0, 0, 1],
        id="three parts",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “There ought,” said Oskar, “to be ten.”

        “Nine,” said Marta.
        """,
        [0, 0, 1],
        id="an interrupted sentence",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta. “I have counted.”

        “Ten.” Oskar pointed. “There.”
        """,
        [0, 0, 1, 1],
        id="two sentences around a tag",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “I counted from the left,” said Marta, “and I had nine.

        “I counted from the right, and I had nine.”

        “Ten,” said Oskar.
        """,
        [0, 0, 0, 1],
        id="an opening left unclosed",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall. “Nine,” said Marta. “Ten,” said Oskar. “Nine,” said Marta.
        """,
        [0, 1, 2],
        id="two speakers in one paragraph",
    ),
    pytest.param(
        """
        Marta sat on the wall with her lantern, and Oskar leaned on his stick.

        “Nine,” she said, and “Ten,” he said, both at once.
        """,
        [0, 1],
        id="two speakers in one paragraph by pronouns",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten.”

        “Nine.”
        """,
        [0, 1, 2],
        id="a line each",
    ),
    pytest.param(
        """
        Marta put the kettle on and looked at her telephone.

        Oskar: where are you

        Marta: home
        """,
        [0, 1],
        id="chat messages",
    ),
]


@pytest.mark.parametrize(("text", "turns"), TURNS)
def test_parts_of_one_speech_share_a_turn(text: str, turns: list[int]) -> None:
    telling = tell(text)
    assert [line.turn for line in telling.lines] == turns
    speakers = {(line.turn, line.speaker) for line in telling.lines}
    assert len(speakers) == len(set(turns))


CUES = [
    pytest.param(
        """
        Marta sat on the wall.

        “Nine.” Marta's voice shook.
        """,
        [("implicit", None)],
        id="a possessive is no cue of a tag",
    ),
    pytest.param(
        """
        The Regent sat on the wall. Nobody dared to sit beside the Regent.

        “Nine,” said the Regent.
        """,
        [("explicit", "the Regent")],
        id="a role name is explicit",
    ),
    pytest.param(
        """
        Hana-san sat on the wall, and Kenji stood.

        “Nine,” said Hana-san.
        """,
        [("explicit", "Hana-san")],
        id="an honorific belongs to the cue",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten,” Oskar said.
        """,
        [("explicit", "Marta"), ("explicit", "Oskar")],
        id="a name is explicit",
    ),
    pytest.param(
        """
        Captain Rowe sat on the wall.

        “Nine,” said Captain Rowe.
        """,
        [("explicit", "Captain Rowe")],
        id="a title belongs to the cue",
    ),
    pytest.param(
        """
        Marta sat on the wall.

        “Nine,” she said.
        """,
        [("anaphoric", "she")],
        id="a pronoun is anaphoric",
    ),
    pytest.param(
        """
        The old ferryman sat on the wall.

        “Nine,” said the old ferryman.
        """,
        [("anaphoric", "the old ferryman")],
        id="a noun is anaphoric",
    ),
    pytest.param(
        """
        Marta sat on the wall.

        “Nine.” Marta lifted the lantern.
        """,
        [("implicit", None)],
        id="an act is implicit",
    ),
    pytest.param(
        """
        Marta and Oskar sat on the wall.

        “Nine,” said Marta.

        “Ten.”
        """,
        [("explicit", "Marta"), ("implicit", None)],
        id="nothing is implicit",
    ),
    pytest.param(
        """
        Marta sat on the wall.

        “There ought,” she said, “to be ten.”
        """,
        [("anaphoric", "she"), ("anaphoric", "she")],
        id="both parts have the cue of the turn",
    ),
    pytest.param(
        """
        Marta put the kettle on and looked at her telephone.

        Oskar: where are you

        Marta: home
        """,
        [("explicit", "Oskar"), ("explicit", "Marta")],
        id="a label is explicit",
    ),
    pytest.param(
        """
        Marta sat on the wall.

        Then Marta whispered, “Nine.”
        """,
        [("explicit", "Marta")],
        id="a tag before the line",
    ),
    pytest.param(
        """
        I sat on the wall, and Oskar leaned on his stick. I had my lantern, and I had my doubts. My feet
        hung over the water. The boats were in, and I had counted them twice already.

        “Nine,” I said.
        """,
        [("anaphoric", "I")],
        id="the narrator's I is anaphoric",
    ),
]


@pytest.mark.parametrize(("text", "cues"), CUES)
def test_the_words_that_tell_the_speaker_are_the_cue(text: str, cues: list[tuple[str, str | None]]) -> None:
    telling = tell(text)
    assert [(line.how, line.cue and telling.text[slice(*line.cue)]) for line in telling.lines] == cues


MODES = [
    pytest.param(
        """
        Marta looked at the boats.

        _Nine_, thought Marta.

        “Ten,” said Oskar.
        """,
        ["thought", "speech"],
        id="speech and thought",
    ),
    pytest.param(
        """
        Marta put the kettle on and looked at her telephone.

        Oskar: where are you

        Marta: home

        “Who was that?” asked Tove.
        """,
        ["written", "written", "speech"],
        id="a message",
    ),
    pytest.param(
        """
        The sign over the door said “Closed.” Marta knocked all the same.

        “We are closed,” said Oskar.
        """,
        ["sign", "speech"],
        id="a sign over a door",
    ),
]


@pytest.mark.parametrize(("text", "modes"), MODES)
def test_lines_are_spoken_thought_or_written(text: str, modes: list[str]) -> None:
    assert [line.mode for line in tell(text).lines] == modes


SURE_AND_UNSURE = """
Marta and Oskar sat on the wall. The boats were in.

“Nine,” said Marta.

“Nine,” he said.

“There ought to be ten.”
"""


def test_a_name_is_surer_than_anything_else() -> None:
    named, pronoun, bare = (line.confidence for line in tell(SURE_AND_UNSURE).lines)
    assert 1 >= named > max(pronoun, bare)
    assert min(pronoun, bare) > 0


def test_a_tag_is_the_evidence_of_its_line() -> None:
    telling = tell(SURE_AND_UNSURE)
    assert [telling.text[slice(*line.evidence[0])] for line in telling.lines] == [
        "said Marta",
        "he said",
        "“There ought to be ten.”",
    ]


def test_a_line_that_nobody_says_is_not_sure() -> None:
    (line,) = tell("The door opened by itself. “Come in.” The tide went out.").lines
    assert (line.speaker, line.confidence) == (None, 0.0)
