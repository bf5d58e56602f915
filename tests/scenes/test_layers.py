"""Layers of reality by what English has for them, read with the shipped model: one phenomenon a passage."""

from __future__ import annotations

import pytest

from storyglass import read_text

NOW = """\
Karin Holt locked the pharmacy and pulled the shutter down. It was raining in the square, and the last bus had gone.

"You'll drown," said Piet from the doorway of the bank.

"I'll walk fast," Karin told him.

"""

LATER = """

"Did you hear me?" asked Piet.

"I heard you," said Karin. She turned up her collar. The rain ran down the shutter and over her shoes.
"""

TODAY = """\
Karin Holt locks the pharmacy and pulls the shutter down. It is raining in the square, and the last bus has gone.

"You'll drown," says Piet from the doorway of the bank.

"I'll walk fast," Karin tells him.

The lamps come on along the arcade, one after the other. She counts them, as she does every night.

"""

STILL = """

"Did you hear me?" asks Piet.

"I heard you," says Karin. She turns up her collar. The rain runs down the shutter and over her shoes.
"""


def layers_of(text: str) -> list[tuple[str, str]]:
    """The scenes of a story: the first words of each, and its layer."""
    return [(text[scene.start :].split(",")[0].split(".")[0][:24], scene.layer) for scene in read_text(text).scenes]


@pytest.mark.parametrize(
    "memory",
    [
        "She had learned to run in this square. Her father had chalked a line from the fountain to the church, and had"
        " stood at the end of it with his watch. He had shouted the seconds to her. She had fallen twice, and he had"
        " picked her up twice, and the third time she had beaten the bells.",
        "When she was seven her father chalked a line from the fountain to the church. He stood at the end of it with"
        " his watch and shouted the seconds. She fell twice, and he picked her up twice. The third time she beat the"
        " bells, and he carried her home on his shoulders.",
        "Twenty years ago her father had chalked a line from the fountain to the church. He stood at the end of it with"
        " his watch and shouted the seconds. She fell twice, and he picked her up twice. The third time she beat the"
        " bells.",
        "She remembered the summer that her father chalked a line from the fountain to the church. He had stood at the"
        " end of it with his watch. He had shouted the seconds, and she had fallen twice. He had picked her up twice,"
        " and the third time she had beaten the bells.",
    ],
)
def test_what_is_over_is_a_memory(memory: str) -> None:
    assert [layer for _, layer in layers_of(NOW + memory + LATER)] == ["actual", "memory", "actual"]


@pytest.mark.parametrize(
    "memory",
    [
        "Her father chalked a line here once, from the fountain to the church. He stood at the end of it with his watch"
        " and shouted the seconds. She fell twice, and he picked her up twice. The third time she beat the bells, and"
        " he carried her home on his shoulders.",
        "She was seven. Her father chalked a line from the fountain to the church, and stood at the end of it.\n\n"
        '"Ready?" he shouted.\n\n"Ready," she called.\n\nShe fell twice, and he picked her up twice. The third time she'
        " beat the bells, and he carried her home on his shoulders and told her mother.",
    ],
)
def test_what_is_told_in_the_past_is_a_memory_where_the_story_is_told_in_the_present(memory: str) -> None:
    assert [layer for _, layer in layers_of(TODAY + memory + STILL)] == ["actual", "memory", "actual"]


@pytest.mark.parametrize(
    "aside",
    [
        "She had been tired all week. She had had a cold, and had not slept, and the doctor had been no use.",
        "She had never liked Piet. He had always known too much, and she had always thought that he had been a spy.",
        "Piet had come out of the bank. He looked at the sky.",
        "She would be late. She would have to ring her mother.",
        "Every evening she would walk to the bridge, and he would follow her, and they would say nothing, and then he"
        " would go home and she would watch the water.",
        "Perhaps he would ask her. Perhaps he would not. That would be like him.",
        "She woke at six every day and was never late. Today she had been early.",
    ],
)
def test_an_aside_is_no_scene_of_its_own(aside: str) -> None:
    assert [layer for _, layer in layers_of(NOW + aside + LATER)] == ["actual"]


@pytest.mark.parametrize(
    "fancy",
    [
        "She could see it all. She would miss the bridge in the dark, and the river would take her, and in the morning"
        " they would find one shoe. Piet would stand over it with his hat in his hands. Her mother would say that she"
        " had always walked too fast.",
        "She pictured it. The river would take her at the bridge, and Piet would jump in after her. He would lose his"
        " hat. They would be found at the weir, hand in hand, and the bank would close for a day.",
        "If she asked him to walk with her, he would say yes. He would take her arm at the kerb. They would go by the"
        " bridge, and she would slip, and he would hold her, and every window in the town would fly open.",
    ],
)
def test_what_only_would_be_is_imagined(fancy: str) -> None:
    assert [layer for _, layer in layers_of(NOW + fancy + LATER)] == ["actual", "imagined", "actual"]


