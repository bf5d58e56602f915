"""Tags by verbs that no list has or that are no finite ones, and paragraphs that lead into the next."""

from __future__ import annotations

import pytest

from tests.people.telling import tell
from tests.people.trees import ByHand

TALK = """
    Ada and Boris sat on the wall. Ada counted. Boris slept.

    “Nine,” said Boris.

    """

BY_RULE = [
    pytest.param("“No, no,” Ada broke in.", ["Boris", "Ada"], id="any verb behind a comma"),
    pytest.param("“No, no,” Ada was late.", ["Boris", None], id="but no verb of being"),
    pytest.param("“No!” Ada puffed.", ["Boris", None], id="nor behind a full stop or its like"),
    pytest.param("“No!” puffed Ada.", ["Boris", "Ada"], id="any verb before a name"),
    pytest.param("“No!” put in Ada.", ["Boris", "Ada"], id="a verb with its particle before a name"),
    pytest.param("“No!” puffed Ada's stove.", ["Boris", None], id="but not before what is hers"),
    pytest.param("“No!” Puffed Ada.", ["Boris", None], id="nor where a sentence begins"),
    pytest.param("Ada was saying, “No.”", ["Boris", "Ada"], id="was saying"),
    pytest.param("Ada said--\n\n“No.”", ["Boris", "Ada"], id="a verb of saying and a dash"),
    pytest.param("Ada looked for the boat--\n\n“No.”", ["Boris", None], id="a dash that breaks off"),
    pytest.param("Ada did not say...\n\n“No.”", ["Boris", None], id="an ellipsis"),
]


def tags(text: str, like: list[str | None], linguist: ByHand | None = None) -> list[str | None]:
    """Whom the tags of the lines name."""
    telling = tell(text, linguist=linguist)
    return [
        speaker if line.how == "explicit" else None
        for speaker, line in zip(telling.speakers(like), telling.lines, strict=True)
    ]


@pytest.mark.parametrize(("text", "named"), BY_RULE)
def test_tags_that_words_show(text: str, named: list[str | None]) -> None:
    assert tags(TALK + text, named) == named


BY_TREE = [
    pytest.param(
        "Ada presumed to say--\n\n“No.”",
        "Ada#3 nsubj presumed; say xcomp presumed",
        ["Boris", "Ada"],
        id="an infinitive before a dash",
    ),
    pytest.param(
        "Ada began, saying, “No.”", "Ada#3 nsubj began; saying advcl began", ["Boris", "Ada"], id="a participle"
    ),
    pytest.param(
        "Ada dropped the lamp of Boris and broke it, saying, “No.”",
        "Ada#3 nsubj dropped; Boris#4 nmod lamp; broke conj dropped; saying advcl broke",
        ["Boris", "Ada"],
        id="a participle far behind",
    ),
    pytest.param(
        "Ada looked for Boris--\n\n“No.”", "Ada#3 nsubj looked; Boris#4 obl looked", ["Boris", None], id="a mere dash"
    ),
]


@pytest.mark.parametrize(("text", "relations", "named"), BY_TREE)
def test_tags_that_the_tree_shows(text: str, relations: str, named: list[str | None]) -> None:
    assert tags(TALK + text, named, ByHand(relations)) == named
