"""Lemmas of words whose tags are known.

Irregular verbs are a closed class, written down; of all other forms the word list says how their lemma is made. An
inflected form that the list lacks comes from the stem that it has (`zips` from `zip`), or else by its ending's rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyglass.language.lexicon import NO_STATE, LemmaRule, Lexicon, ending_keys, load_lexicon, normalized

Tag = tuple[str, str]
"""UPOS and XPOS."""

ENDINGS = {"VBG": "ing", "VBD": "ed", "VBN": "ed", "VBZ": "s", "NNS": "s", "NNPS": "s", "JJR": "er", "JJS": "est"}
"""The regular ending of each inflected form."""

BASES = {"VBG": "VB", "VBD": "VB", "VBN": "VB", "VBZ": "VB", "NNS": "NN", "NNPS": "NN", "JJR": "JJ", "JJS": "JJ"}
"""The tag of the base form to each inflected one."""

SHORTEST_STEM = 3  # letters; shorter words that end so (`king`, `need`, `his`) are mostly no inflected forms


def lemmas(
    types: Sequence[str],
    type: NDArray[np.integer[Any]],
    tag: NDArray[np.integer[Any]],
    tags: Sequence[Tag],
    lexicon: Lexicon | None = None,
) -> list[str]:
    """The lemma of every word: word `i` is the form `types[type[i]]` tagged `tags[tag[i]]`."""
    lexicon = lexicon or load_lexicon()
    pairs, pair = np.unique(type.astype(np.int64) * len(tags) + tag, return_inverse=True)
    found = [lemma(types[number // len(tags)], tags[number % len(tags)], lexicon) for number in pairs.tolist()]
    return np.array(found, dtype=object)[pair].tolist()  # type: ignore[no-any-return]


def lemma(written: str, tag: Tag, lexicon: Lexicon) -> str:
    """The lemma of one form with its tag; in lower case unless it is a name."""
    form = normalized(written) or written
    lower, (upos, xpos) = form.lower(), tag
    name = upos == "PROPN"
    irregular = irregular_verbs().get((lower, xpos)) if upos in ("VERB", "AUX") else None
    if irregular:
        return irregular
    rows = _rows(form, name, lexicon)
    rule = _rule(rows, upos, xpos, lexicon)
    stem = None if rule else _known_stem(form if name else lower, xpos, lexicon)
    if stem:
        return stem
    rule = rule or _rule(rows, upos, None, lexicon) or _rule(_ending_rows(form, name, lexicon), upos, xpos, lexicon)
    return (rule.apply(form) if rule else "") or (form if name else lower)


def _rows(form: str, name: bool, lexicon: Lexicon) -> list[int]:
    """The list's rows of a form: that of the common word first, but of a name as it is written."""
    lower = form.lower()
    keys = [form, form[0] + lower[1:], lower] if name else [lower, form]
    return [lexicon.words[key] for key in dict.fromkeys(keys) if key in lexicon.words]


def _ending_rows(form: str, name: bool, lexicon: Lexicon) -> list[int]:
    keys = ending_keys(form if name else form.lower())
    return [lexicon.endings[key] for key in keys if key in lexicon.endings]


def _rule(rows: list[int], upos: str, xpos: str | None, lexicon: Lexicon) -> LemmaRule | None:
    """The lemma rule of the first reading with these tags (any XPOS: None)."""
    for row in rows:
        for column, state in enumerate(lexicon.state[row].tolist()):
            if state != NO_STATE and lexicon.upos[state] == upos and xpos in (None, lexicon.xpos[state]):
                return lexicon.rules[int(lexicon.rule[row, column])]
    return None


def _known_stem(form: str, xpos: str, lexicon: Lexicon) -> str | None:
    """The likeliest of the stems which the list knows as base forms."""
    base, best, least = BASES.get(xpos), None, NO_STATE
    for stem in stems(form, xpos):
        row = lexicon.words.get(stem.lower())
        for state, cost in zip(lexicon.state[row], lexicon.cost[row], strict=True) if row is not None else ():
            if state != NO_STATE and lexicon.xpos[state] == base and cost < least:
                best, least = stem, cost
    return best


def stems(form: str, xpos: str) -> Iterator[str]:
    """What a regular form can be an inflection of: `hoped` of `hop` or `hope`, `tries` of `try`."""
    ending = ENDINGS.get(xpos)
    if not ending or not form.endswith(ending) or len(form) < len(ending) + SHORTEST_STEM:
        return
    stem = form[: -len(ending)]
    yield stem
    if ending == "s":
        if stem[-1] == "e":
            yield stem[:-1]
        if stem.endswith("ie"):
            yield stem[:-2] + "y"
        if stem.endswith("ve"):
            yield from (stem[:-2] + "f", stem[:-2] + "fe")
    else:
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem[-1] == "i":
            yield stem[:-1] + "y"


@cache
def irregular_verbs() -> dict[tuple[str, str], str]:
    """The lemma of each irregular past (`VBD`) and participle (`VBN`)."""
    text = (resources.files("storyglass") / "data" / "irregular_verbs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {
        (form, xpos): verb
        for verb, past, participle in rows
        for xpos, forms in (("VBD", past), ("VBN", participle))
        for form in forms.split(",")
    }
