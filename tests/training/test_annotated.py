"""Annotated data as passages, on data written here in the formats of the corpora."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from training import annotated
from training.annotated import Passage, varied

TREEBANK = """\
# newdoc id = GUM_free
# newpar
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
3.1\tnothing\t_\t_\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 2
1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = GUM_other
# newpar
# sent_id = 3
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data with one treebank of two documents, one of them free."""
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud/en_gum-ud-train.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "splits.json").write_text(json.dumps({"gum_train_free": ["GUM_free"]}), encoding="utf-8")
    return tmp_path


def test_a_treebank_gives_words_as_they_stand_in_the_text(data: Path) -> None:
    (passage,) = annotated.treebank(data, "gum")
    assert passage.forms == ["Do", "n't", "go", ".", "Stay"]
    assert passage.spaced == [False, False, False, False, True]
    assert passage.paragraph == [True, False, False, False, False]
    assert passage.start == [True, False, False, False, True]
    assert passage.head == [2, 2, -1, 2, -1]
    assert passage.tag[:2] == [("AUX", "VB"), ("PART", "RB")]


def test_all_documents_may_be_asked_for(data: Path) -> None:
    assert [one.name for one in annotated.treebank(data, "gum", free=False)] == ["GUM_free", "GUM_other"]


LITBANK = "Old\tB-PER\tO\nTom\tI-PER\tB-PER\n's\tI-PER\tO\nson\tI-PER\tO\nran\tO\tO\n\nHe\tO\tO\nfell\tO\tO\n"
EVENTS = "Old\tO\nTom\tO\n's\tO\nson\tO\nran\tEVENT\n\nHe\tO\nfell\tEVENT\n"


def test_litbank_gives_nested_mentions_pronouns_and_events(tmp_path: Path) -> None:
    for folder in ("entities/tsv", "events/tsv", "coref/brat"):
        (tmp_path / "litbank" / folder).mkdir(parents=True)
    root = tmp_path / "litbank"
    (root / "entities/tsv/7_tale_brat.tsv").write_text(LITBANK, encoding="utf-8")
    (root / "events/tsv/7_tale_brat.tsv").write_text(EVENTS, encoding="utf-8")
    (root / "coref/brat/7_tale_brat.txt").write_text("Old Tom 's son ran\nHe fell\n", encoding="utf-8")
    (root / "coref/brat/7_tale_brat.ann").write_text("T1\tPRON_PER 19 21\tHe\n", encoding="utf-8")
    (passage,) = annotated.litbank(tmp_path)
    assert passage.mentions == [(0, 4, "PER"), (1, 2, "PER"), (5, 6, "PER")]
    assert [form for form, event in zip(passage.forms, passage.event, strict=True) if event] == ["ran", "fell"]
    assert passage.start == [True, False, False, False, False, True, False]


def passage_of(source: str) -> Passage:
    """Two sentences; a treebank knows that the second begins a paragraph."""
    known = source != "litbank"
    return Passage(
        source,
        "one",
        ["Go", "now", ".", "Stay", "here", "."],
        [False, True, False, not known, True, False],
        [True, False, False, known, False, False],
        [True, False, False, True, False, False],
    )


@pytest.mark.parametrize("source", ["litbank", "gum"])
def test_words_at_a_border_are_never_spaced_and_others_as_in_print(source: str) -> None:
    seen = set()
    for seed in range(60):
        other = varied(passage_of(source), random.Random(seed))
        assert other.paragraph[0]
        assert other.spaced == [False, True, False, not other.paragraph[3], True, False]
        seen.add(other.paragraph[3])
    assert seen == {True, False}
