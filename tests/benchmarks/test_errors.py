"""The kinds of speaker errors, on talks of a few words each, with a small scorer in the place of the real one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest

from benchmarks.errors import BESIDE, KINDS, Error, described, first_kinds, kind_of, table, wrong
from benchmarks.gold import Novel, Quotation, Scorer, laid_beside

CHARACTERS = {
    "Ann Reed": {"Ann", "Miss Reed"},
    "Beth Reed": {"Beth", "Miss Reed"},
    "Carl Moss": {"Carl", "Mr. Moss"},
    "Dora Lind": {"Dora"},
    "Ivo": {"Ivo", "_narr"},
    "The Porter": {"The Porter"},
}
ENTITIES: dict[str, dict[str, int]] = {
    "ann": {"Ann": 9},
    "beth": {"Beth": 9, "Miss Reed": 1},
    "carl": {"Carl": 9},
    "dora": {"Dora": 9},
    "ivo": {"Ivo": 2},
    "both": {"Carl": 9, "Dora": 3},
    "either": {"Miss Reed": 4},
    "shorter": {"old Moss": 2},
    "place": {"Riverside": 2},
    "a stranger": {},
}


class Said(NamedTuple):
    """A quotation: who says it, whom it was given to, and what stands beside it."""

    speaker: str
    predicted: str | None
    type: str = "implicit"
    cue: str | None = None
    to: tuple[str, ...] = ()
    found: bool = True


def map_characters(forms: dict[str, dict[str, int]], gold: dict[str, set[str]]) -> dict[str, str | None]:
    """Every name votes for who goes by it; a tie is nobody."""
    persons: dict[str, str | None] = {}
    for entity, names in forms.items():
        votes = Counter({who: sum(names.get(alias, 0) for alias in gold[who]) for who in gold})
        (first, most), (_, second) = votes.most_common(2)
        persons[entity] = first if most > second else None
    return persons


def pair_lines(text: str, gold: Sequence[tuple[int, int]], lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What begins and ends alike."""
    return [(k, lines.index(span)) for k, span in enumerate(gold) if span in lines]


def score_lines(
    text: str, gold: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]], persons: dict[str, str | None]
) -> dict[str, Any]:
    """Counts by type the quotations of one part whose line has the right speaker."""
    said = {(line["start"], line["end"]): persons.get(line["speaker"]) for line in lines}
    return {"right": Counter(row["type"] for row in gold if said.get(row["spans"][0]) == row["speaker"])}


SCORER = Scorer(score_lines, pair_lines, map_characters, str.lower)


def laid(*talk: Said) -> tuple[list[Quotation], Novel]:
    """A document in which the talk stands line by line, each followed by the word of its tag if there is one."""
    text, lines, gold, words = "", [], [], []
    for k, said in enumerate(talk):
        start, end = len(text), len(text) + 7
        text += "“Well.”"
        gold.append({"spans": [(start, end)], "speaker": said.speaker, "type": said.type, "addressees": [*said.to]})
        cue = None
        words.append((start + 1, "INTJ"))
        if said.cue:
            cue = [end + 1, end + 5]
            words.append((end + 1, said.cue))
            text += " word said."
        if said.found:
            how = said.type if said.cue else "implicit"
            lines.append({"start": start, "end": end, "speaker": said.predicted, "how": how, "cue": cue, "id": f"l{k}"})
        text += "\n"
    document = {
        "text": text,
        "lines": lines,
        "entities": [{"id": name, "name": name, "names": names} for name, names in ENTITIES.items()],
        "cast": [{"entity": "ivo", "narrator": True}, {"entity": "ann", "narrator": False}],
        "words": {"start": [start for start, _ in words], "upos": [upos for _, upos in words]},
    }
    return laid_beside(document, gold, CHARACTERS, SCORER)


def errors_of(*talk: Said) -> list[Error]:
    return list(wrong(*laid(*talk)))


ANN, BETH, CARL = Said("Ann Reed", "ann"), Said("Beth Reed", "beth"), Said("Carl Moss", "carl")
"""Quotations that are right."""

