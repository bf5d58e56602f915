"""Whom each markable means, by rule and by the chances of its antecedents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.people import Said
from tests.people.linking_by_hand import ByChance, Chances, by_chance, number_of, people_of
from tests.people.telling import tell
from tests.people.trees import ByHand

LIKELY = [
    pytest.param(
        "Mr. Hale sat, and Mr. Hale sang. Mr. Pym came in. Then he left.",
        {"he": {"Mr. Hale": 0.3, "Mr. Hale#2": 0.3, "Mr. Pym": 0.4}},
        [["Mr. Hale", "Mr. Hale", "he"], ["Mr. Pym"]],
        id="the chances of one person are added up",
    ),
    pytest.param(
        "Mr. Hale sat. Mr. Pym came in. Then he left.",
        {"he": {"Mr. Hale": 0.2, "Mr. Pym": 0.3}},
        [["Mr. Hale"], ["Mr. Pym"], ["he"]],
        id="nobody before, where most speaks for nobody",
    ),
    pytest.param(
        "Mr. Hale sat. A priest came in. Then he left. Then he wept.",
        {"he": {"A priest": 0.9}, "he#2": {"he": 0.9}},
        [["Mr. Hale"], ["A priest", "he", "he"]],
        id="an antecedent that has one itself",
    ),
    pytest.param(
        "Mrs. Hale sat. Mr. Pym came in. Then he left.",
        {"he": {"Mrs. Hale": 0.9, "Mr. Pym": 0.08}},
        [["Mrs. Hale"], ["Mr. Pym", "he"]],
        id="whoever goes by another pronoun is not meant",
    ),
    pytest.param(
        "A stranger sat. Then she laughed. Then he left.",
        {"she": {"A stranger": 0.9}, "he": {"A stranger": 0.9}},
        [["A stranger", "she"], ["he"]],
        id="a pronoun tells the gender of a noun",
    ),
    pytest.param(
        "A stranger sat. A stranger stood.",
        {"A stranger#2": {"A stranger": 0.6}},
        [["A stranger", "A stranger"]],
        id="a noun",
    ),
    pytest.param(
        "A stranger sat. A stranger stood.",
        {"A stranger#2": {"A stranger": 0.4}},
        [["A stranger"], ["A stranger"]],
        id="two of one noun",
    ),
]


@pytest.mark.parametrize(("text", "chances", "groups"), LIKELY)
def test_antecedents_speak_for_whom_they_mean(text: str, chances: Chances, groups: list[list[str]]) -> None:
    assert by_chance(text, chances).groups() == groups


def test_what_is_sure_is_told_by_the_chances() -> None:
    linked = by_chance("Mr. Hale sat. Mr. Pym came in. Then he left.", {"he": {"Mr. Hale": 0.1, "Mr. Pym": 0.7}})
    assert linked.confidence("he") == pytest.approx(0.7, abs=0.01)
    (link,) = [one for one in linked.linked.links if one.shares]
    assert [round(share, 1) for _, share in link.shares] == [0.7, 0.1]
    assert [person for person, _ in link.shares] == [linked.who("Mr. Pym"), linked.who("Mr. Hale")]


BEFORE = "“Nine,” said Mr. Hale.\n\n" + "“Nine.”\n\n" * 11


@pytest.mark.parametrize(
    ("text", "chances", "means_him"),
    [
        ("Mr. Hale sat. Now he woke.", {"he": {"Mr. Hale": 0.9}}, False),
        (BEFORE + "Now he woke.", {"he": {"Mr. Hale": 0.9}}, False),
        (BEFORE + "Now he woke.", {"he": {"voice 11": 0.9}}, False),
        ("Then Mr. Hale sat. A priest came. Now the priest woke.", {"the priest": {"A priest": 0.9}}, True),
    ],
    ids=["a pronoun", "behind much talk", "whoever was heard last", "a noun"],
)
def test_no_pronoun_reaches_back_over_the_beginning_of_a_chapter(text: str, chances: Chances, means_him: bool) -> None:
    said = [Said(0, ())] * 12 if "“" in text else None
    now = people_of(text).page.forms.index("Now")
    (words,) = chances
    (antecedent,) = chances[words]
    whole, parted = (by_chance(text, chances, said, chapters=chapters) for chapters in ([], [now]))
    him = 0 if antecedent.startswith("voice") else whole.who(antecedent)
    assert whole.who(words) == him
    assert (parted.who(words) == him) is means_him


LINE = "Mr. Hale met Mrs. Hale. “{}”"
HIM, HER = 0, 1


def said_by_him(line: str, chances: Chances, to: tuple[int, ...] = (HER,)) -> ByChance:
    """A line that Mr. Hale says."""
    return by_chance(LINE.format(line), chances, [Said(HIM, to)])


CALLS = [
    ("Now I sleep.", "I", (HER,), HIM),
    ("Now you sleep.", "you", (HER,), HER),
    ("Wake my friends.", "my", (), HIM),
]


@pytest.mark.parametrize(("line", "words", "to", "meant"), CALLS)
def test_i_and_you_go_by_who_speaks_to_whom(line: str, words: str, to: tuple[int, ...], meant: int) -> None:
    assert said_by_him(line, {}, to).who(words) == meant


def test_you_among_several_is_left_to_chance() -> None:
    assert said_by_him("Now you sleep.", {}, (HER, HIM)).who("you") not in (HIM, HER)


def test_we_are_the_two_who_talk() -> None:
    text = "Mr. Hale met Mrs. Hale. “Now we sleep.” “Let us, if our bed is made.”"
    linked = by_chance(text, {}, [Said(HIM, (HER,)), Said(HER, (HIM,))])
    assert linked.who("we") == linked.who("us") == linked.who("our")
    group = linked.linked.persons[linked.who("we")]
    assert group.group
    assert group.members == [HIM, HER]
    assert not group.may_speak


@pytest.mark.parametrize("line", ["Now he sleeps.", "Wake him."])
def test_nobody_is_he_in_the_own_line(line: str) -> None:
    (words,) = {"he", "him"} & {*line.rstrip(".").split()}
    chances = {words: {"Mr. Hale": 0.9}}
    assert by_chance(LINE.format(line), chances).who(words) == HIM
    assert by_chance(LINE.format(line), chances, [Said(HER, ())]).who(words) == HIM
    assert said_by_him(line, chances).who(words) != HIM
    assert by_chance(LINE.format(line), chances, [Said(HER, (HIM,))]).who(words) != HIM


def test_the_narrator_is_i_outside_the_lines_alone() -> None:
    text = "I woke and took my coat, and I ran. " * 8 + "“Now my feet hurt,” said Mr. Hale."
    narrator = people_of(text).narrator
    assert narrator == 1
    linked = by_chance(text, {}, [Said(HIM, ())])
    assert linked.who("I") == linked.who("my") == narrator
    assert linked.who("my#9") == HIM


def test_what_is_told_of_a_mention_goes_before_chances() -> None:
    text = "Mr. Hale met Mr. Pym. Then he sat."
    row = people_of(text).markables.all[number_of(people_of(text), "he")].row
    assert row is not None
    linked = by_chance(text, {"he": {"Mr. Hale": 0.9}}, told={row: 1})
    assert linked.who("he") == linked.who("Mr. Pym") == 1


OWNED = [
    pytest.param(
        "Mrs. Hale sat. Her aunt came. Then her aunt slept.",
        "Her nmod:poss aunt; her nmod:poss aunt#2",
        {"Her": {"Mrs. Hale": 0.9}, "her": {"Her": 0.9}},
        ("Her aunt", "her aunt"),
        True,
        id="of the same owner",
    ),
    pytest.param(
        "Mrs. Hale sat with Mr. Pym. Her aunt came. Then his aunt slept.",
        "Her nmod:poss aunt; his nmod:poss aunt#2",
        {"Her": {"Mrs. Hale": 0.9}, "his": {"Mr. Pym": 0.9}, "his aunt": {"Her aunt": 0.4}},
        ("Her aunt", "his aunt"),
        False,
        id="of another owner",
    ),
    pytest.param(
        "Mrs. Hale sat. Her aunt came. Then her uncle slept.",
        "Her nmod:poss aunt; her nmod:poss uncle",
        {"Her": {"Mrs. Hale": 0.9}, "her": {"Her": 0.9}},
        ("Her aunt", "her uncle"),
        False,
        id="another noun",
    ),
]


@pytest.mark.parametrize(("text", "relations", "chances", "words", "same"), OWNED)
def test_what_is_somebodys_stays_the_same(
    text: str, relations: str, chances: Chances, words: tuple[str, str], same: bool
) -> None:
    one, other = (phrase.split() for phrase in words)
    mentions = f"PER noun: {' '.join(one)}; PER noun: {' '.join(other)}"
    linked = by_chance(text, chances, linguist=ByHand(relations, mentions))
    assert (linked.who(words[0]) == linked.who(words[1])) is same


@pytest.mark.parametrize(
    ("noun", "herself"), [("aunt", False), ("ladyship", True)], ids=["an aunt", "a style means its possessor"]
)
def test_nobody_is_their_own_aunt(noun: str, herself: bool) -> None:
    text = f"Mrs. Hale sat. Then her {noun} slept."
    linguist = ByHand(f"her nmod:poss {noun}", f"PER noun: her {noun}")
    linked = by_chance(
        text, {"her": {"Mrs. Hale": 0.9}, f"her {noun}": {"her": 0.5, "Mrs. Hale": 0.4}}, linguist=linguist
    )
    assert linked.who("her") == linked.who("Mrs. Hale")
    assert (linked.who(f"her {noun}") == linked.who("Mrs. Hale")) is herself


@pytest.mark.parametrize("words", ["nobody", "everyone", "no one", "anybody in sight"])
def test_anybody_is_nobody_told_of_before(words: str) -> None:
    tree = "anybody obj saw; in case sight; sight nmod anybody" if "sight" in words else ""
    linguist = ByHand(tree, f"PER noun: {words}")
    linked = by_chance(f"Mrs. Hale saw {words}. Then she sat.", {words: {"Mrs. Hale": 0.9}}, linguist=linguist)
    assert linked.who(words) != linked.who("Mrs. Hale")


def test_things_without_a_person_keep_together_by_what_they_are_called() -> None:
    mentions = "ORG name: The ministry; ORG name: the ministry; ORG name: ministry#3; ORG name: the guild"
    text = "The ministry slept. Then the ministry woke, and the guild too. No ministry slept."
    linked = by_chance(text, {}, linguist=ByHand(mentions=mentions))
    assert linked.groups() == [["The ministry", "the ministry", "ministry"], ["the guild"]]
    ministry = linked.linked.persons[linked.who("the ministry")]
    assert ministry.names == {}  # what is written small is no name
    assert ministry.type == "ORG"
    assert not ministry.may_speak


def test_whoever_is_new_is_known_by_a_noun() -> None:
    linked = by_chance(
        "A priest came. Three priests left.",
        {},
        linguist=ByHand(mentions="PER noun: A priest; PER noun: Three priests"),
    )
    one, three = (linked.linked.persons[linked.who(words)] for words in ("A priest", "Three priests"))
    assert (one.noun, one.group, one.names) == ("priest", False, {})
    assert (three.noun, three.gender, three.group) == ("priests", "they", True)


@pytest.mark.parametrize(
    ("text", "chances", "name", "noun"),
    [
        ("Then he sat. Now he woke.", {"he#2": {"he": 0.9}}, None, None),
        ("Then he sat. Now the priest woke.", {"the priest": {"he": 0.9}}, "the priest", "priest"),
    ],
    ids=["by no pronoun", "by the first noun"],
)
def test_who_is_met_as_a_pronoun_is_called(text: str, chances: Chances, name: str | None, noun: str | None) -> None:
    linked = by_chance(text, chances, linguist=ByHand(mentions="PER pronoun: he; PER noun: the priest"))
    person = linked.linked.persons[linked.who("he")]
    assert (person.name, person.noun) == (name, noun)


pieces = st.sampled_from(
    ["Marta sat.", "He saw her.", "The old man came.", "“I know you,” said Oskar.", "“We slept.”", "Her aunt sang.",
     "“He did!”", "\n\n", "\n\nChapter Two\n\n", "They left the man.", "My hat fell, and I ran."]
)  # fmt: skip


@given(st.lists(pieces, max_size=25).map(lambda said: " ".join(["Marta sat.", *said])))
def test_every_markable_means_somebody_and_shares_are_chances(text: str) -> None:
    telling = tell(text)
    people = telling.people
    assert len(people.links) == len(people.markables)
    for link in people.links:
        assert 0 <= link.person < len(people.persons)
        assert 0.0 < link.confidence <= 1.0
        chances = [chance for _, chance in link.shares]
        assert sum(chances) <= 1.0 + 1e-6
        assert chances == sorted(chances, reverse=True)
        assert len({who for who, _ in link.shares}) == len(chances)
    assert all(0 <= who < people.known for who in people.markables.person[people.markables.person >= 0])
    assert all(line.speaker is None or line.speaker < people.known for line in telling.lines)


@given(st.lists(pieces, max_size=15).map(lambda said: " ".join(["Marta sat.", *said])))
def test_linking_is_always_the_same(text: str) -> None:
    one, other = tell(text).people, tell(text).people
    assert one.links == other.links
    assert one.persons == other.persons
    assert one.referrals == other.referrals