def test_what_somebody_sees_coming_is_imagined_in_any_tense() -> None:
    fancy = (
        "She sees how it will be. The river takes her at the bridge, and in the morning they find one shoe. Piet stands"
        " over it with his hat in his hands. Her mother says that she always walked too fast."
    )
    assert [layer for _, layer in layers_of(TODAY + fancy + STILL)] == ["actual", "imagined", "actual"]


@pytest.mark.parametrize(
    ("sleep", "dream", "waking"),
    [
        ("At home she turned out the lamp.", "", "She woke tangled in the sheet, and somebody was at the door."),
        ("At home she lay down in her wet coat.", "", "She sat bolt upright. The clock said four."),
        ("She fell asleep on the stairs.", "", "A hand shook her by the shoulder. It was Piet."),
        ("She went to bed in her wet coat, and dreamed.", "", "When she woke it was light."),
        ("She shut her eyes.", "In the dream it was noon. ", "She woke with a cry."),
    ],
)
def test_what_a_sleeper_sees_is_a_dream(sleep: str, dream: str, waking: str) -> None:
    seen = (
        "The square was full of water, and the fountain had no end to it. Her father stood at the top with his watch."
        " He had been dead for years. She ran toward him, and the church ran backwards, and she could not scream."
    )
    text = NOW + sleep + "\n\n" + dream + seen + "\n\n" + waking + LATER
    assert [layer for _, layer in layers_of(text)] == ["actual", "dream", "actual"]


def test_a_dream_in_a_dream_is_left_twice() -> None:
    text = (
        "The square was full of water. Her father stood on the fountain with his watch, and he had no face. Karin Holt"
        " ran, and the church ran backwards.\n\nShe woke gasping. Piet was sitting on the end of the bed in his hat."
        ' "You were late," he said. The floor was wet, and the water was rising.\n\nThis time she really woke. The room'
        " was dry, and nobody was in it." + LATER
    )
    assert [layer for _, layer in layers_of(text)] == ["dream", "dream", "actual"]


@pytest.mark.parametrize(
    "told",
    [
        "She fell asleep on the stairs.\n\nIn the bank Piet counted the money again. It was short by nine hundred, and"
        " he knew who had it. He put on his hat.\n\nShe woke at six and washed her face.",
        "Somebody tapped her on the arm. It was Piet, and he had brought an umbrella.",
    ],
)
def test_what_others_do_while_somebody_sleeps_is_no_dream(told: str) -> None:
    assert {layer for _, layer in layers_of(NOW + told + LATER)} == {"actual"}


PAPERS = [
    "Dear Karin,\n\nI am leaving on Sunday. The bank knows about the nine hundred, and so do you, and you have never"
    " said a word. I shall not forget it.\n\nPiet",
    "Karin,\n\nBy the time you find this I shall be over the border. You knew about the nine hundred, didn't you? You"
    " never said a word. Burn this.\n\nP.",
    "HARBOUR OFFICE, NIGHT LOG, 14 MARCH. One vessel in, none out. Watchman Piet Roos absent from his post. Door found"
    " open at four. Nothing taken but a lamp.",
    "Night log, 14 March: one vessel in, none out. The watchman was absent from his post, and the door was found open"
    " at four. Nothing taken but a lamp.",
    "From: Piet Roos\nTo: Karin Holt\nSubject: the nine hundred\n\nI am leaving on Sunday. You have never said a word,"
    " and I shall not forget it.\n\nPiet",
]


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_written_in_the_story_is_a_document(paper: str) -> None:
    text = (
        NOW + "There was an envelope under the shutter, with a sheet of paper in it.\n\n" + paper + "\n\n"
        "Karin read it twice under the lamp and put it in her shoe." + LATER
    )
    assert [layer for _, layer in layers_of(text)] == ["actual", "document", "actual"]


def test_a_diary_is_written_from_end_to_end() -> None:
    text = (
        "3 March. The pump has failed again. I gave Ruth my coat, and she laughed at it.\n\n4 March. No wind. Ruth has"
        " stopped laughing. I went down to the pump with a lamp and sat there.\n\n5 March. Ruth is gone. I have left"
        " the lamp in the window, and I shall leave it there."
    )
    assert {layer for _, layer in layers_of(text)} == {"document"}
