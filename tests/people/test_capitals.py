"""Which capitals are those of a name, and which are those of a sentence or of emphasis."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

CAPITALS = [
    pytest.param(
        """
        Twice Marta knocked, and twice nobody came. Push, said the brass plate. Helplessly she looked up at
        the windows.

        “Look,” said Oskar. “Up there.”

        Look as she might, Marta saw only the sky. Twice more she knocked.
        """,
        ["Marta", "Oskar"],
        id="adverbs and verbs that open sentences",
    ),
    pytest.param(
        """
        “Maybe,” said Marta. “Maybe not.”

        “Nonsense,” said Oskar. “Nonsense and rubbish.”

        “Rubbish?” Marta laughed. “Perhaps.”

        “Perhaps!” said Oskar.
        """,
        ["Marta", "Oskar"],
        id="words that open speeches",
    ),
    pytest.param(
        """
        “Run!” shouted Marta. “Run, and do not look back!”

        “Stop!” somebody shouted behind them. “Stop or I shoot!”

        “Duck,” said Oskar. They ducked. “Roll!”
        """,
        ["Marta", "Oskar"],
        id="orders that open speeches",
    ),
    pytest.param(
        """
        Sighing, Ilse shut the ledger. Groaning, Ferro opened it again. Nodding at the clock, Ilse put on
        her coat.

        “Tomorrow,” said Ferro.

        Shrugging, Ilse went out.
        """,
        ["Ferro", "Ilse"],
        id="participles that open sentences",
    ),
    pytest.param(
        """
        It was, Ilse thought, a Very Bad Idea. Ferro loved a Very Bad Idea more than dinner.

        “This is a Serious Matter,” said Ferro.

        “You have jam on your nose,” said Ilse. The Serious Matter was put off until Ferro had washed.
        """,
        ["Ferro", "Ilse"],
        id="capitals of irony",
    ),
    pytest.param(
        """
        On Sundays Ilse walked to the lake. One Sunday in October she met Ferro there. They met again on
        Monday, and by Christmas they were speaking.

        “Come at Easter,” said Ferro.

        “I work at Easter,” said Ilse. “Come on a Tuesday.”
        """,
        ["Ferro", "Ilse"],
        id="days, months and feasts",
    ),
    pytest.param(
        """
        God only knew where Ilse had put the keys. “Thank God,” said Ferro, when she found them. “God, I was
        cold.”

        “Heaven help you in January,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="God and the devil",
    ),
    pytest.param(
        """
        “Ow,” said Ilse. “Ow, ow, ow.”

        “Hmph,” said Ferro. “Yikes, that is a big one. Yikes.”

        “Ew,” said Ilse. “Ugh. Dammit, Ferro, get it out.”
        """,
        ["Ferro", "Ilse"],
        id="interjections",
    ),
    pytest.param(
        """
        Ilse turned off the TV and hid the DVD. The FBI had no file on her, and the CIA had two.

        “Is this your ID?” asked Ferro. He held the ID up to the light. “It says you are a dentist.”
        """,
        ["Ferro", "Ilse"],
        id="short for something",
    ),
    pytest.param(
        """
        Nobody in the valley talked about the Choosing. When the Choosing came, Ilse put on the white dress.
        Ferro had been through the Choosing twice.

        “It does not hurt,” said Ferro. Ilse knew that he lied.
        """,
        ["Ferro", "Ilse"],
        id="a rite with a capital",
    ),
    pytest.param(
        """
        Cold rain fell on the yard. Heavy boots came up the stairs. Ilse hid the lamp, and Ferro sat down on
        it.

        “Careful,” said Ilse. Heavy breathing filled the room. Cold air came in.
        """,
        ["Ferro", "Ilse"],
        id="adjectives that open sentences",
    ),
    pytest.param(
        """
        Why had Ilse come? Where was the boat? Who had cut the rope? Ferro did not know.

        “Why?” asked Ferro.

        “Because,” said Ilse. “Where is the other oar?”
        """,
        ["Ferro", "Ilse"],
        id="questions that open sentences",
    ),
    pytest.param(
        """
        *Breathe*, Ilse told herself. *Count to ten.* She counted. *Breathe.*

        “Ready?” asked Ferro.

        *Never*, thought Ilse. “Ready,” she said.
        """,
        ["Ferro", "Ilse"],
        id="words that open italics in asterisks",
    ),
    pytest.param(
        """
        Nothing. Silence. Ilse waited. Darkness everywhere, and somewhere in it Ferro with the only match.

        “Well?” asked Ilse.

        “Wet,” said Ferro. Silence again. Darkness.
        """,
        ["Ferro", "Ilse"],
        id="fragments",
    ),
    pytest.param(
        """
        “W-Wait,” said Ferro. “I-I can explain.”

        “T-Try,” said Ilse, who was freezing. “P-Please.”
        """,
        ["Ferro", "Ilse"],
        id="a stammer",
    ),
    pytest.param(
        """
        “Noooo,” said Ferro. “Pleeease. Sooo close.”

        “Ferro,” said Ilse. “It is a cake.”

        “Whaaat?” said Ferro. Ilse sighed.
        """,
        ["Ferro", "Ilse"],
        id="drawn-out words",
    ),
    pytest.param(
        """
        Chapter One

        “All rivers run to the sea,” as they said in the valley, and Ilse believed it. Ferro did not.

        “Some run dry,” said Ferro.

        “Some run late,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="a title page's epigraph",
    ),
    pytest.param(
        """
        Worse, the lamp was out. Better to wait, thought Ilse. Best of all, Ferro had brought soup.

        “Hotter than it looks,” said Ferro.

        “Thicker too,” said Ilse. Worse soup had been eaten.
        """,
        ["Ferro", "Ilse"],
        id="comparatives and superlatives",
    ),
    pytest.param(
        """
        Three times Ilse rang. Ten minutes went by. Seven o'clock struck, and then eight.

        “Late,” said Ferro.

        “Three minutes,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="numbers and hours",
    ),
    pytest.param(
        """
        Ilse put the letter down. (Never trust a letter.) Ferro picked it up. (Always read it twice.)

        “Bad?” asked Ferro.

        “Short,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="an author's note in brackets",
    ),
    pytest.param(
        """
        “Can't stay,” said Ilse. “Promised the cook. Wish I could.”

        “Suit yourself,” said Ferro. “Told you she'd go. Hate goodbyes.”
        """,
        ["Ferro", "Ilse"],
        id="verbs in the first person left out",
    ),
    pytest.param(
        """
        Ilse read it out. Flour. Eggs. Candles, if there were any. Ferro counted his coins. Eggs were out of
        the question.

        “Flour,” said Ferro.

        “Candles,” said Ilse.
        """,
        ["Ferro", "Ilse"],
        id="first words of list items",
    ),
]


@pytest.mark.parametrize(("text", "people"), CAPITALS)
def test_capitals_that_name_nobody(text: str, people: list[str]) -> None:
    assert sorted(name for names in tell(text).names for name in names) == people
