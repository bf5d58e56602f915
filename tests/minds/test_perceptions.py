"""Who perceives whom, through what, and who does not know of it."""

from __future__ import annotations

import pytest

import storyglass
from storyglass.story import Story

KEYHOLE = """Marta locked the study door and sat down at the desk. She began to count the money.

Peter knelt down and watched Marta through the keyhole. Marta put the notes under the clock. Peter held his breath."""

CAMERA = """Oscar Bell laid the last of the stock on the counter and turned the sign on the shop door.

"You're late again," Priya told him. She was sitting by the till.

"I came as fast as I could," said Oscar. He took her hand, and for a moment neither of them said anything.

In the flat upstairs, Mr. Dane put down his tea and leaned closer to the monitor. On the monitor Oscar bent and kissed
the girl on the forehead. Mr. Dane watched them until the kettle boiled."""

BALCONY = """The garden was empty but for the two of them. "Tell me again," said Clara, and took the letter from Hugh.

"He never sailed," said Hugh. "He has been in London all year."

From the balcony above them, Mrs. Finch heard every word. She stood quite still, and neither of them looked up.

"Then he lied to me," Clara said.

"He lied to all of us," Hugh answered."""

WARDROBE = """Tilly hid in the wardrobe and pulled the door almost shut. Through the crack she could see the bed.

Her mother came in with Uncle Ray. "He can't find out," her mother said. "Not before the sale."

"He won't," said Uncle Ray. "I've burned the papers."

Tilly pressed both hands over her mouth."""

TELESCOPE = """Every night at nine Julian set up the telescope on the roof of the hotel. He found the yellow window at
once. Behind it Margot was brushing her hair. Julian watched her put down the brush and switch off the lamp.

Margot lay awake for a long time. She thought of her sister, and of the sea."""

ONE_WAY = """The suspect sat alone in the small room and drummed on the table. His name was Leon Varga.

On the other side of the mirror Inspector Quill and Sergeant Moss were watching him.

"He's calm," said Moss.

"Too calm," said Quill. "Look at his hands."

Leon combed his hair in the mirror and smiled at himself."""

BASIN = """Ysolde kissed the knight at the ford and bade him ride. Sir Brand laughed and turned his horse.

* * *

The witch Morwen bent over her black basin. She watched Ysolde weep. She watched Sir Brand ride into the trees.

"So much the worse for them," said Morwen to her cat."""

PHONE = """Nadia dropped her phone into her bag and forgot to hang up.

"Did she believe you?" asked Felix.

"Every word," said Nadia, and she laughed. "She'll sign on Monday."

At the other end of the line, Ruth listened to Nadia and Felix laugh. She did not put it down until they were done."""

ASLEEP = """Edith lay with her eyes shut and her breathing slow. They thought she was asleep.

"She'll leave it all to the nurse," said Gerald.

"Not if the doctor signs," said Pauline.

Edith listened to them both, and did not move a finger."""

TOLD_OF = """Marcus met Livia by the fountain and gave her the key. "Tonight," he told her. Livia hid it in her sleeve.

* * *

Daria was waiting in the hall when Livia came home. "Where have you been?" she asked.

"At the market," said Livia.

"I saw you from the bell tower," said Daria.

Livia sat down on the step."""

SPY = """Colonel Haig had paid Wren well. All week Wren had spied on Ambassador Soto.

"What did they say?" asked Haig.

"I couldn't hear," Wren said to the colonel."""

SLEEPER = """Tom was asleep by ten. Laura sat in the chair by the bed and watched him sleep.

In the morning Tom drank his tea. Laura was gone."""

TABLE_TALK = """Anna looked at Peter across the table. Peter stared back at her. "What is it?" he asked.

"Nothing," said Anna. She watched him butter his bread. "You look tired."

"I am tired," said Peter, and smiled at Anna.

Anna saw the rain start. She went to stand at the window and looked out at the street."""

OPEN_STARE = """The whole café stared at Walter as he came in. Rosa stared at him too, and he met her eyes and bowed.

"You are late," said Rosa to Walter.

Walter ordered coffee. He saw Rosa wave at him through the window, and he waved back."""

IN_VIEW = """Jack sat behind his desk. "Come in," he told Emma.

Emma stood in the doorway. She looked at Jack, and Jack looked at Emma.

"I heard you were leaving," said Jack.

"You heard right," said Emma. She went past him and stood behind the sofa. Jack listened to her without a word.

"I'm going on Friday," Emma told Jack."""


TALK = """"He must not know," said Clara. She was pacing. "Not before Friday."

"He won't," said Hugh. "I have the letter here." He put it into the stove.

"""

DOORWAY = (
    TALK
    + """Neither of them was looking at the door. In the gap of it stood Nell, with a tray in her hands. She stayed for
as long as it took to hear, and then she went away on the sides of her shoes."""
)

HEDGE = "Nell crouched behind the hedge. On the lawn Clara was talking to Hugh.\n\n" + TALK

UNDER_THE_BED = "Nell lay under the bed with her cheek on the boards. She counted their feet and listened.\n\n" + TALK

BLANKET = "There is a blanket hung across the hut. Nell is behind it. She has been behind it all along.\n\n" + TALK

EYES_SHUT = (
    "Nell kept her eyes shut. Nobody says such things when they think that a girl is awake.\n\n"
    + TALK
    + "Nell opened her eyes."
)

