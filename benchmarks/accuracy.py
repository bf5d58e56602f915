"""Runs the scorers, each in a process of its own, and reads what they print.

A scorer prints one line for each document and, last, one JSON object with the figures of all of them together.
"""

from __future__ import annotations

import ast
import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.places import Places, PlaceUnknown
from benchmarks.processes import run
from benchmarks.results import Cell, Table

Figures = dict[str, Any]

FOLD_WEIGHTS = Path(__file__).parent / "weights"
"""The weights of each fold, learned on the other folds by `training/speech.py`."""
FOLD_READERS = Path(__file__).parent / "readers"
"""The reading models of each fold, whose heads saw the other folds of LitBank; too large to keep in the repository."""
DEVELOPMENT_FOLDS = frozenset({0, 1, 2})
"""The folds of splits.json whose novels were open to whoever wrote the rules; the others were only ever scored."""

PDNC_COLUMNS = {
    "all": ("accuracy", "all"),
    "explicit": ("accuracy", "explicit"),
    "anaphoric": ("accuracy", "anaphoric"),
    "implicit": ("accuracy", "implicit"),
    "parts found": ("quote_recall",),
    "parts right": ("quote_precision",),
    "addressees F1": ("addressee_f1",),
    "calibration error": ("ece",),
    "quotations": ("quotes",),
}

GOLD = ".gold.json"
"""How the name of a story's annotation ends; its text is `<slug>.txt` beside it."""
DEVELOPMENT_STORIES = Path(__file__).parent / "stories" / "development"
"""Passages written and annotated for this project, open to whoever writes the rules."""
APART_STORIES = DEVELOPMENT_STORIES.with_name("apart")
"""More of them, which are only ever scored; the README above both says how they are kept."""

STORY_COLUMNS = {
    "scene borders F1": ("scene_borders_f1",),
    "layer": ("layer",),
    "viewpoint": ("viewpoint",),
    "present F1": ("present_f1",),
    "feeling": ("feeling",),
    "watching F1": ("watching_f1",),
    "bond pairs F1": ("bond_pairs_f1",),
    "bonds with kind F1": ("bonds_with_kind_f1",),
    "knowledge": ("knowledge",),
    "secret": ("secret",),
    "told F1": ("told_f1",),
    "assessments F1": ("assessments_f1",),
    "cast F1": ("cast_f1",),
    "lines F1": ("lines_f1",),
    "speaker": ("speaker",),
    "explicit": ("speaker_explicit",),
    "anaphoric": ("speaker_anaphoric",),
    "implicit": ("speaker_implicit",),
    "addressee F1": ("addressee_f1",),
}


def pdnc(places: Places) -> list[Table]:
    """Speakers of whole novels: all of them, by fold, by novel."""
    printed, by_fold, folds = _pdnc_by_fold(places)
    rows = _rows_by_fold(printed, by_fold)
    by_novel: list[list[Cell]] = [
        [name, folds.get(name), *_cells(found, PDNC_COLUMNS)] for name, found in per_document(printed).items()
    ]
    protocol = (
        "`run_pdnc.py` on the Project Dialogism Novel Corpus: `storyglass read novel_text.txt --format json` with "
        "nothing given but the text; accuracy is the share of gold quotations whose speaker is right, by the type of "
        "the quotation; folds share no author. Each fold is read with the weights learned on the four others "
        "(`benchmarks/weights/`, made by `training/antecedents.py` and `training/speech.py`), so that no novel is "
        "measured by weights that saw it; the weights that ship were learned on all of them. The reading model is the "
        "one that ships: nothing of this corpus took part in making it, but LitBank's mentions and events in 2,000 "
        "words of some of these novels did. The rules were made with an eye on the development folds."
    )
    title = "Who says it: Project Dialogism Novel Corpus"
    return [
        Table(title, protocol, ["novels", *PDNC_COLUMNS], rows),
        Table(f"{title}, by novel", "The same run.", ["novel", "fold", *PDNC_COLUMNS], by_novel),
    ]


