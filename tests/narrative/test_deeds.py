"""Who does what to whom, verb by verb."""

from __future__ import annotations

import pytest

from storyglass.narrative import Deed, Narrative, find_deeds
from tests.people.telling import tell
from tests.people.trees import ByHand

TEXT = "Marta hit Peter. Then Anna wrote to Peter. Marta did not leave. Anna would help Marta."
TREE = """
    Marta#1 nsubj hit; Peter#1 obj hit; Anna#1 nsubj wrote; to case Peter#2; Peter#2 obl wrote;
    Marta#2 nsubj leave; did aux leave; not advmod leave; Anna#2 nsubj help; would aux help; Marta#3 obj help
"""


@pytest.mark.parametrize(
    ("lemma", "agents", "patients", "obliques", "denied", "unreal"),
    [
        ("hit", ["Marta"], ["Peter"], [], False, False),
        ("write", ["Anna"], [], [("to", "Peter")], False, False),
        ("leave", ["Marta"], [], [], True, False),
        ("help", ["Anna"], ["Marta"], [], False, True),
    ],
)
def test_deed(
    lemma: str, agents: list[str], patients: list[str], obliques: list[tuple[str, str]], denied: bool, unreal: bool
) -> None:
    telling = tell(TEXT, linguist=ByHand(TREE))
    persons = telling.people.persons
    deeds = {deed.lemma: deed for deed in find_deeds(Narrative(telling.people, telling.lines, [], None))}
    deed: Deed = deeds[lemma]
    assert [persons[p].name for p in deed.agents] == agents
    assert [persons[p].name for p in deed.patients] == patients
    assert [(case, persons[p].name) for case, p in deed.obliques] == obliques
    assert (deed.denied, deed.unreal) == (denied, unreal)


def test_nothing_is_known_without_trees() -> None:
    telling = tell(TEXT)
    assert find_deeds(Narrative(telling.people, telling.lines, [], None)) == []
