"""What people take from the mentions of the reading model, and what becomes of the rest of them."""

from __future__ import annotations

from storyglass.narrative import Narrative
from storyglass.publishing import Publisher
from storyglass.story import Entity
from tests.people.telling import Telling, tell
from tests.people.trees import ByHand


def entities(telling: Telling) -> list[tuple[str, list[str]]]:
    """The published entities: their types and the words of their mentions."""
    text = telling.text
    found: list[Entity] = Publisher(Narrative(telling.people, telling.lines, [], None)).entities()
    return [(entity.type, [text[m.start : m.end] for m in entity.mentions]) for entity in found]


def test_names_are_what_the_model_mostly_takes_them_for() -> None:
    text = "They left Marsh for Venn. Marsh was far away. In Marsh nobody sang."
    told = ByHand(mentions="GPE name: Marsh#1; PER name: Marsh#2; GPE name: Marsh#3; GPE name: Venn")
    assert entities(tell(text, linguist=told)) == [("GPE", ["Marsh", "Marsh", "Marsh"]), ("GPE", ["Venn"])]


def test_noun_that_no_list_knows() -> None:
    text = """
    The flenser sat by the fire, and Marta stood.

    “Nine,” said Marta. She laughed at the flenser.

    “Ten,” the flenser said.
    """
    told = ByHand(
        "flenser#3 nsubj said#2; Marta#2 nsubj said#1", "PER noun: the flenser; PER noun: The flenser; PER name: Marta"
    )
    telling = tell(text, linguist=told)
    assert telling.speakers(["Marta", "The flenser"]) == ["Marta", "The flenser"]
    assert ("PER", ["The flenser", "the flenser", "the flenser"]) in entities(telling)


def test_mentions_are_published_as_far_as_they_reach() -> None:
    text = "Marta Venn of the mill waved at the boy who had lost his hat. The boy saw her."
    told = ByHand(
        """Marta nsubj waved; Venn flat Marta; of case mill; mill nmod Marta; boy#1 obl waved; the#2 det boy#1
        who nsubj lost; had aux lost; lost acl:relcl boy#1; his nmod:poss hat; hat obj lost; The det boy#2""",
        """PER name: Marta Venn of the mill; PER noun: the boy who had lost his hat; PER noun: The boy
        FAC noun: the mill; PER pronoun: his; PER pronoun: her""",
    )
    assert entities(tell(text, linguist=told)) == [
        ("PER", ["Marta Venn of the mill", "her"]),
        ("FAC", ["the mill"]),
        ("PER", ["the boy who had lost his hat", "his", "The boy"]),
    ]


def test_strangers_take_the_pronouns_that_mean_them() -> None:
    text = "Oskar waited. An old man came by. He stopped, and he spat."
    told = ByHand(
        "man nsubj came; An det man; old amod man; He nsubj stopped; Oskar nsubj waited",
        "PER name: Oskar; PER noun: An old man",
    )
    assert entities(tell(text, linguist=told)) == [("PER", ["Oskar"]), ("PER", ["An old man", "He", "he"])]


def test_what_is_somebodys_stays_the_same() -> None:
    text = "Marta went home. Her cellar was cold, and her lodger slept. Marta sang. Her lodger snored."
    relations = "Her#1 nmod:poss cellar; her nmod:poss lodger#1; Her#2 nmod:poss lodger#2; Marta#2 nsubj sang"
    told = ByHand(relations, "PER name: Marta; PER noun: her lodger; PER noun: Her lodger")
    assert ("PER", ["her lodger", "Her lodger"]) in entities(tell(text, linguist=told))


def test_things_are_gathered_by_what_they_are_called() -> None:
    text = "A barn stood there. The barn was red, and it leaned. Another barn burned in Venn. They loved Venn."
    told = ByHand(
        mentions="FAC noun: A barn; FAC noun: The barn; FAC pronoun: it; FAC noun: Another barn; GPE name: Venn"
    )
    assert entities(tell(text, linguist=told)) == [
        ("FAC", ["A barn", "The barn", "it"]),
        ("FAC", ["Another barn"]),
        ("GPE", ["Venn", "Venn"]),
    ]


def test_calls_within_one_speech_mean_the_same() -> None:
    text = "“We are late, and you know it,” a voice said. “You two made us so.”"
    told = ByHand(mentions="PER pronoun: We; PER pronoun: you; PER pronoun: You; PER pronoun: us")
    found = entities(tell(text, linguist=told))
    assert ("PER", ["We", "us"]) in found
    assert ("PER", ["you", "You"]) in found


def test_whoever_acts_under_a_noun_may_be_heard() -> None:
    text = """
    Oskar waited by the stage. A nurse put her head round the curtain.

    “Nine minutes,” she said.

    “Nine,” said Oskar. The nurse nodded.
    """
    told = ByHand(
        """A det nurse#1; nurse#1 nsubj put; her nmod:poss head; she nsubj said#1; Oskar#1 nsubj waited
        Oskar#2 nsubj said#2; The det nurse#2; nurse#2 nsubj nodded""",
        "PER name: Oskar#1; PER name: Oskar#2; PER noun: A nurse; PER noun: The nurse; PER pronoun: she",
    )
    telling = tell(text, linguist=told)
    assert telling.speakers(["The nurse", "Oskar"]) == ["The nurse", "Oskar"]
    assert ("PER", ["A nurse", "her", "she", "The nurse"]) in entities(telling)