def cast_given(places: Places) -> list[Table]:
    """Speakers of whole novels whose cast is given."""
    printed, by_fold, _ = _pdnc_by_fold(places, "--cast")
    protocol = (
        "The same with the corpus's list of characters (names, aliases, pronouns; no offsets) given by `--cast`, and "
        "the same weights of each fold."
    )
    title = "Who says it, the cast being given"
    return [Table(title, protocol, ["novels", *PDNC_COLUMNS], _rows_by_fold(printed, by_fold))]


def _pdnc_by_fold(places: Places, *options: str) -> tuple[str, dict[int, Figures], dict[str, int]]:
    """What the scorer prints of all novels, its figures by fold, and the fold of each novel."""
    scorer, novels = places.score / "run_pdnc.py", places.novels
    folds = _folds(places.data / "splits.json", {path.name for path in novels.iterdir() if path.is_dir()})
    by_fold: dict[int, Figures] = {}
    with tempfile.TemporaryDirectory() as out:  # each novel is read once: later runs score the documents left here
        for fold in sorted(set(folds.values())):
            members = [name for name in sorted(folds) if folds[name] == fold]
            weights = FOLD_WEIGHTS / f"fold-{fold}"
            by_fold[fold] = pooled(run([sys.executable, scorer, *options, novels, out, *members], weights).output)
        printed = run([sys.executable, scorer, *options, novels, out, *sorted(folds)]).output
    return printed, by_fold, folds


def _rows_by_fold(printed: str, by_fold: Mapping[int, Figures]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["**all novels**", *_cells(pooled(printed), PDNC_COLUMNS)]]
    for fold, found in by_fold.items():
        mark = " (development)" if fold in DEVELOPMENT_FOLDS else " (scored only)"
        rows.append([f"fold {fold}{mark}", *_cells(found, PDNC_COLUMNS)])
    return rows


def stories(places: Places) -> list[Table]:
    """Every layer of annotated short stories: the given ones, and the project's own passages."""
    given = _story_figures(places, places.stories)
    open_to_rules = _story_figures(places, DEVELOPMENT_STORIES)
    apart = _story_figures(places, APART_STORIES)
    columns = ["stories", *STORY_COLUMNS]
    protocol = (
        "`run_story.py`: `storyglass.read` on whole short stories annotated by hand, against every layer of the "
        "annotation; the scorer's source says how each figure is counted. `feeling` is corrected for chance: 0 is what "
        "the best constant answer gets."
    )
    own_protocol = (
        "The same on the passages in `benchmarks/stories/`, written and annotated for this project. The development "
        "passages were open to whoever wrote the rules; the others were only ever scored, and only together."
    )
    return [
        Table("Annotated short stories", protocol, columns, _story_rows("all stories", given)),
        Table(
            "Annotated passages of the project's own",
            own_protocol,
            columns,
            _story_rows("development", open_to_rules) + _story_rows("kept apart", {"": apart[""]}),
        ),
    ]


def _story_figures(places: Places, folder: Path) -> dict[str, Figures]:
    """The figures of each story, and under the empty name those of all of them together."""
    printed = run([sys.executable, places.score / "run_story.py", folder]).output
    return {"": pooled(printed), **per_document(printed)}


def _story_rows(title: str, found: Mapping[str, Figures]) -> list[list[Cell]]:
    return [[name or f"**{title}**", *_cells(figures, STORY_COLUMNS)] for name, figures in found.items()]


