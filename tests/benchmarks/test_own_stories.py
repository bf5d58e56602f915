"""The passages annotated for this project say what their texts say, and are measured apart from the given stories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from benchmarks.accuracy import APART_STORIES, DEVELOPMENT_STORIES, GOLD
from benchmarks.places import Places

FOLDERS = {
    path.name.removesuffix(GOLD): folder
    for folder in (DEVELOPMENT_STORIES, APART_STORIES)
    for path in sorted(folder.glob(f"*{GOLD}"))
}
SLUGS = list(FOLDERS)
LABELS = frozenset(
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval "
    "disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief "
    "remorse sadness surprise".split()
)
"""The labels of GoEmotions (Demszky et al. 2020) but `neutral`."""
LAYERS = frozenset("actual dream memory imagined document".split())
KINDS = frozenset("romantic family friend professional hostile other".split())
LEAST_WORDS = 500
LEAST_APART = 6
"""How many passages must be kept apart: with fewer, what one of them has would decide the figures."""

SCORER = """\
import json, sys
folder = sys.argv[1].replace(chr(92), "/").rpartition("/")[2]
print(folder, {"cast_f1": 0.5})
print(json.dumps({"cast_f1": len(folder)}))
"""


def passage(slug: str) -> tuple[str, dict[str, Any]]:
    folder = FOLDERS[slug]
    text = (folder / f"{slug}.txt").read_text(encoding="utf-8")
    return text, json.loads((folder / f"{slug}{GOLD}").read_text(encoding="utf-8"))


def people_of(gold: dict[str, Any]) -> set[str]:
    """Everybody who is named in any layer."""
    found = set()
    for line in gold["lines"]:
        found |= {line["speaker"], *line["addressees"]}
    for scene in gold["scenes"]:
        found |= {*scene["present"], *([scene["viewpoint"]] if scene["viewpoint"] else [])}
    for fact in gold["knowledge"]:
        found |= set(fact["knows"])
        if told := fact.get("told"):
            to = told["to"]
            found |= {told["by"], *(to if isinstance(to, list) else [to])}
    for judgement in gold["assessments"]:
        found |= {judgement["of"], *judgement["by"]}
    for perception in gold["perceptions"]:
        found |= {perception["who"], perception["of"]}
    found |= {feeling["who"] for feeling in gold["feelings"]}
    return found | {who for bond in gold["bonds"] for who in bond["pair"]}


@pytest.mark.parametrize("slug", SLUGS)
def test_everything_annotated_stands_in_the_text(slug: str) -> None:
    text, gold = passage(slug)
    assert len(text.split()) >= LEAST_WORDS
    at = -1
    for line in gold["lines"]:
        at = text.find(line["quote"], at + 1)
        assert at >= 0, line["quote"]
    starts = [text.find(scene["starts"]) for scene in gold["scenes"]]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for start in starts[1:]:
        assert text[start - 1] == "\n", text[start : start + 40]
    for fact in gold["knowledge"]:
        assert text.count(fact["evidence"]) == 1, fact["evidence"]
    for character in gold["characters"].values():
        assert all(name in text for name in character["names"]), character


@pytest.mark.parametrize("slug", SLUGS)
def test_only_known_people_and_labels_are_used(slug: str) -> None:
    _, gold = passage(slug)
    assert people_of(gold) <= set(gold["characters"])
    assert {character["presence"] for character in gold["characters"].values()} <= {
        "person",
        "group",
        "mentioned",
        "narrator",
    }
    assert {line["how"] for line in gold["lines"]} <= {"explicit", "anaphoric", "implicit"}
    assert {scene["layer"] for scene in gold["scenes"]} <= LAYERS
    assert {bond["kind"] for bond in gold["bonds"]} <= KINDS
    assert {judgement["verdict"] for judgement in gold["assessments"]} <= {"has", "lacks", "unclear"}
    for feeling in gold["feelings"]:
        assert set(feeling["any_of"]) <= LABELS
        assert feeling["who"] in gold["scenes"][feeling["scene"]]["present"], feeling


def test_enough_passages_are_kept_apart() -> None:
    assert sum(folder == APART_STORIES for folder in FOLDERS.values()) >= LEAST_APART


def test_all_layers_occur() -> None:
    assert {scene["layer"] for slug in SLUGS for scene in passage(slug)[1]["scenes"]} == LAYERS


def test_the_readme_names_every_passage() -> None:
    page = DEVELOPMENT_STORIES.with_name("README.md").read_text(encoding="utf-8")
    assert all(f"| `{slug}` |" in page for slug in SLUGS)


def test_given_stories_and_own_passages_are_measured_apart(tmp_path: Path) -> None:
    (tmp_path / "run_story.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "given").mkdir()
    given, own = accuracy.stories(Places(str(tmp_path), None, str(tmp_path / "given")))
    cast = given.columns.index("cast F1")
    assert [(row[0], row[cast]) for row in given.rows] == [("**all stories**", 5), ("given", 0.5)]
    assert [(row[0], row[cast]) for row in own.rows] == [
        ("**development**", len("development")),
        ("development", 0.5),
        ("**kept apart**", len("apart")),
    ]
