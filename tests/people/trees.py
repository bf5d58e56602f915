"""Sentence trees and mentions by hand, laid over the words that the rules find: what the reading model would say.

A tree is a table of relations, a line or a semicolon between them: `Fenn nsubj said`. A word that stands several times
in the text is told apart by a number (`he#2` is the second `he`). Mentions are such a table too, `PER noun: the old
miller`, and mean every place where those words stand. Words that no relation speaks of depend on the last word of their
mention, or on nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

import numpy as np

from storyglass.language import Language, Rules
from storyglass.language.model import MentionSpan
from storyglass.manuscript import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import EntityType, MentionKind


class ByHand(Rules):
    """A linguist who knows one text: the words of the rules, with these relations and mentions."""

    def __init__(self, relations: str = "", mentions: str = "") -> None:
        super().__init__()
        self.relations, self.mentions = relations, mentions

    def analyse(
        self, manuscript: Manuscript, quotations: Quotations, progress: Callable[[float], None] | None = None
    ) -> Language:
        """The words of the rules with what the tables say of them."""
        language = super().analyse(manuscript, quotations, progress)
        mentions = sorted(_mentions(language.forms, self.mentions), key=lambda m: (m.first, -m.last))
        head = [-1] * len(language.forms)
        deprel: list[str | None] = ["dep"] * len(language.forms)
        for mention in mentions:
            for i in range(mention.first, mention.last - 1):
                head[i], deprel[i] = mention.last - 1, "det"
        for line in _lines(self.relations):
            dependent, relation, governor = line.split()
            at = _word(language.forms, dependent)
            head[at], deprel[at] = _word(language.forms, governor) if governor != "-" else -1, relation
        words = replace(language.words, head=np.array(head, np.int32), deprel=deprel)
        return replace(language, words=words, mentions=mentions)


def _lines(table: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\n;]", table) if line.strip()]


def _word(forms: list[str], name: str) -> int:
    form, _, number = name.partition("#")
    return [i for i, each in enumerate(forms) if each == form][int(number or 1) - 1]


def _mentions(forms: list[str], table: str) -> Iterator[MentionSpan]:
    """Every place at which each of the phrases stands."""
    for line in _lines(table):
        what, _, phrase = line.partition(": ")
        type_, kind = what.split()
        words = phrase.split()
        if "#" in phrase:
            yield MentionSpan(*_numbered(forms, phrase), cast(EntityType, type_), cast(MentionKind, kind), 2.0)
        for i in range(len(forms) - len(words) + 1):
            if forms[i : i + len(words)] == words:
                yield MentionSpan(i, i + len(words), cast(EntityType, type_), cast(MentionKind, kind), 2.0)


def _numbered(forms: list[str], name: str) -> tuple[int, int]:
    at = _word(forms, name)
    return at, at + 1
