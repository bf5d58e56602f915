"""Openings one by one: which of them begin a scene, and which only sound as if they did."""

from __future__ import annotations

import pytest

from tests.scenes.scenes_by_hand import by_hand

BEFORE = """\
Petra locked the shop and dropped the keys twice. The street was empty, and the tram had gone.

“You could have waited,” said Milan.

“You could have helped,” said Petra. She was too tired to be angry, and she let him take the bag.

“It's heavy,” said Milan. “What's in it?”

“Your mother's lamp,” said Petra.

"""

OTHERS = """\


“Well?” said Rosa. “Did they see you?”

“Nobody ever sees me,” said Emil. He hung his coat on the nail and sat down by the stove.

“Then we have until Friday,” said Rosa.
"""

SAME = """\


“You look terrible,” said Milan.

“I know,” said Petra. “I slept on the lamp.”

Milan laughed until he had to sit down on the stairs.
"""


@pytest.mark.parametrize(
    ("opening", "after", "break_"),
    [
        ("Two floors below, Rosa was waiting with the lights off.", OTHERS, "place"),
        ("Rosa watched them from the car until they turned the corner.", OTHERS, "cast"),
        ("On the other side of town, Rosa put down the telephone.", OTHERS, "place"),
        ("At the same moment, in a flat above the bakery, Rosa counted the money.", OTHERS, "place"),
        ("Down in the harbour, Rosa stood and looked at the boats.", OTHERS, "place"),
        ("Meanwhile, Rosa had found the letter.", OTHERS, "place"),
        ("In Lisbon it was raining. Rosa had been on the platform for an hour.", OTHERS, "place"),
        ("It was after ten when Rosa heard him on the stairs.", OTHERS, "time"),
        ("At six the next morning Milan knocked on her door.", SAME, "time"),
        ("Next day Milan was back.", SAME, "time"),
        ("On Monday Petra sold the lamp.", SAME, "time"),
        ("In the morning Milan was sitting on the step with two rolls in a bag.", SAME, "time"),
        ("When Petra woke, the sun was already on the ceiling.", SAME, "time"),
        ("Hours later, Petra was still awake.", SAME, "time"),
        ("A week passed.", SAME, "time"),
        ("Milan was back the next morning with two rolls in a bag.", SAME, "time"),
        ("Rosa heard of it the next morning from the baker.", OTHERS, "time"),
        ("“Well?” said Rosa at breakfast the next morning.", OTHERS, "time"),
        ("Rosa would hear of it the next morning from the baker.", OTHERS, None),
        ("In the first place Milan was not sorry.", SAME, None),
        ("Next time Petra would take the tram.", SAME, None),
        ("On Mondays Milan always carried the bag.", SAME, None),
        ("In the morning she would be sorry, and he would be worse.", SAME, None),
        ("A moment later Milan set it down.", SAME, None),
        ("Across his shoulder the strap had left a mark.", SAME, None),
        ("In the window of the bakery a cat was asleep.", SAME, None),
        ("“The next morning,” said Milan, “you'll thank me.”", SAME, None),
    ],
)
def test_an_opening_begins_a_scene_or_goes_on(opening: str, after: str, break_: str | None) -> None:
    text = BEFORE + opening + after
    scenes = by_hand(text, "Petra", "Milan", "Rosa", "Emil").divide()
    assert [scene.break_ for scene in scenes[1:]] == ([break_] if break_ else [])
    if break_:
        assert text[scenes[1].start :].startswith(opening)
        assert all(scenes[1].start <= a < b <= scenes[1].start + len(opening) for a, b in scenes[1].evidence)


MILL = """\
Josef walked through the mill with no shoes on. The sacks were breathing. When he touched one it said his name,
and then all of them said it.

“Not yet,” said Josef. “Please, not yet.”

"""

DREAMT, LIVED = "dream", "actual"


@pytest.mark.parametrize(
    ("waking", "layers"),
    [
        ("He came awake gasping, with the blanket round his neck. Anna had lit the lamp.", [DREAMT, LIVED]),
        ("He woke. It was the mill again, the same dream.", [DREAMT, LIVED]),
        ("“Josef!” Anna was shaking him. “Wake up. You're dreaming.”", [DREAMT, LIVED]),
        ("He sat down on the nearest of them and was silent.", [LIVED]),
        ("“I dreamed about you,” said Anna. She had woken early.", [LIVED]),
    ],
)
def test_waking_tells_what_went_before(waking: str, layers: list[str]) -> None:
    text = MILL + waking + "\n\n“The mill?” asked Anna.\n\n“The mill,” said Josef.\n"
    scenes = by_hand(text, "Anna", "Josef").divide()
    assert [scene.layer for scene in scenes] == layers
    if layers[0] == DREAMT:
        assert scenes[0].known_from >= scenes[1].start  # nobody can know before the waking
        assert scenes[1].known_from == scenes[1].start


@pytest.mark.parametrize(
    ("text", "layers"),
    [
        (
            """\
Anna held the ring to the lamp. It was smaller than she remembered.

It had been raining on the day they met. She had been sixteen, and she had stood in the doorway of the chemist's with
a newspaper on her head, and a boy had come running across the square with another.

“Is this taken?” asked Josef. He meant the doorway.

“It is now,” she said, and he laughed, and that had been that.

Anna put the ring back into its box. Downstairs a door closed.
""",
            ["actual", "memory", "actual"],
        ),
        (
            """\
Anna rehearsed it on the stairs.

She imagined how it would go. She would open the door, and Josef would be in the chair, and she would say it before
she had even taken off her hat. He would not shout.

The door was locked. There was a note on it from the landlord.
""",
            ["actual", "imagined", "actual"],
        ),
        (
            """\
Anna unlocked the screen.

From: Josef
Subject: the mill

It is sold. I thought that you should know before Friday.

J.

She deleted it, and then she went and undeleted it.
""",
            ["actual", "document", "actual"],
        ),
        (
            """\
14 March

The pump has failed again. Josef says that we have nine days. I have told the others twelve.

* * *

The woman from the institute closed the diary and took off her gloves.
""",
            ["document", "actual"],
        ),
        (
            """\
Anna found the book under the boards and read the first page of it by the light of the stove.

_14 March. The pump has failed again. Josef says that we have nine days, and I have told the others twelve._

She closed it. Behind her somebody coughed.
""",
            ["actual", "document", "actual"],
        ),
        (
            """\
“Dear me,” said Anna. “My dear Josef, what have you done to your hand?”

“Love,” said Josef, “it was the saw.”
""",
            ["actual"],
        ),
    ],
)
def test_a_layer_has_its_opening_and_its_end(text: str, layers: list[str]) -> None:
    assert [scene.layer for scene in by_hand(text, "Anna", "Josef").divide()] == layers
