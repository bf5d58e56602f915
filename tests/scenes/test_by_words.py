"""Whole small stories whose layers and borders are told by words alone, read with the shipped model."""

from __future__ import annotations

import pytest

from storyglass import read_text

DESK = """\
I was on the night desk at the Sunrise Hotel when the man with the birdcage came in. It was ten past two.

"A room," he said. "For me, and for the bird."

"Is it quiet?" I asked.

"It was quiet when I bought it," said the man. His name, on the card, was Emil Brandt.

"""

KEY = """

"Miss?" said Emil Brandt. "The key?"

I gave him the key to twelve. He went up with the cage in his arms, and I heard the bird begin.
"""

STEP = """\
Jonas Weir carried the last of the chairs out to the van. Mila stood on the step with the baby and watched him do it.

"That's the lot," he said.

"You've left the clock," said Mila.

"It's your clock."

"""

CLOCK = """

"Jonas," said Mila. "The clock."

He took it from her. The baby had got hold of the pendulum and would not let it go.
"""


BOAT = """\
Oskar Lind came down to the boathouse before breakfast. Freya was already there, sanding the hull, with her hair
tied up in a rag.

"You're early," she said.

"I couldn't sleep," said Oskar. He picked up the other block. "Has the buyer rung?"

"Not yet."

"""

DUST = """

"Oskar?" said Freya. "You've stopped."

He bent over the hull again. The dust was as fine as flour, and it had got into his cuffs.
"""


