import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.manuscript.spacing import LONGEST_QUOTATION, natural_spaces


def printed(words: str) -> str:
    """The words as print has them; a bar stands before the first word of a paragraph."""
    forms = words.replace("| ", "").split()
    begins = [word == "|" for word in words.split()]
    marked = [begins[at - 1] if at else True for at, word in enumerate(words.split()) if word != "|"]
    spaces = natural_spaces(forms, marked)
    return "".join(" " * space + form for space, form in zip(spaces, forms, strict=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rain , then snow ; fog .", "Rain, then snow; fog."),
        ("What ?! No ... yes …", "What?! No... yes…"),
        ("( all of them ) [ 3 ]", "(all of them) [3]"),
        ("I do n't know , they 'll see", "I don't know, they'll see"),
        ("He ’s in Ada 's hat", "He’s in Ada's hat"),
        ("We can not ; I 'm gon na", "We cannot; I'm gonna"),
        ("' T was late , d' you hear", "'T was late, d'you hear"),
        ("'t was fun", "'twas fun"),
        ("get 'em at five o'clock", "get 'em at five o'clock"),
        ("a well - known , ex- wife", "a well-known, ex- wife"),
        ("no -- wait — now", "no--wait—now"),
        ("and / or for $ 5 or 5 %", "and/or for $5 or 5%"),
        ("“ Go , ” she said , “ ‘ Now . ’ ”", "“Go,” she said, “‘Now.’”"),
        ("`` Go , '' she said , `` now . ''", "``Go,'' she said, ``now.''"),
        ('" Go , " she said . " Now . "', '"Go," she said. "Now."'),
        ('He said " no " to that " offer " .', 'He said "no" to that "offer".'),
        ("' Go , ' she said . ' Now . '", "'Go,' she said. 'Now.'"),
        ("the boys ' hats", "the boys' hats"),
        ("\" She said ' now ' . \"", "\"She said 'now'.\""),
        ('( " Go . " ) " Now . "', '("Go.") "Now."'),
        ("it was _ he _ , not _ she _", "it was _he_, not _she_"),
        ('| " Go on . | " And then ? " I said .', '"Go on."And then?" I said.'),
        ("", ""),
    ],
)
def test_spaces(words: str, expected: str) -> None:
    assert printed(words) == expected


def test_a_quotation_that_nobody_closes_is_forgotten() -> None:
    forms = ['"', "Yes", *["and"] * LONGEST_QUOTATION, '"', "No", '"', "."]
    assert natural_spaces(forms)[-4:] == [True, False, False, False]


@given(st.lists(st.tuples(st.sampled_from(["a", "s", '"', "'", "-", ".", "n't", "—", "", "“"]), st.booleans())))
def test_every_word_is_told(words: list[tuple[str, bool]]) -> None:
    forms, begins = [form for form, _ in words], [begin for _, begin in words]
    spaces = natural_spaces(forms, begins)
    assert len(spaces) == len(forms)
    assert not any(space for space, begin in zip(spaces, begins, strict=True) if begin)
    assert not any(spaces[:1])
