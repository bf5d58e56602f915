"""Passages in eight genres, each with the openings of its scenes, their layers and what parts them."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """A passage and what a reader makes of it: scenes are (opening words, layer, break)."""

    name: str
    text: str
    people: tuple[str, ...]
    scenes: tuple[tuple[str, str, str | None], ...]
    narrator: str | None = None


FANTASY_DREAM = Passage(
    "fantasy: a dream announced and woken from",
    """\
Sefa banked the fire and counted the horses twice. The pass was quiet, and the snow had stopped at
last.

“You take the first watch,” said Orrin. “I'll sleep like a stone if you let me.”

“You snore like one, too,” said Sefa. “Sleep. I will wake you when the moon is over the notch.”

He grunted and rolled himself into the bearskin. Sefa leaned on her spear and meant to stay awake.
The warmth climbed slowly up her legs, the embers ticked, and before the moon had moved a hand she
fell asleep.

In her dream the pass was green. Bees went about in the clover, and an old woman in a red coat was
walking up the road with a lantern, though it was noon.

“You have left the door open,” the old woman told her. “They are all coming through it. Did you
think a door was for looking at?”

She tried to answer, and her mouth was full of feathers. Behind the old woman the road was black
with people, and none of them had faces.

Sefa woke with a start. The fire was nearly out, and one of the horses was screaming.

“Up!” she shouted. “Orrin, get up!”

Orrin was already on his feet with the axe in his fist. “What is it?” he asked. “What did you see?”

“A door,” said Sefa. “I saw a door.”
""",
    ("Sefa", "Orrin"),
    (
        ("Sefa banked", "actual", None),
        ("In her dream", "dream", "layer"),
        ("Sefa woke", "actual", "layer"),
    ),
)

OPENING_DREAM = Passage(
    "a story that opens in a dream and says so only later",
    """\
The corridor went on and on. Every door that Tomas tried was painted on the wall, and behind him the
water was coming, without haste, like somebody who knows the house.

His brother stood at the end of it in his school clothes. He had been dead eleven years, and his
shoes were dry.

“You said you'd only be a minute,” said Luka.

The water reached the boy's knees, then his belt, then his chin. Tomas ran, and the corridor ran
with him.

He sat bolt upright. The clock on the stove said ten past four, and his pillow was on the floor. It
was only a dream, the one about the corridor, the one he paid a woman in Linz to talk him out of.

Tomas filled the kettle. There was no sense in lying down again.

The telephone rang before the water boiled.

“You're awake,” said Marte. “Good. We have found the car.”

“Where?” asked Tomas.

“In the reservoir,” said Marte.
""",
    ("Tomas", "Luka", "Marte"),
    (("The corridor", "dream", None), ("He sat bolt upright", "actual", "layer")),
)

DETECTIVE = Passage(
    "detective: leaps of time without any mark",
    """\
Inspector Quill closed the drawer with one finger. The study smelled of wet dog and cigars.

“Nobody has been in here since Tuesday,” said Mrs. Arbuthnot. “I locked it myself, and I have the
only key.”

“Then I should like to borrow the key,” said Quill. “And the dog.”

“The dog, Inspector?”

“He is the only one in this house who has told me the truth,” said Quill.

The next morning, in the back room of the station, Sergeant Bose laid eleven photographs on the
table. The rain had got into the ceiling again and was dripping into a bucket.

“It's the same boot in all of them,” said Bose. “Size nine. Left heel worn down.”

“Whose?” asked Quill.

“That's where it gets funny, sir,” said Bose. “It's the vicar's.”

Quill looked at the photographs for a long time. Then he took down his hat.

Three days later the vicar came back from Brighton with a new pair of shoes and a cold. He found two
policemen in his vestry and a dog asleep on his surplice.

“Good heavens,” said Mr. Pym. “Is he hurt?”

“Only tired,” said Bose. “He has been looking for you.”

Mr. Pym sat down on the vestry chest. All the colour had gone out of his nose.
""",
    ("Quill/Inspector Quill", "Mrs. Arbuthnot", "Bose/Sergeant Bose", "Mr. Pym"),
    (
        ("Inspector Quill closed", "actual", None),
        ("The next morning", "actual", "time"),
        ("Three days later", "actual", "time"),
    ),
)

FAN_FICTION = Passage(
    "fan fiction: ornaments, a marked flashback, points of view",
    """\
