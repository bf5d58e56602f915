import pytest

from storyglass.language import Rules
from storyglass.manuscript import from_text
from storyglass.quotations.model import Quotation, Quotations
from storyglass.story import QuotationStyle


def sentences(text: str, quotes: list[tuple[int, int]] | None = None) -> list[str]:
    parts = [Quotation(a, b, "speech", 0) for a, b in quotes or []]
    language = Rules().analyse(from_text(text), Quotations(QuotationStyle('"', '"', "", len(parts), 0), parts))
    return [text[a:b] for a, b in language.sentences]


@pytest.mark.parametrize(
    "text",
    [
        '"So what?" said Marek.',
        '"So what?" Marek said.',
        "“Never!” Mrs. Pell cried.",
        "“But—” Ilse began.",
        '"Wait..." he whispered.',
        "She shouted “Stop!” and ran.",
        "Mr. Pell met Dr. Amar at St. Olave's.",
        "J. K. Pell wrote it, e.g. on Sundays.",
        "He was ... late, I think.",
        "I-I didn't mean it.",
        "Oh! what a day.",
        "They left at 5 p.m. by train.",
        "‘Why?’ asked Tom.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ('"Go." He left.', "He left."),
        ("He left. “Go.”", "“Go.”"),
        ("“Stay here. We will go.”", "We will go.”"),
        ("“What?” The door opened.", "The door opened."),
        ("“No!” “Yes!”", "“Yes!”"),
        ("He waited... Nothing came.", "Nothing came."),
        ("It was I. She knew.", "She knew."),
        ("They left at 5 p.m. The train was late.", "The train was late."),
        ("i went home. she stayed.", "she stayed."),
        ("(He knew.) Then it rained.", "Then it rained."),
        ('It was over. "Come," she said.', '"Come," she said.'),
        ("The first line\n\nthe second line", "the second line"),
    ],
)
def test_two_sentences(text: str, second: str) -> None:
    found = sentences(text)
    assert len(found) == 2
    assert found[1] == second


def test_known_quotations_decide_which_way_a_mark_points() -> None:
    text = 'He said no. " Come in. " They came.'
    assert sentences(text, [(12, 24)]) == ["He said no.", '" Come in. "', "They came."]