CASES = [
    ("not found", [Said("Ann Reed", "ann", found=False)]),
    ("no speaker given", [Said("Ann Reed", None)]),
    ("wrong merge", [Said("Dora Lind", "both")]),
    ("split name", [Said("Ann Reed", "either")]),
    ("split name", [Said("Carl Moss", "shorter")]),
    ("name of nobody", [Said("Ann Reed", "shorter")]),
    ("name of nobody", [Said("Carl Moss", "place")]),
    ("somebody without a name", [Said("Carl Moss", "a stranger")]),
    ("speaker without an entity", [Said("The Porter", "carl")]),
    ("tag missed", [Said("Carl Moss", "ann", "explicit")]),
    ("tag missed", [Said("Carl Moss", "ann", "anaphoric")]),
    ("narrator, tagged", [Said("Ivo", "ann", "anaphoric", "PRON")]),
    ("narrator, tagged", [Said("Ann Reed", "ivo", "explicit", "PROPN")]),
    ("name misread", [Said("Carl Moss", "ann", "explicit", "PROPN")]),
    ("pronoun misread", [Said("Carl Moss", "ann", "anaphoric", "PRON")]),
    ("noun misread", [Said("Carl Moss", "ann", "anaphoric", "NOUN")]),
    ("passed on instead of going on", [BETH, ANN, Said("Ann Reed", "beth")]),
    ("went on instead of passing on", [BETH, ANN, Said("Beth Reed", "ann")]),
    ("third person for speaker", [BETH, ANN, Said("Beth Reed", "carl")]),
    ("third speaker, last predicted", [BETH, ANN, Said("Carl Moss", "ann")]),
    ("third speaker, last but one predicted", [BETH, ANN, Said("Carl Moss", "beth")]),
    ("third speaker, another predicted", [BETH, ANN, Said("Carl Moss", "dora")]),
    ("third speaker, another predicted", [Said("Ann Reed", "beth")]),
    ("alternation slipped", [BETH, ANN, Said("Beth Reed", "ann"), Said("Ann Reed", "beth")]),
    ("mistaken again", [BETH, ANN, Said("Beth Reed", "carl"), ANN, Said("Beth Reed", "carl")]),
    ("mistaken again", [BETH, ANN, Said("Ann Reed", "beth"), Said("Ann Reed", "beth")]),
]


@pytest.mark.parametrize(("kind", "talk"), CASES)
def test_the_last_error_is_of_its_kind(kind: str, talk: list[Said]) -> None:
    assert kind_of(errors_of(*talk)[-1]) == kind


def test_every_kind_has_a_case() -> None:
    assert {kind for kind, _ in CASES} == {kind.name for kind in KINDS}


def test_what_is_right_is_no_error() -> None:
    assert errors_of(ANN, BETH, CARL) == []


def test_a_name_shared_with_the_person_predicted_is_no_merge() -> None:
    (error,) = errors_of(Said("Ann Reed", "beth"))
    assert not error.merged()


def test_a_person_mistaken_long_ago_is_not_mistaken_again() -> None:
    *_, error = errors_of(Said("Carl Moss", "dora"), BETH, ANN, Said("Carl Moss", "dora"))
    assert kind_of(error) == "third speaker, another predicted"


def test_a_nameless_narrator_is_not_somebody_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENTITIES, "ivo", {})
    (error,) = errors_of(Said("Ann Reed", "ivo", "anaphoric", "PRON"))
    assert kind_of(error) == "narrator, tagged"


def test_the_nearest_speakers_are_those_predicted_for_other_lines() -> None:
    error, other = errors_of(BETH, Said("Ann Reed", "beth"), Said("Carl Moss", "ann"))
    assert error.here.near == {"Beth Reed", "Ann Reed"}
    assert other.here.near == {"Beth Reed"}


def test_the_table_counts_by_kind_and_novel() -> None:
    found = {
        "PrideAndPrejudice": errors_of(Said("Ann Reed", "beth", to=("Beth Reed",)), ANN),
        "TheSunAlsoRises": errors_of(BETH, Said("Ivo", "beth", "anaphoric", "PRON"), Said("Ann Reed", None)),
    }
    made = table(found, {"PrideAndPrejudice": 2, "TheSunAlsoRises": 3})
    rows = {str(row[0]): row[1:] for row in made.rows}
    assert made.columns == ["kind", "PrideAndPrejudice", "TheSunAlsoRises", "all", "carried on", *BESIDE]
    assert rows["narrator, tagged"] == [0, 1, 1, 0, 0, 1, 0]
    assert rows["third speaker, another predicted"] == [1, 0, 1, 0, 1, 0, 1]
    assert rows["**wrong**"] == [1, 2, 3, 0, 1, 1, 1]
    assert rows["quotations"] == [2, 3, 5, None, None, None, None]
    assert all(kind.meaning in made.protocol for kind in KINDS)


def test_what_is_carried_on_goes_back_to_the_first_of_its_kind() -> None:
    slipping = [Said("Beth Reed", "ann"), Said("Ann Reed", "beth"), Said("Beth Reed", "ann"), Said("Ann Reed", "beth")]
    again = [Said("Carl Moss", "dora", "anaphoric", "PRON"), ANN, Said("Carl Moss", "dora")]
    assert first_kinds(errors_of(BETH, ANN, *slipping, *again)) == {
        "went on instead of passing on": 3,
        "pronoun misread": 1,
    }


def test_an_error_is_shown_on_one_line() -> None:
    (error,) = errors_of(Said("Carl Moss", "ann", "explicit", "PROPN"))
    assert described(error, "“Well,\nI”") == "0-7\texplicit\tCarl Moss\tann (Ann Reed)\t“Well,"