HOW_LONG = (
    TALK
    + """Something creaked. Clara turned round. "How long have you been standing there, Nell?" she asked.

"Long enough," said Nell."""
)

CONFESSED = TALK + """The curtain moved. "I couldn't help hearing," said Nell. "I'm sorry." """

LOUDSPEAKER = """Nell and Otto were alone in the green room. The loudspeaker over the sink crackled.

"She has no ear," said Clara. "No ear whatever."

"But she has the nerve," the loudspeaker went on. "Trust me, Clara," said Hugh.

"Turn it off," said Nell. Otto climbed onto a chair. "I can't find the plug," said Otto."""

WATCHED_ASLEEP = """Laura came in late with the milk. Tom slept with his mouth open. Laura sat down by the bed and
watched Tom.

In the morning Tom drank the milk. Laura was gone."""


def pairs(story: Story, aware: bool | None) -> set[tuple[str | None, str | None]]:
    """Who perceives whom where the one perceived is, or is not, aware."""
    names = {entity.id: entity.name for entity in story.entities}
    return {(names[row.who], names[row.of]) for row in story.perceptions if row.aware is aware}


@pytest.mark.parametrize(
    ("text", "unseen"),
    [
        pytest.param(KEYHOLE, {("Peter", "Marta")}, id="keyhole"),
        pytest.param(CAMERA, {("Mr. Dane", "Oscar Bell"), ("Mr. Dane", "Priya")}, id="camera"),
        pytest.param(BALCONY, {("Mrs. Finch", "Clara"), ("Mrs. Finch", "Hugh")}, id="balcony"),
        pytest.param(WARDROBE, {("Tilly", "Her mother"), ("Tilly", "Uncle Ray")}, id="wardrobe"),
        pytest.param(DOORWAY, {("Nell", "Clara"), ("Nell", "Hugh")}, id="doorway"),
        pytest.param(HEDGE, {("Nell", "Clara"), ("Nell", "Hugh")}, id="hedge"),
        pytest.param(UNDER_THE_BED, {("Nell", "Clara"), ("Nell", "Hugh")}, id="under-the-bed"),
        pytest.param(BLANKET, {("Nell", "Clara"), ("Nell", "Hugh")}, id="blanket"),
        pytest.param(EYES_SHUT, {("Nell", "Clara"), ("Nell", "Hugh")}, id="eyes-shut"),
        pytest.param(HOW_LONG, {("Nell", "Clara"), ("Nell", "Hugh")}, id="how-long"),
        pytest.param(CONFESSED, {("Nell", "Clara"), ("Nell", "Hugh")}, id="confessed"),
        pytest.param(
            LOUDSPEAKER,
            {("Nell", "Clara"), ("Nell", "Hugh"), ("Otto", "Clara"), ("Otto", "Hugh")},
            id="loudspeaker",
        ),
        pytest.param(WATCHED_ASLEEP, {("Laura", "Tom")}, id="watched-asleep"),
        pytest.param(TELESCOPE, {("Julian", "Margot")}, id="telescope"),
        pytest.param(
            ONE_WAY, {("Inspector Quill", "Leon Varga"), ("Sergeant Moss", "Leon Varga")}, id="one-way mirror"
        ),
        pytest.param(BASIN, {("Morwen", "Ysolde"), ("Morwen", "Sir Brand")}, id="magic basin"),
        pytest.param(PHONE, {("Ruth", "Nadia"), ("Ruth", "Felix")}, id="phone left on"),
        pytest.param(ASLEEP, {("Edith", "Gerald"), ("Edith", "Pauline")}, id="taken for asleep"),
        pytest.param(TOLD_OF, {("Daria", "Livia")}, id="told of afterwards"),
        pytest.param(SPY, {("Wren", "Ambassador Soto")}, id="spying"),
        pytest.param(SLEEPER, {("Laura", "Tom")}, id="sleeper"),
        pytest.param(TABLE_TALK, set(), id="looking at each other in talk"),
        pytest.param(OPEN_STARE, set(), id="staring openly"),
        pytest.param(IN_VIEW, set(), id="standing in full view"),
    ],
)
def test_watching_unseen(text: str, unseen: set[tuple[str, str]]) -> None:
    assert pairs(storyglass.read_text(text), False) == unseen


def test_whoever_looks_back_is_aware() -> None:
    assert {("Rosa", "Walter"), ("Walter", "Rosa")} <= pairs(storyglass.read_text(OPEN_STARE), True)


def test_the_watched_scene_names_its_watcher() -> None:
    story = storyglass.read_text(BASIN)
    names = {entity.id: entity.name for entity in story.entities}
    assert [[names[who] for who in scene.seen_by] for scene in story.scenes] == [["Morwen"], []]


def test_means_are_the_words_of_the_text() -> None:
    story = storyglass.read_text(KEYHOLE)
    assert {row.means for row in story.perceptions if row.aware is False} == {"the keyhole"}


def test_nothing_is_known_before_it_is_told() -> None:
    for row in storyglass.read_text(CAMERA).perceptions:
        assert all(start < end <= row.known_from for start, end in row.evidence)


def test_nothing_is_perceived_without_trees() -> None:
    assert storyglass.read_text(KEYHOLE, model=None).perceptions == []