Kestrel hated the training hall in winter. Her breath smoked, her knuckles bled, and Captain Dray
was smiling again.

“Again,” said Dray.

“My hands are numb,” said Kestrel.

“Then use your head, if that still works,” said Dray.

~*~*~

The mess was empty but for Joss, who had saved her the end of the bread and was pretending that he
had not.

“You look awful,” said Joss.

“You always know what to say,” said Kestrel. She put her forehead on the table. The wood was warm
there, over the pipes, and it smelled of soup.

~ Flashback ~

The girl had been six when the soldiers came up the river, and she had thought that they were a
parade.

“Stay under the boat,” said her mother. “Count to a thousand.”

She could not count past forty. She counted to forty until it was dark.

~ End Flashback ~

“Kes?” said Joss. “You've gone away again.”

“I'm here,” said Kestrel, and ate the bread.

Dray's POV

There was a report on the desk that nobody had signed. Dray read it through to the end, and then she
fed it to the stove.

“Was that wise?” asked the adjutant.

“No,” said Dray. “It was quick.”
""",
    ("Kestrel/Kes", "Dray/Captain Dray", "Joss"),
    (
        ("Kestrel hated", "actual", None),
        ("The mess was empty", "actual", "ornament"),
        ("~ Flashback ~", "memory", "layer"),
        ("“Kes?”", "actual", "layer"),
        ("Dray's POV", "actual", "cast"),
    ),
)

EPISTOLARY = Passage(
    "epistolary: a letter inside a scene",
    """\
The envelope had been steamed open and glued again by somebody who was good at it. Aunt Philippa
held it to the lamp, and then she held it out to Nora.

“It is addressed to you,” said Philippa. “I suppose that you had better read it to us.”

Nora's hands were not steady. The paper was thin, and his writing leaned like corn in the wind.

Port Stanley, 4 March

Dear Nora,

By the time that this reaches you I shall be further south than any map of yours. The captain says
that we may be two winters in the ice. I am not afraid of the ice. I am afraid of your aunt, who
will have read this first.

Tell the old man that his barometer works. Tell him nothing else. The other matter is where we
buried the cat.

Your loving brother,

Edmund

Nobody spoke. Philippa had turned the colour of the tablecloth, and the clock in the hall went on as
though it had not been listening.

“What did you bury with the cat?” asked Philippa at last.

“Another cat,” said Nora.
""",
    ("Nora", "Philippa/Aunt Philippa", "Edmund"),
    (
        ("The envelope", "actual", None),
        ("Port Stanley", "document", "layer"),
        ("Nobody spoke", "actual", "layer"),
    ),
)

FIRST_PERSON = Passage(
    "first-person novel: two chapters, summary that is no border",
    """\
# Chapter One

I was born over a chip shop in Hull, and for the first nine years of my life I thought that
everybody was. My father fried, my mother counted, and I sat under the counter with the cat.

In the summer we would go to Withernsea and be rained on. In the winter we stayed at home and were
rained on there. On Sundays my uncle always came, and ate two haddocks, and said that it was a
scandal.

“What is?” I used to ask him.

“The price,” Uncle Ron would say.

I do not want you to think that we were unhappy. We were too busy.

One morning, when I was nearly ten, my father put down the basket and walked out of the shop with
his apron on.

“Where's he going?” I asked.

“Out,” said my mother. She did not stop counting.

# Chapter Two

He was sitting on the sea wall. I sat down beside him, and we looked at the place where Denmark
would be.

“Do you ever think about Denmark?” said my father.

“No,” I said.

“No,” said my father. “Quite right.”
""",
    ("Ada", "my father", "my mother", "Uncle Ron/my uncle"),
    (
        ("# Chapter One", "actual", "chapter"),
        ("One morning, when I was", "actual", "time"),
        ("# Chapter Two", "actual", "chapter"),
    ),
    narrator="Ada",
)

TALK = Passage(
    "a stream of talk that is one scene",
    """\
“You're late,” said Ferro.

“I'm not late,” said Ilse. “You're early. You were early at your own christening.”

“Sit down. You're letting the weather in.”

Ilse sat. The waiter came and went away again. Behind the bar somebody dropped a tray, and everybody
looked round and then pretended that they had not.

“Have you told her?” asked Ferro.

“Told her what?”

“That you're going.”