def litbank(places: Places) -> list[Table]:
    """Coreference, entities and events on the words as LitBank gives them, by fold."""
    root = places.data / "litbank"
    folds = _folds(
        places.data / "splits.json",
        {path.name.removesuffix("_brat.ann") for path in (root / "coref/brat").glob("*_brat.ann")},
        "litbank",
    )
    found: dict[int, Figures] = {}
    for fold in sorted(set(folds.values())):
        reader = FOLD_READERS / f"fold-{fold}" / "reader.onnx"
        if not reader.exists():
            raise PlaceUnknown(f"{reader}: no reading model without this fold; training/README.md makes it")
        members = [name for name in sorted(folds) if folds[name] == fold]
        with tempfile.TemporaryDirectory() as weights:
            for file in (reader, *(FOLD_WEIGHTS / f"fold-{fold}").iterdir()):
                Path(weights, file.name).symlink_to(file.resolve())
            command: list[str | Path] = [sys.executable, places.score / "run_litbank.py", root, *members]
            figures = pooled(run(command, Path(weights)).output)
        found[fold] = {**{f"coreference, {name}": value for name, value in figures.pop("coref").items()}, **figures}
    columns = [f"fold {fold}" for fold in found]
    rows: list[list[Cell]] = [
        [
            name,
            round(sum(each[name] for each in found.values()) / len(found), 2),
            *(each[name] for each in found.values()),
        ]
        for name in next(iter(found.values()))
    ]
    protocol = (
        "`run_litbank.py`: `storyglass.read_sentences` on the words of each LitBank document (2,000 words each). Each "
        "fold is read by a reading model whose heads saw the four others only (`training/README.md` makes them), and "
        "its mentions are linked by weights learned on the four others; folds share no author. The encoder was "
        "pre-trained on plain fiction, which holds the text of many of these novels."
    )
    return [Table("LitBank", protocol, ["figure", "mean", *columns], rows)]


def universal_dependencies(places: Places) -> list[Table]:
    """Words, sentences, tags, lemmas and trees from raw text."""
    with tempfile.TemporaryDirectory() as folder:
        files = sorted((places.data / "ud").glob("*-dev.conllu"))
        fiction = Path(folder, "en_gum-ud-dev, fiction alone")
        fiction.write_text(_documents(places.data / "ud/en_gum-ud-dev.conllu", "GUM_fiction"), encoding="utf-8")
        files.append(fiction)
        found = {path.stem: pooled(run([sys.executable, places.score / "run_ud.py", path]).output) for path in files}
    columns = list(next(iter(found.values()), {}))
    rows: list[list[Cell]] = [[name, *(each[column] for column in columns)] for name, each in found.items()]
    protocol = (
        "`run_ud.py`: `storyglass.read` on the raw text of the development sets of Universal Dependencies English; F1 "
        "over words aligned by characters, as in the CoNLL 2018 shared task. The model that ships saw the training "
        "sets only (of GUM the documents whose texts are free)."
    )
    return [Table("Words, sentences, tags, lemmas, trees", protocol, ["treebank", *columns], rows)]


def _documents(path: Path, prefix: str) -> str:
    """The documents of a treebank whose names begin so."""
    kept, inside = [], False
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if "# newdoc id = " in block:
            inside = f"# newdoc id = {prefix}" in block
        if inside and block.strip():
            kept.append(block.strip("\n"))
    return "\n\n".join(kept) + "\n"


def pooled(printed: str) -> Figures:
    """The figures of all documents together: the JSON object on the last line."""
    found = json.loads(printed.strip().splitlines()[-1])
    if not isinstance(found, dict):
        raise ValueError("the last line of a scorer is a JSON object")
    return found


def per_document(printed: str) -> dict[str, Figures]:
    """The figures of each document: lines of a name, blanks, and a Python dict."""
    found = {}
    for line in printed.strip().splitlines()[:-1]:
        name, brace, rest = line.partition("{")
        if brace:
            found[name.strip()] = ast.literal_eval(brace + rest)
    return found


def _cells(found: Figures, columns: Mapping[str, tuple[str, ...]]) -> list[Cell]:
    cells: list[Cell] = []
    for path in columns.values():
        value: Any = found
        for key in path:
            value = value.get(key) if value else None
        cells.append(value)
    return cells


def _folds(splits: Path, present: set[str], kind: str = "pdnc") -> dict[str, int]:
    """The fold of every novel or document that is here."""
    folds: dict[str, int] = json.loads(splits.read_text(encoding="utf-8"))["folds"][kind]
    return {name: fold for name, fold in folds.items() if name in present}
