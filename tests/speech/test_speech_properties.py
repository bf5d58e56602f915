"""What holds of the people and the lines of any text that looks like a story."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people.telling import tell

NAMES = [
    "Marta",
    "Mr. Hale",
    "Mrs. Hale",
    "J. K. Marsh",
    "Mori-san",
    "the Regent",
    "Will",
    "the twins",
    "she",
    "I",
    "O’Dell",
]
SAID = ["Where is it?", "No, Marta", "I told you", "Will you, Mr. Hale?", "M-Marta!", "...", "We have ‘it’ here"]
TAGS = ["said {}.", "{} asked.", "{} sat down.", "{} told Marta.", "", "he said to {}.", "cried {},"]
TOLD = [
    "{} looked at her sister.",
    "My name is {}, and I said so.",
    "The older man was {}’s.",
    "Nobody saw {} or them.",
]
LAYOUT = ["* * *", "Chapter Two", "Marta: where are you\n\nWill: here", "_Not {}_, thought Will."]


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Paragraphs of speech and narration about a few people, some of them odd."""
    name = st.sampled_from(NAMES)
    speech = st.builds("“{}” {}".format, st.sampled_from(SAID), st.builds(str.format, st.sampled_from(TAGS), name))
    told = st.builds(str.format, st.sampled_from([*TOLD, *LAYOUT]), name)
    pieces = draw(st.lists(st.one_of(speech, speech, told, st.text(max_size=6)), min_size=1, max_size=16))
    breaks = draw(st.lists(st.sampled_from(["\n\n", "\n\n", " ", " “", "\n"]), min_size=16, max_size=16))
    return "Marta came in. " + "".join(piece + gap for piece, gap in zip(pieces, breaks, strict=False))


@given(passages())
@settings(max_examples=120)
def test_people_and_lines_of_any_passage(text: str) -> None:
    telling = tell(text)
    people, lines = telling.people, telling.lines
    everybody = range(len(people.persons))
    spans = [(referral.start, referral.end) for referral in people.referrals]
    assert [span for span in spans if not 0 <= span[0] < span[1] <= len(telling.text)] == []
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert {referral.person for referral in people.referrals} <= {None, *everybody}
    assert {member for person in people.persons for member in person.members} <= set(everybody)
    assert all(0 <= referral.confidence <= 1 for referral in people.referrals)
    assert people.narrator is None or people.persons[people.narrator].narrator
    assert sum(person.narrator for person in people.persons) <= 1
    assert [(line.start, line.end) for line in lines] == [(part.start, part.end) for part in telling.quotations.parts]
    assert {who for line in lines for who in (line.speaker, *line.addressees)} <= {None, *everybody}
    assert all(line.speaker not in line.addressees for line in lines if line.speaker is not None)
    assert all(people.persons[line.speaker].type == "PER" for line in lines if line.speaker is not None)
    cues = [span for line in lines for span in (*line.evidence, line.cue or (line.start, line.end))]
    assert [cue for cue in cues if not 0 <= cue[0] < cue[1] <= len(telling.text)] == []
    for turn in {line.turn for line in lines}:
        assert len({(line.speaker, line.addressees) for line in lines if line.turn == turn}) == 1
    assert sorted({line.turn for line in lines}) == list(range(len({line.turn for line in lines})))


@given(passages())
@settings(max_examples=20)
def test_the_same_passage_gives_the_same_people(text: str) -> None:
    assert tell(text).lines == tell(text).lines
    assert tell(text).people.referrals == tell(text).people.referrals