“In the morning,” said Ilse. “I'll tell her in the morning. The next day at the latest.”

“You said that last week.”

“Last week was different. Last week I dreamed that she knew already.” Ilse turned her glass. “Three
years ago I'd have told her on the stairs, you know. I'd have shouted it.”

“And now?”

“Now I order soup,” said Ilse.

After a moment Ferro laughed. At the next table a child was building a tower of sugar lumps.

“To the soup, then,” said Ferro.
""",
    ("Ferro", "Ilse"),
    (("“You're late,”", "actual", None),),
)

SCIENCE_FICTION = Passage(
    "science fiction: headlines of place and hour, and a cut without any mark",
    """\
Bridge of the Ardent, 0600 hours

Captain Oyelaran drank her coffee standing. The planet filled the lower third of the window, brown
and white, like something spilled.

“Any answer?” asked Oyelaran.

“Only the beacon,” said Lieutenant Vey. “The same nine tones, over and over.”

“Then somebody is paying the electricity,” said Oyelaran. “Send the shuttle down.”

Surface, 0915 hours

The dust came up to Hanne's knees. She had expected it to be soft, and it crunched.

“I see a door,” said Hanne. “Brusk, do you see a door?”

“I see a door,” said Brusk. “I'd like it noted that I don't want to open it.”

“Noted,” said Hanne, and opened it.

The stairs went down further than the torches did. Brusk counted them aloud until Hanne asked him to
stop.

Oyelaran and Vey stood at the plot and watched the two green lights go out, one after the other.

“Interference,” said Vey.

“Say that again,” said Oyelaran, “and try to sound as if you believed it.”
""",
    ("Oyelaran/Captain Oyelaran", "Vey/Lieutenant Vey", "Hanne", "Brusk"),
    (
        ("Bridge of the Ardent", "actual", None),
        ("Surface, 0915", "actual", "place"),
        ("Oyelaran and Vey stood", "actual", "cast"),
    ),
)

ITALIC_MEMORY = Passage(
    "a memory in italics",
    """\
The kitchen had been painted since she left. Dolores ran her thumb along the door frame, where the
pencil marks had been, and felt nothing but gloss.

“It was damp,” said her sister. “We had to do something.”

“Of course you did,” said Dolores.

_He measured her every birthday, with the big flat ruler laid on her head like a mortarboard, and
every birthday he cheated her upwards by the width of the line._

_You'll be taller than the house, he told her, and we'll have to put you out in the yard with the
washing._

“Do you want tea?” asked Carmen.

“Please,” said Dolores. “_No_ sugar.” She took her hand away from the frame.
""",
    ("Dolores", "Carmen"),
    (
        ("The kitchen had been", "actual", None),
        ("_He measured", "memory", "layer"),
        ("“Do you want tea?”", "actual", "layer"),
    ),
)

YEARS_EARLIER = Passage(
    "a memory between ornaments, and a morning after",
    """\
The judge asked her to speak up. Wilhelmina moved nearer to the microphone, and it whined.

“I said that I never met the man,” said Wilhelmina.

* * *

Eleven years earlier the man had been leaning on her gate with a goose under his arm. It was a fine
goose, and it was hers.

“I believe that this is yours,” said Castor Bly.

“I believe that you know it is,” said Wilhelmina. She took the goose. She ought to have gone in.

* * *

“Never?” asked the judge.

“Not to speak to,” said Wilhelmina. She looked at the flag behind his head, and not at the public
benches.

“Then we shall adjourn,” said the judge.

That evening Jun drove her home along the river, and neither of them turned on the radio. The lamps
were coming on in the boathouses.

“You lied to him,” said Jun.

“I did,” said Wilhelmina. “I did it rather well.”
""",
    ("Wilhelmina", "Castor Bly", "Jun", "the judge/The judge"),
    (
        ("The judge asked", "actual", None),
        ("Eleven years earlier", "memory", "ornament"),
        ("“Never?”", "actual", "ornament"),
        ("That evening", "actual", "time"),
    ),
)

PASSAGES = [
    FANTASY_DREAM,
    OPENING_DREAM,
    DETECTIVE,
    FAN_FICTION,
    EPISTOLARY,
    FIRST_PERSON,
    TALK,
    SCIENCE_FICTION,
    ITALIC_MEMORY,
    YEARS_EARLIER,
]