@pytest.mark.parametrize(
    ("text", "layers"),
    [
        pytest.param(
            DESK + "I had a bird once. I was eight, and my uncle Rolf brought it home from the docks in his "
            "hat. He taught it to say my name. It said it all day, and all night, and in the end my "
            "mother opened the window. Rolf did not speak to her until Easter." + KEY,
            ["actual", "memory", "actual"],
            id="first person child",
        ),
        pytest.param(
            STEP + "Six years ago, on a night like this one, he carried her over that step with her shoes in "
            "his teeth. The neighbours clapped. Her mother cried into the cake, and somebody's uncle "
            "fell in the pond, and they danced until the milk came." + CLOCK,
            ["actual", "memory", "actual"],
            id="years ago",
        ),
        pytest.param(
            STEP + "The first time he saw her she was on that step with a suitcase. She asked him whether he "
            "had change for the telephone. He gave her all he had, and waited in the rain while she "
            "rang another man, and afterwards he walked her to the tram." + CLOCK,
            ["actual", "memory", "actual"],
            id="the first time",
        ),
        pytest.param(
            STEP + "He remembered the day they moved in. It was snowing. Mila had the measles, and he carried "
            "her up the stairs in a blanket, and the landlord shouted at them from the landing. They "
            "slept on the floor in their coats, and in the morning there was ice on the inside of the "
            "glass." + CLOCK,
            ["actual", "memory", "actual"],
            id="he remembered",
        ),
        pytest.param(
            STEP + "That summer they had lived on plums. He had climbed the wall each night and she had held "
            "the sack, and once the farmer had come out with a lamp and they had lain in the ditch with "
            "their hands over each other's mouths. She had laughed so hard that he had kissed her to "
            "stop it." + CLOCK,
            ["actual", "memory", "actual"],
            id="that summer",
        ),
        pytest.param(
            "I am on the night desk at the Sunrise Hotel when the man with the birdcage comes in. It is "
            'ten past two.\n\n"A room," he says. "For me, and for the bird."\n\n"Is it quiet?" I '
            'ask.\n\n"It was quiet when I bought it," says the man. His name, on the card, is Emil '
            "Brandt.\n\nAt four I put my head down on the register.\n\nThe lobby is full of birds. They "
            "sit along the desk and on the bell, and every one of them has my uncle's face. I try to "
            "count them for the bill, but they keep moving, and the pen is made of water. Rolf asks me "
            'for the key.\n\nI wake with ink on my cheek. The telephone is ringing.\n\n"Reception," I '
            "say.",
            ["actual", "dream", "actual"],
            id="first person present dream",
        ),
        pytest.param(
            STEP + "That night, on the sofa, he dreamed that he was back in the shop by the canal.\n\nThe old "
            "man had no hands. He was wrapping the baby in newspaper, round and round, and all the "
            "clocks were striking thirteen. Jonas shouted, but his mouth was full of cogs.\n\nHe opened "
            "his eyes. It was morning, and the baby was shouting." + CLOCK,
            ["actual", "dream", "actual"],
            id="nightmare announced end para",
        ),
        pytest.param(
            STEP + "He pictured the flat without her. There would be the one chair, and the one cup. He would "
            "eat standing up. On Sundays her mother would telephone and ask how he was, and he would "
            "say that he was fine, and she would cry." + CLOCK,
            ["actual", "imagined", "actual"],
            id="pictured",
        ),
        pytest.param(
            STEP + "In his mind he was already gone. He would drive all night with the windows down. By "
            "morning he would be at the sea, and he would leave the chairs on the beach in a ring, and "
            "people would come and sit in them." + CLOCK,
            ["actual", "imagined", "actual"],
            id="minds eye",
        ),
        pytest.param(
            STEP + "Suppose he stayed. He would carry it all back up again, chair by chair, and she would let "
            "him. They would eat at the table as if nothing had been said. At nine the baby would cry, "
            "and they would both get up, and meet in the door." + CLOCK,
            ["actual", "imagined", "actual"],
            id="suppose",
        ),
        pytest.param(
            "Jonas carries the last chair out. Mila stands on the step with the baby.\n\n\"That's the "
            'lot," he says.\n\nTomorrow he will wake in an empty room. He will reach for the lamp, and '
            "it will be on her side of the city. He will make too much coffee. At noon she will ring "
            'about the clock, and neither of them will know how to stop.\n\n"Jonas," says Mila. "The '
            'clock."\n\nHe takes it from her. The baby has hold of the pendulum.',
            ["actual", "imagined", "actual"],
            id="future will first present",
        ),
        pytest.param(
            STEP + "His telephone buzzed on the step.\n\nFrom: Rolf Brandt\nSubject: Re: the flat\n\nYou can "
            "have it from Friday. There is no heating and the woman upstairs sings. I knew your father, "
            "so I shall not ask why.\n\nHe put it back in his pocket." + CLOCK,
            ["actual", "document", "actual"],
            id="email",
        ),
        pytest.param(
            STEP + "The newspaper round the clock was nine years old.\n\nBODY IN CANAL NAMED\n\nPolice have "
            "named the man found on Tuesday near the Rope Walk as Anders Brandt, 61, a clockmaker. A "
            "neighbour said that he had been in good spirits. Inspector Holm is not looking for anybody "
            "else.\n\nJonas read it where he stood, in the rain." + CLOCK,
            ["actual", "document", "actual"],
            id="article",
        ),
        pytest.param(
            STEP + 'He unfolded the paper. "My dear Jonas," it began. "I am writing this on the back of a '
            'bill."' + CLOCK,
            ["actual"],
            id="letter he read aloud quotes",
        ),
        pytest.param(
            STEP + "Her diary was at the bottom of the box. He knew that he ought not to open it.\n\nMonday. "
            "He has mended the clock. I said that I was glad.\n\nTuesday. I cannot sleep for the "
            "ticking. I lie there and count, and he sleeps like a stone.\n\nFriday. Told Mother. She "
            "cried, and then she asked who would have the chairs.\n\nHe shut it, and put it back under "
            "the towels." + CLOCK,
            ["actual", "document", "actual"],
            id="diary entry",
        ),
        pytest.param(
            "Dear Mother,\n\nThe crossing was bad. I have a room with a stove and a Mrs. Pell who "
            "counts the coal.\n\nYour son,\nEmil\n\nDear Emil,\n\nWe are glad that you are warm. Your "
            "father has sold the cow and will not speak of it.\n\nYour loving Mother\n\nDear Mother,\n\n"
            "Tell him that I know about the cow. Rolf wrote to me.\n\nEmil",
            ["document", "document", "document"],
            id="epistolary",
        ),
        pytest.param(
            STEP + "In the evening light the van looked smaller. After a while he shut the doors. By the time "
            "he had tied the rope it was nearly dark." + CLOCK,
            ["actual"],
            id="no split",
        ),
        pytest.param(
            STEP + "The next day he drove to his brother's place by the lake. Anders was on the jetty, mending "
            'a net.\n\n"You look terrible," said Anders.\n\n"I\'ve brought chairs," said Jonas.\n\n'
            '"Nobody needs chairs," Anders told him, and went on with the net.',
            ["actual", "actual"],
            id="next day",
        ),
        pytest.param(
            STEP + "He drove out to his brother's place by the lake. Anders was on the jetty, mending a "
            'net.\n\n"You look terrible," said Anders.\n\n"I\'ve brought chairs," said Jonas.\n\n'
            '"Nobody needs chairs," Anders told him, and went on with the net.',
            ["actual", "actual"],
            id="move",
        ),
        pytest.param(
            STEP + 'At the window of number nine, Mrs. Oduya let the curtain fall.\n\n"He\'s going," she said. '
            '"I told you."\n\n"You told me Tuesday," said her son Ben.\n\n"Give me my five pounds," '
            "said Mrs. Oduya.",
            ["actual", "actual"],
            id="elsewhere",
        ),
        pytest.param(
            STEP + 'Three weeks went by before the telephone rang. Jonas let it ring.\n\n"It\'s stopped," said '
            "Mila's voice on the machine. \"The clock. I thought you'd like to know.\"\n\nHe stood in "
            "his brother's kitchen with a fish in each hand.",
            ["actual", "actual"],
            id="days",
        ),
        pytest.param(
            STEP + 'Anders came for the chairs on Friday, with the trailer.\n\n"Where is he?" asked Anders.\n\n'
            '"Asleep," said Ruth. "He has been asleep since Wednesday."',
            ["actual", "actual"],
            id="friday",
        ),
        pytest.param(
            BOAT + "Back then the boathouse had belonged to her father. He had kept bees in the loft, and he had "
            "chased Oskar down the slip with a smoker, and Freya had laughed so much that she had fallen in. "
            "He had pulled her out by the plait." + DUST,
            ["actual", "memory", "actual"],
            id="memory in letter of time, back then",
        ),
        pytest.param(
            BOAT + "It was the year of the great frost when he first came here. He was looking for work. Her father "
            "put a broom in his hand and told him to sweep the ice. He swept from seven until dark, and at "
            "dark a girl brought him soup, and it was Freya." + DUST,
            ["actual", "memory", "actual"],
            id="memory, it was the year",
        ),
        pytest.param(
            BOAT + "He had met the buyer once. That was in Bergen, in the bar of a hotel. The man had bought him a "
            "drink and had asked him what he would take for her. Oskar had said that she was not for sale, and "
            "the man had laughed, and had written a number on the back of his hand." + DUST,
            ["actual", "memory", "actual"],
            id="memory present perfect past continuing",
        ),
        pytest.param(
            BOAT + "He had met the buyer once, in Bergen, and had not liked his hands." + DUST,
            ["actual"],
            id="one-line memory aside",
        ),
        pytest.param(
            BOAT + "What if he burned it? It would go up like a haystack. They would see it from the ferry, and the "
            "bells would ring, and Freya would come running in her nightdress. He would be standing there with "
            "the can in his hand. He would say that it had been the lamp." + DUST,
            ["actual", "imagined", "actual"],
            id="imagined, what if",
        ),
        pytest.param(
            BOAT + "He could already see it. The buyer would walk round her twice and knock on the planks. Freya "
            "would hold the lamp for him. Then he would count out the money on the bench, note by note, and "
            "she would not look at Oskar, and that would be that." + DUST,
            ["actual", "imagined", "actual"],
            id="imagined, could already see",
        ),
        pytest.param(
            BOAT + "He would tell her tonight. He would have to. She would be angry." + DUST,
            ["actual"],
            id="free indirect future short",
        ),
        pytest.param(
            BOAT + "On the door somebody had chalked SOLD." + DUST,
            ["actual"],
            id="document, sign short",
        ),
        pytest.param(
            "TRANSCRIPT OF INTERVIEW, 4 MAY\n\nQ. Where were you on the night of the third?\n\nA. At home. I "
            "went to bed at ten.\n\nQ. Was anyone with you?\n\nA. My wife. She was sanding.\n\n* * *\n\n"
            "Inspector Moe turned the page and sighed. Across the desk Freya Lind was picking dust out of her "
            'sleeve.\n\n"Sanding?" said Moe.\n\n"It was a warm night," said Freya.',
            ["document", "actual"],
            id="document, transcript",
        ),
        pytest.param(
            "I found my mother's notebook on Sunday, behind the boiler. I sat on the cellar steps and read it "
            "by the light of my phone.\n\n2 June. He has gone again. I told the children that he was at "
            "sea.\n\n9 June. A card from Bergen. I burned it. The little one asked me why I was crying, and I "
            "said that it was the smoke.\n\nI remember the smoke. I closed the notebook and went upstairs, and "
            'my sister looked at me.\n\n"What is it?" asked Freya.',
            ["actual", "document", "actual"],
            id="diary first-person frame",
        ),
        pytest.param(
            BOAT + "In Bergen, Halvorsen paid for his coffee and asked the way to the ferry. He had slept well. The "
            'girl at the counter told him that he would need a coat.\n\n"I have a coat," said Halvorsen. "I am '
            'going to buy a boat."\n\n"Then you will need two," said the girl.',
            ["actual", "actual"],
            id="cut to elsewhere, no mark",
        ),
        pytest.param(
            BOAT + "Halvorsen did not come until the following Thursday, and then he came without the money. He stood "
            'on the slip with his hat off.\n\n"There has been a difficulty," said Halvorsen.\n\n"There always '
            'is," said Freya.',
            ["actual", "actual"],
            id="time jump inside first sentence",
        ),
        pytest.param(
            BOAT + "After the funeral they walked back along the shore. Nobody had brought an umbrella, and the "
            'priest had lent them his.\n\n"He would have hated it," said Freya.\n\n"He would have hated the '
            'hymns," said Oskar.',
            ["actual", "actual"],
            id="after X event",
        ),
        pytest.param(
            BOAT + "Oskar went to the window and looked out at the slip. Nobody was there. After a moment he came "
            "back and took up the block." + DUST,
            ["actual"],
            id="no split, went to window",
        ),
        pytest.param(
            BOAT + "Ten minutes later the kettle boiled, and Freya went to see to it." + DUST,
            ["actual"],
            id="no split, minutes",
        ),
        pytest.param(
            BOAT + "It was getting light. The gulls had begun." + DUST,
            ["actual"],
            id="no split, night fell during talk",
        ),
        pytest.param(
            BOAT + "That night Oskar lay awake and listened to the rain on the roof of the boathouse. Freya had her "
            'back to him.\n\n"I know that you are not asleep," she said.\n\n"No," said Oskar.',
            ["actual", "actual"],
            id="split, that night",
        ),
        pytest.param(
            "Freya put out the lamp and lay down beside him.\n\nThe slip went on for ever. She walked down it "
            "with a bucket, and at each step the sea was a step further off, and the fish lay about and called "
            "to her by name. Her father had no eyes. He asked her whether it was noon.\n\n— Freya!\n\nShe sat "
            "up. The lamp was lit, and Oskar had hold of her arm.\n\n— You were shouting, he said.",
            ["actual", "dream", "actual"],
            id="dash talk + dream",
        ),
    ],
)
def test_layers_and_borders(text: str, layers: list[str]) -> None:
    assert [scene.layer for scene in read_text(text).scenes] == layers
