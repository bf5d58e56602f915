"""Whether somebody in the story tells it, and who that is."""

from __future__ import annotations

import pytest

from tests.people.telling import tell

NARRATORS = [
    pytest.param(
        """
        I held the ladder while Joss climbed. My arms shook, and I did not look up. The roof was wet, and I
        had told him so twice.

        “Hold it still, Ada,” said Joss.

        “I am holding it, Joss,” I said.

        “Stiller, Ada.” He laughed at me, and I laughed too, and then I heard the slate go.
        """,
        "Ada",
        id="two people both called, one by the narrator",
    ),
    pytest.param(
        """
        I was late, and the ferry was later. I sat down on my suitcase and watched the rain come over the
        hill. Nobody else was waiting with me.

        “Come along, Fenn,” he told me. He was a big man with a small dog.

        I followed him. I did not know what else to do, and my feet were cold.

        “Sit here, Fenn,” said the big man. I sat.
        """,
        "Fenn",
        id="called beside a line told to me",
    ),
    pytest.param(
        """
        My name is Corvin Sale, and I have told this story before. I told it to the police, and I told it to
        my wife. Neither of them believed me.

        It began with a letter. I opened it at breakfast, and my tea went cold while I read.
        """,
        "Corvin Sale",
        id="my name is",
    ),
    pytest.param(
        """
        Call me Tam. Everybody did, and I never liked it. My mother had another name for me, but she used it
        only when I broke something.

        That summer I broke my arm, two windows and a promise. I remember the promise best.
        """,
        "Tam",
        id="call me",
    ),
    pytest.param(
        """
        I, Josefa Lind, write this with my own hand. I am seventy, and I have my wits and my teeth. They
        took my house from me in the spring.

        I do not ask for the house. I ask that somebody read this, and that somebody be ashamed.
        """,
        "Josefa Lind",
        id="my own name beside I",
    ),
    pytest.param(
        """
        I carried the trays up, and I carried the trays down. My arms ached, and I had been told not to
        speak.

        “Faster, Ilse,” said the cook. I went faster, as fast as I dared.

        “Ilse, child, what is the matter?” asked the old lady. She took the tray from me. I could not answer
        her.

        “Nothing,” I said. “I am tired.”
        """,
        "Ilse",
        id="called by two people",
    ),
    pytest.param(
        """
        I found the boat under the willows, and I did not tell anybody for a week. On Sunday I told Joss.

        “You are lying, Ada,” said Joss.

        “I am not, Joss,” I said. I took him there. My hands shook when I lifted the branches.

        “Ada,” said Joss. “Ada, it is beautiful.” He looked at me as if I had made it.
        """,
        "Ada",
        id="called, and calling somebody else",
    ),
    pytest.param(
        """
        My mother gave me her grandmother's name, and I have carried it like a wardrobe. I am Theodora on my
        passport, and I am Theodora to my bank.

        “Theodora!” she called up the stairs. I pretended that I slept.

        “I know that you are awake, Theodora,” said my mother. I was.
        """,
        "Theodora",
        id="called by a short form of the own name",
    ),
    pytest.param(
        """
        I had been on the road for three days, and I smelled of horse. My coat was more hole than coat.

        “Captain Rowe,” said the sentry, and he saluted me.

        “At ease,” I said. I had forgotten how to salute. “Is there soup?”

        “There is soup, Captain Rowe,” he told me. I could have kissed him.
        """,
        "Captain Rowe",
        id="a name by which only a title is said",
    ),
    pytest.param(
        """
        You are late again, and you know it before you have the door open. You put your bag down on the mat. Your
        shoes are wet through, and you leave them there.

        “You're dripping, Ruben,” says Marta.

        You tell her that it is only rain. She hands you a towel, and you hide your face in it.
        """,
        "Ruben",
        id="you, to whom the story is told",
    ),
    pytest.param(
        """
        I was behind the boiler with my torch out. I could hear them both breathing, and I tried not to.

        “You might have told her, Philippa,” said the older one. There was a long silence, and somebody coughed.

        “She might have asked,” said the other.

        “Tavrin?” said the older one.

        I came out. I had soot on my nose, and I knew it.
        """,
        "Tavrin",
        id="one who answers to the name",
    ),
]


@pytest.mark.parametrize(("text", "name"), NARRATORS)
def test_the_narrator_is_named_by_somebody(text: str, name: str) -> None:
    telling = tell(text)
    assert telling.those_called("I") == telling.those_called(name) != []


