"""What is found in small texts, one phenomenon each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storyglass.manuscript.model import Manuscript
from storyglass.quotations import STYLE_NAMES, Quotations, describe, find_quotations
from storyglass.story import QuotationStyle, StoryError

Build = Callable[[str], Manuscript]


def said(manuscript: Manuscript, found: Quotations) -> list[str]:
    return [manuscript.text[part.start : part.end] for part in found.parts]


PLAIN = [
    ("straight", '"Go," she said. "It is late."', ['"Go,"', '"It is late."']),
    ("straight before a dash", '"I was--" He stopped. "--wrong."', ['"I was--"', '"--wrong."']),
    ("no space behind the mark", '"Go,"she said.', ['"Go,"']),
    ("curly", "“Go,” she said. “It is late.”", ["“Go,”", "“It is late.”"]),
    ("curly marks mixed with straight", '“Go," she said. "It is late.”', ['“Go,"', '"It is late.”']),
    ("mark curled the wrong way behind a dash", "“I was—“ He stopped. “Well.”", ["“I was—“", "“Well.”"]),
    ("low-high", "„Go“, she said. „It is late.“", ["„Go“", "„It is late.“"]),
    ("same side", "”Go,” she said. ”It is late.”", ["”Go,”", "”It is late.”"]),
    ("guillemets", "«Go», she said. «It is late.»", ["«Go»", "«It is late.»"]),
    ("guillemets with spaces", "« Go », she said.\n\n« It is late. »", ["« Go »", "« It is late. »"]),
    ("guillemets reversed", "»Go«, she said.\n\n»It is late.«", ["»Go«", "»It is late.«"]),
    ("corner", "「行こう。」と彼は言った。「はい。」", ["「行こう。」", "「はい。」"]),
    ("emphasis inside", '"I _never_ said so," he said.', ['"I _never_ said so,"']),
    ("over two lines", '"The road\nis long," he said.', ['"The road\nis long,"']),
]  # fmt: skip

SINGLE = [
    ("curly", "‘Go,’ she said. ‘It’s late.’", ["‘Go,’", "‘It’s late.’"]),
    ("straight", "'Go,' she said. 'It's late.'", ["'Go,'", "'It's late.'"]),
    ("plural possessive", "'The boys' hats are gone,' she said.", ["'The boys' hats are gone,'"]),
    ("possessive in narration", "'Go,' she said. The boys' hats hung there. 'Now.'", ["'Go,'", "'Now.'"]),
    ("elision first", "''Tis late,' she said.\n\n'Tis the way of it,' he said.\n\n'Well,' she said.",
     ["''Tis late,'", "'Tis the way of it,'", "'Well,'"]),
    ("elision inside", "'I saw 'em go,' he said. 'Twas at dusk.'", ["'I saw 'em go,'", "'Twas at dusk.'"]),
    ("elision in narration", "He took 'em in. 'Sit,' he said.", ["'Sit,'"]),
    ("dropped letters", "'Goin' home, o' course,' she said.", ["'Goin' home, o' course,'"]),
    ("rock 'n' roll", "'I like rock 'n' roll,' she said. 'Do you?'", ["'I like rock 'n' roll,'", "'Do you?'"]),
    ("dropped aitch of a name", "'Where's 'Arry?' she said.", ["'Where's 'Arry?'"]),
    ("stop behind the mark", "'Yes', she said. 'I know'.", ["'Yes'", "'I know'"]),
    ("closing missing", "'Yes, she said. 'I know.'", ["'Yes,", "'I know.'"]),
]  # fmt: skip

NESTED = [
    ('"He said \'go\' and went," she said.', ['"He said \'go\' and went,"'], ["'go'"]),
    ("“He said, ‘Don’t wait,’ and went,” she said.", ["“He said, ‘Don’t wait,’ and went,”"], ["‘Don’t wait,’"]),
    ("‘He said, “Go,” and went,’ she said.\n\n‘Oh,’ he said.", ["‘He said, “Go,” and went,’", "‘Oh,’"], ["“Go,”"]),
    ("「『行け』と言った。」", ["「『行け』と言った。」"], ["『行け』"]),
    ('"\'Go,\' he told me. \'Now.\'"', ['"\'Go,\' he told me. \'Now.\'"'], ["'Go,'", "'Now.'"]),
    ('"He said "go" to me," she said.', ['"He said "go" to me,"'], []),
]  # fmt: skip

ASTRAY = [
    ("closing missing before a tag", '"Where to? The old man growled.\n\nShe went.', ['"Where to?'], 1),
    ("closing missing, no tag", '"Where to now\n\nShe went. "There," she said.', ['"Where to now', '"There,"'], 1),
    ("closing missing, then speech", '"Go, she said. "It is late."', ['"Go,', '"It is late."'], 1),
    ("opening missing", 'Go now," she said. "It is late."\n\n"Yes."', ['Go now,"', '"It is late."', '"Yes."'], 1),
    ("opening of another kind", '"Go," she said, \'and stay."\n\n"Yes."', ['"Go,"', '\'and stay."', '"Yes."'], 1),
    ("opening missing, no tag", '"Go."\n\nI shall not go."\n\n"Yes."', ['"Go."', 'I shall not go."', '"Yes."'], 1),
    ("a mark too many", '"Go," she said. She went home."\n\n"Yes."', ['"Go,"', '"Yes."'], 1),
    ("inches", 'The pole was 6" long. "Go," she said.', ['"Go,"'], 1),
]  # fmt: skip

DASHES = [
    ("tag behind a comma", "— Wait, he said. Keep it.\n\n— Why?", ["— Wait,", "Keep it.", "— Why?"]),
    ("tag behind a question", "— Wait here? he asked.\n\n— Yes.", ["— Wait here?", "— Yes."]),
    ("inverted tag", "— Wait here, said Mr. Hale quietly.\n\n— Yes.", ["— Wait here,", "— Yes."]),
    ("narration behind the tag", "— Wait here, he said. He went out.\n\n— Yes.", ["— Wait here,", "— Yes."]),
    ("tag that goes on", "— Wait, Mrs. Hale told him, and went out.\n\n— Yes.", ["— Wait,", "— Yes."]),
    ("dashes about the tag", "—Wait here —said he—. Keep the dog.\n\n—Why?", ["—Wait here", "Keep the dog.", "—Why?"]),
    ("no tag", "– You know the sort I mean.\n\n– Not yet.", ["– You know the sort I mean.", "– Not yet."]),
    ("lines of one paragraph", "— Why?\n— Because.", ["— Why?", "— Because."]),
    ("a scene among marks", "“Go,” he said.\n\n— Why?\n\n— Because.\n\n“So,” he said.\n\n“Yes.”",
     ["“Go,”", "— Why?", "— Because.", "“So,”", "“Yes.”"]),
    ("one dash is no dialogue", "“Go,” he said.\n\n— and then the rain came.\n\n“Yes.”", ["“Go,”", "“Yes.”"]),
]  # fmt: skip

LABELS = [
    ("chat", "She looked.\n\nAda: where are you\n\nBen: home\n\nIt was Ben.", ["where are you", "home"], "written"),
    ("lines of one paragraph", "She looked. Ben.\n\nAda: where are you\nBen: at home. Ada?\nAda: k",
     ["where are you", "at home. Ada?", "k"], "written"),
    ("chat with times", "She looked.\n\n[10:31] Ada: hi\n\n[10:32] Ada: hello", ["hi", "hello"], "written"),
    ("chat in small letters", "She looked.\n\nada: where are you\nben: home\nada: ok\nben: come\n\nBen slept.",
     ["where are you", "home", "ok", "come"], "written"),
    ("a small word and a colon", "There was one rule: none.\n\nthe rest: silence\n\nbread: two loaves\nmilk: a pint",
     [], ""),
    ("a known name alone", "Cas looked.\n\nAda: hi\n\nAda: hello\n\nHe read it. Cas typed.\n\nCas: yes",
     ["hi", "hello", "yes"], "written"),
    ("chat in sentences", "His phone buzzed.\n\nAda: Where are you?\n\nBen: At home.\n\nAda: Oh.",
     ["Where are you?", "At home.", "Oh."], "written"),
    ("script", "ADA: Where are you? Here, Ben.\n\nBEN: (aside) At home.\n\nADA: So I see.",
     ["Where are you? Here, Ben.", "At home.", "So I see."], "speech"),
    ("play", "ADA. Where are you?\n\nBEN. At home.\n\nADA. So I see.\n\nBEN. Come in.",
     ["Where are you?", "At home.", "So I see.", "Come in."], "speech"),
    ("script amid prose", "It was late.\n\nADA: Where?\n\nBEN: Here.\n\nADA: Oh.\n\nHe left.\n\nShe too.\n\nOh.\n\nNo.",
     ["Where?", "Here.", "Oh."], "speech"),
    ("notes are no speakers", "Note: this is old.\n\nP.S.: so am I.\n\nShe went.", [], ""),
    ("one label is no chat", "Ada: a life in letters\n\nShe was born. Ada grew.", [], ""),
]  # fmt: skip

MODES = [
    ('"I must go," thought she.', "thought"),
    ('"I must go," she thought.', "thought"),
    ('"I must go." He thought for a moment.', "speech"),
    ('He wondered, "Where is she?"', "thought"),
    ('"I must go," she typed.', "written"),
    ('The note said: "Come at once."', "written"),
    ("He read:\n\n\"Come at once.\"", "written"),
    ('The sign on the gate read "NO ENTRY."', "sign"),
    ('"I must go," she said, thinking of home.', "speech"),
    ('He whispered "Ada."', "speech"),
]  # fmt: skip

MENTIONED = [
    ('He called it a "cheap trick" and laughed.', ['"cheap trick"']),
    ('She had read "The Red Lamp." It was dull.', ['"The Red Lamp."']),
    ('The word "home" made him wince.', ['"home"']),
    ('"Home" was two rooms over a shop.', ['"Home"']),
    ('"Yes" was all she said.\n\n"Yes."', ['"Yes"']),
    ('"Yes," she said.', []),
    ('"Yes"', []),
    ('He cried "Stop!" and ran.', []),
    ("“Go,” he said. They called her ‘the saint’ there.", ["‘the saint’"]),
]  # fmt: skip

THOUGHTS = [
    ("He stopped. _I cannot do this._ He went on.", ["_I cannot do this._"]),
    ("_What now?_ he thought.", ["_What now?_"]),
    ("_No_, she thought.", ["_No_"]),
    ("He stopped. *You are late, old friend.*", ["*You are late, old friend.*"]),
    ("He did _not_ want it.", []),
    ("They sailed on the _Star of Hope_ at noon.", []),
    ("She ordered the _plat du jour_.", []),
    ("She read _Our Mutual Friend_ again.", []),
    ('"I _am_ late," she said.', ['"I _am_ late,"']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), [row[1:] for row in PLAIN + SINGLE + DASHES], ids=[
    row[0] for row in PLAIN + SINGLE + DASHES
])  # fmt: skip
def test_parts(manuscript: Build, text: str, parts: list[str]) -> None:
    built = manuscript(text)
    assert said(built, find_quotations(built)) == parts


@pytest.mark.parametrize(("text", "parts", "nested"), NESTED)
def test_nested(manuscript: Build, text: str, parts: list[str], nested: list[str]) -> None:
    built = manuscript(text)
    found = find_quotations(built)
    assert said(built, found) == parts
    assert [text[start:end] for start, end in found.nested] == nested


@pytest.mark.parametrize(("text", "parts", "unbalanced"), [row[1:] for row in ASTRAY], ids=[row[0] for row in ASTRAY])
def test_a_mark_astray_spoils_nothing_else(manuscript: Build, text: str, parts: list[str], unbalanced: int) -> None:
    built = manuscript(text)
    found = find_quotations(built)
    assert said(built, found) == parts
    assert found.style.unbalanced == unbalanced


@pytest.mark.parametrize(("text", "parts", "mode"), [row[1:] for row in LABELS], ids=[row[0] for row in LABELS])
def test_labels(manuscript: Build, text: str, parts: list[str], mode: str) -> None:
    built = manuscript(text)
    found = find_quotations(built)
    assert said(built, found) == parts
    assert {part.mode for part in found.parts} <= {mode}
    for part in found.parts:
        assert part.label is not None
        assert text[slice(*part.label)].lower() in ("ada", "ben", "cas")


def test_label_beside_a_quotation_in_marks(manuscript: Build) -> None:
    built = manuscript('Ada: "Where are you?"\n\nBen: "At home, Ada."\n\nAda: "So I see."')
    found = find_quotations(built)
    assert said(built, found) == ['"Where are you?"', '"At home, Ada."', '"So I see."']
    assert [built.text[slice(*part.label)] for part in found.parts if part.label] == ["Ada", "Ben", "Ada"]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_modes(manuscript: Build, text: str, mode: str) -> None:
    assert [part.mode for part in find_quotations(manuscript(text)).parts] == [mode]


@pytest.mark.parametrize(("text", "mentioned"), MENTIONED)
def test_mentioned_words_are_no_lines(manuscript: Build, text: str, mentioned: list[str]) -> None:
    found = find_quotations(manuscript(text))
    assert [text[start:end] for start, end in found.mentioned] == mentioned


@pytest.mark.parametrize(("text", "parts"), THOUGHTS)
def test_thoughts_in_italics(manuscript: Build, text: str, parts: list[str]) -> None:
    built = manuscript(text)
    found = find_quotations(built)
    assert said(built, found) == parts
    assert {part.mode for part in found.parts} <= {"speech" if text.startswith('"') else "thought"}


def test_speech_over_paragraphs_goes_on(manuscript: Build) -> None:
    built = manuscript('"First I rose.\n\n"Then I went.\n\n"Then I came back," she said.\n\n"Oh."')
    found = find_quotations(built)
    assert said(built, found) == ['"First I rose.', '"Then I went.', '"Then I came back,"', '"Oh."']
    assert [part.continues for part in found.parts] == [False, True, True, False]
    assert [part.paragraph for part in found.parts] == [0, 1, 2, 3]
    assert found.style.unbalanced == 0


def test_single_marks_over_paragraphs_go_on(manuscript: Build) -> None:
    built = manuscript("‘First I rose.\n\n‘Then I went,’ she said.\n\n‘Oh.’")
    assert [part.continues for part in find_quotations(built).parts] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ('"Go," she said, "and stay there."', [False, True]),
        ('"Go," she said. "It is late."', [False, True]),
        ('"Go." She rose. She went. "It is late."', [False, False]),
        ('"Go!" he said. "Now."', [False, False]),
    ],
)
def test_interrupted_by_a_tag(manuscript: Build, text: str, continues: list[bool]) -> None:
    assert [part.continues for part in find_quotations(manuscript(text)).parts] == continues


def test_brackets_of_the_narrator_part_a_speech(manuscript: Build) -> None:
    built = manuscript('"You may go (turning to Ben), but you (I mean it) stay."')
    found = find_quotations(built)
    assert said(built, found) == ['"You may go', ', but you (I mean it) stay."']
    assert [part.continues for part in found.parts] == [False, True]


@pytest.mark.parametrize(
    ("text", "open_mark", "nested"),
    [
        ('"Go," she said.', '"', "''"),
        ("“Go,” she said.", "“", "‘’"),
        ("‘Go,’ she said. ‘He said “no”.’", "‘", "“”"),
        ("“‘Go,’ he said. ‘Now.’”\n\n“‘So,’ I said.”", "“", "‘’"),
        ("— Go.\n\n— No.", "—", "“”"),
        ("She went.", "", ""),
    ],
)
def test_the_style_is_found(manuscript: Build, text: str, open_mark: str, nested: str) -> None:
    style = find_quotations(manuscript(text)).style
    assert (style.open, style.nested) == (open_mark, nested)


def test_a_reader_sets_the_style(manuscript: Build) -> None:
    built = manuscript("‘Go,’ she said. “So,” he said.\n\n— Well.")
    assert said(built, find_quotations(built, "british"))[0] == "‘Go,’"
    assert said(built, find_quotations(built, "curly"))[-1] == "“So,”"
    assert said(built, find_quotations(built, "dash")) == ["— Well."]
    assert find_quotations(built, "none").parts == []


def test_an_unknown_style_names_the_known_ones(manuscript: Build) -> None:
    with pytest.raises(StoryError) as raised:
        find_quotations(manuscript("Text."), "square")
    assert all(name in str(raised.value) for name in STYLE_NAMES)


def test_description() -> None:
    assert describe(QuotationStyle("“", "”", "‘’", 4120, 37)) == "curly double, 4,120 quotations, 37 unbalanced"
    assert describe(QuotationStyle("—", "", "“”", 1, 0)) == "dashes, 1 quotation, 0 unbalanced"
    assert describe(QuotationStyle("", "", "", 0, 0)) == "no marks, 0 quotations, 0 unbalanced"


def test_nothing_is_sought_outside_the_story(manuscript: Build) -> None:
    built = manuscript("No speech at all.")
    assert find_quotations(built).warnings
    assert find_quotations(manuscript("")).parts == []
