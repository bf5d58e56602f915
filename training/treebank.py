"""Reads the treebanks from which the word list is counted: words as the list writes them, with tags and lemma rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from storyglass.language.lexicon import normalized
from storyglass.language.sentences import at_beginning, directions, roles
from storyglass.language.tokens import Tokens

WEIGHT = {"ewt": 1.0, "gum": 2.0}
"""What a word counts: GUM's guidelines are the newer ones, and it has fiction and dialogue."""


class Word(NamedTuple):
    """One word of a treebank: `key` is its form as the word list writes it, lower-case where only its place asks."""

    key: str
    pair: tuple[str, str]
    feats: str
    rule: tuple[bool, int, str]
    weight: float


def treebank(data: Path) -> list[list[Word]]:
    """The sentences of the treebanks' free training parts."""
    free = set(json.loads((data / "splits.json").read_text(encoding="utf-8"))["gum_train_free"])
    sentences = []
    for name in ("ewt", "gum"):
        document = ""
        text = (data / f"ud/en_{name}-ud-train.conllu").read_text(encoding="utf-8")
        for block in text.split("\n\n"):
            lines = block.strip("\n").split("\n")
            document = next((line[14:] for line in lines if line.startswith("# newdoc id = ")), document)
            rows = [line.split("\t") for line in lines if line and line[0] != "#"]
            if rows and (name == "ewt" or document.strip() in free):
                sentences.append(_sentence(rows, name))
    return sentences


def _sentence(rows: list[list[str]], treebank_name: str) -> list[Word]:
    forms, starts, at, fused = [], [], 0, 0
    words = []
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            fused = int(row[0].partition("-")[2])
            spaced = "SpaceAfter=No" not in row[9]
            continue
        forms.append(row[1])
        starts.append(at)
        at += len(row[1])
        inside = int(row[0]) < fused
        at += 0 if inside else spaced if int(row[0]) == fused else "SpaceAfter=No" not in row[9]
        words.append(row)
    types = list(dict.fromkeys(forms))
    number = {form: index for index, form in enumerate(types)}
    start = np.array(starts, np.int32)
    end = start + np.array([len(form) for form in forms], np.int32)
    tokens = Tokens(start, end, np.array([number[form] for form in forms], np.int32), types)
    begins = np.zeros(len(forms), bool)
    begins[0] = True
    initial = at_beginning(directions(tokens, roles(types), ()), begins)
    shouted = sum(map(str.isupper, forms)) > len(forms) / 2
    return [_word(row, bool(first), shouted, treebank_name) for row, first in zip(words, initial, strict=True)]


def _word(row: list[str], initial: bool, shouted: bool, treebank_name: str) -> Word:
    form, lemma, upos, xpos = normalized(row[1]), normalized(row[2]), row[3], row[4]
    if treebank_name == "ewt" and upos in ("PUNCT", "SYM") and xpos == "," and form != ",":
        xpos = ":"  # GUM's tag for dashes, semicolons and ellipses
    named = upos == "PROPN" or xpos.startswith("NNP")
    key = form.lower() if (initial or shouted) and not named and form != "I" else form
    feats = "" if row[5] == "_" else row[5]
    return Word(key, (upos, xpos), feats, lemma_rule(form, lemma, upos), WEIGHT[treebank_name])


def lemma_rule(form: str, lemma: str, upos: str) -> tuple[bool, int, str]:
    """How `form` becomes `lemma`: whether its capitals stay, letters to cut, letters to add."""
    keep = lemma != lemma.lower() and (upos == "PROPN" or form[:1] == lemma[:1])
    base = form if keep else form.lower()
    agree = [a == b for a, b in zip(base, lemma, strict=False)]
    common = agree.index(False) if False in agree else len(agree)
    return keep, len(base) - common, lemma[common:]