NAMELESS = [
    pytest.param(
        """
        I came in by the back. The party had begun without me, and I took a glass from the first tray I saw.
        Philippa was talking to Oskar under the stairs. Marta was asleep on my coat.

        “Who let you in?” asked Philippa.

        “I did,” I said. I had my own key, and she knew it.
        """,
        id="a crowd of others with names",
    ),
    pytest.param(
        """
        I took the stairs two at a time. My key would not turn, and I swore at it. Behind the door I heard
        my telephone ring, and then I heard it stop.

        “It does that,” said Mrs. Dalby. She stood on the landing in her slippers. I had never seen her
        slippers before.

        “I know,” I said.
        """,
        id="nobody calls the narrator",
    ),
    pytest.param(
        """
        I took the stairs two at a time. My key would not turn, and I swore at it until Oskar opened from
        within. I fell over my own feet.

        “Thank you, Oskar,” I said.

        “You are welcome,” said Oskar. He helped me up, and he took my bag.

        “Oskar, is she here?” I asked.
        """,
        id="the narrator calls somebody",
    ),
    pytest.param(
        """
        I sat in the corner with my book and listened. I had learned to turn my pages without a sound.
        Nobody had ever sent me out of the room.

        “You cannot mean that, Philippa,” said Oskar.

        “I can, Oskar,” said Philippa. “And I do.”

        I turned a page. My heart was loud. Neither of them looked at me.
        """,
        id="others are called beside the narrator",
    ),
]


@pytest.mark.parametrize("text", NAMELESS)
def test_a_narrator_whom_nobody_names_has_no_name(text: str) -> None:
    assert tell(text).the_one_called("I").name is None


TOLD_BY_NOBODY = [
    pytest.param(
        """
        Marta hung the lamp on its hook and sat down by the stove. The wind had got up, and the shutters
        knocked.

        “I am tired,” said Marta. “I have walked all day, and my feet hurt me.”

        “I know,” said Oskar. “I heard you on the stairs. I put my book away.”

        She took off her boots and put them under the stove to dry. He laid another log on the fire.
        """,
        id="I only in what is said",
    ),
    pytest.param(
        """
        Marta hung the lamp on its hook and sat down by the stove. The wind had got up, and the shutters
        knocked. _I should have stayed_, she thought. _I should have stayed with my mother._

        She took off her boots and put them under the stove to dry. Oskar laid another log on the fire and
        said nothing at all.
        """,
        id="I only in a thought",
    ),
    pytest.param(
        """
        Marta hung the lamp on its hook and sat down by the stove to read what the postman had brought. The wind
        had got up outside, and the shutters knocked. Oskar laid another log on the fire and said nothing at all
        about the boat, or about the money, or about the man who had gone off with both.

        I took my hat and my stick and I went. I could not bear my own house. I ask my sister's pardon.

        She folded the paper and gave it to Oskar. He read it standing up, then once more sitting down, while the
        log caught and the shutters went on knocking, and somewhere below them a door banged twice. Neither of them
        had liked the hat. Nobody in the village had ever been seen to lift it, and the stick was worse.

        In the morning the boat was back at its mooring, scrubbed, with the oars tied together and a jar of honey
        on the thwart, and nobody ever learned who had rowed it there in the dark against the tide.
        """,
        id="a letter in a story told by nobody",
    ),
    pytest.param(
        """
        It was a small town, and I do not say that as a reproach. Its streets were clean, its dogs were fat,
        and its one policeman slept in the afternoon. The mayor kept bees. The mayor's wife kept the mayor.

        On the day of which this story tells, the bees left. They went up from the garden like smoke, hung
        for a while above the church, and were seen by everybody but the policeman. The mayor ran after them
        in his socks. His wife watched him from the window, and she did not call him back.
        """,
        id="an author who says I once",
    ),
]


@pytest.mark.parametrize("text", TOLD_BY_NOBODY)
def test_a_story_that_nobody_in_it_tells(text: str) -> None:
    assert tell(text).those_called("I") == []


FIRST_PERSON = [
    pytest.param(
        """
        {I} took the oars, and Joss took the rudder. {My} hands were raw by noon, and {I} hid them from him.
        The shore was a thin grey line. Neither of us had said a word since the lighthouse, and I did not
        want to be first.

        “{I} am hungry,” said Joss.

        “{I} am not,” {I} said. It was a lie, and Joss knew it.

        “{I} brought bread,” said Joss. “It is in {my} coat.”
        """,
        ["I", "I", "I", "Joss", "I", "I", "Joss", "Joss"],
        id="I outside and inside",
    ),
    pytest.param(
        """
        The gate was open when Marta came, and Oskar sat on the step.

        “{You} are late,” said Oskar.

        “{I} am on time,” said Marta. “{Your} watch is fast.”
        """,
        ["Marta", "Marta", "Oskar"],
        id="me and you in talk",
    ),
]


@pytest.mark.parametrize(("text", "meant"), FIRST_PERSON)
def test_i_is_the_narrator_outside_a_speech_and_the_speaker_inside(text: str, meant: list[str]) -> None:
    assert tell(text).meant(meant) == meant
