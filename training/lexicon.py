"""Counts the word list that `storyglass.language` tags with.

    STORYGLASS_DATA=... python -m training.lexicon

Reads Universal Dependencies English (all of EWT's training part, and those GUM training documents whose texts may be
used commercially) for what forms and endings can be and how tags follow each other, then tags a sample of
public-domain fiction with that and counts the forms which the treebanks lack, and how often fiction writes each form in
lower case. Writes `src/storyglass/data/lexicon.npz`; same data, same bytes.
"""

from __future__ import annotations

import io
import json
import lzma
import math
import os
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from storyglass.language.lemmas import BASES, irregular_verbs, stems
from storyglass.language.lexicon import (
    COST_UNIT,
    NO_STATE,
    READINGS,
    ending_keys,
    normalized,
    pack_lines,
    unpack,
)
from storyglass.language.rules import Rules
from storyglass.language.sentences import Role, roles
from storyglass.language.tokens import split_words
from storyglass.manuscript import from_text
from storyglass.manuscript.model import Manuscript
from storyglass.quotations.model import Quotations
from storyglass.story import QuotationStyle
from training.treebank import Word, lemma_rule, treebank

OUT = Path(__file__).parents[1] / "src/storyglass/data/lexicon.npz"

INTERJECTIONS = (
    "aah aargh ah aha ahem argh aww blah bleh boo duh eek eep eh er erm gah geez ha haha heh hehe hey hm"
    " hmm hmmm hmph ho huh hush jeez meh mhm mm mmm mmhmm nah nope oh oho oi ooh oops ouch ow oww phew pff"
    " pfft pshaw psst shh shhh shush sheesh tch tsk tut ugh uh uhh uhm um umm uhuh uh-huh uh-oh mm-hmm"
    " whew whoa wow yay yeah yep yikes yo yup"
).split()
"""Sounds that stand in dialogue and rarely in the treebanks, where a capital would make names of them."""
INTERJECTION_WEIGHT = 5.0
IRREGULAR_WEIGHT = 2.0
"""What a form of an irregular verb counts that the treebanks lack."""

RARE_TAG = 25  # pairs of UPOS and XPOS rarer than this count as the UPOS with its commonest XPOS
LEXICAL_STATE = 250  # a function word this frequent (with its tag) is a state of its own
FUNCTION_TAGS = frozenset("ADP ADV AUX CCONJ DET PART PRON SCONJ".split())
OPEN_TAGS = frozenset("ADJ ADV INTJ NOUN NUM PROPN SYM VERB".split())
RARE_WORD = 10  # endings are learned from forms up to this frequent, for those are most like the unknown
ENDING_SUPPORT = 5  # distinct forms an ending needs
RULE_SUPPORT = 2.0  # distinct forms that must show how an ending makes its lemma
ENDING_PRIOR = 3.0  # distinct forms that the shorter ending's shares count as
WORD_PRIOR = 0.5  # occurrences that the ending's shares count as beside a form's own
FREQUENT, SLIP = 500.0, 0.005  # a frequent form's reading rarer than this share is a slip, or a use unlike fiction's
STATE_PRIOR = 60.0  # occurrences that tag-to-state shares count as beside a state's own followers
TREEBANK_WEIGHT = 4.0  # occurrences in fiction, tagged by machine, that one in the treebanks outweighs
FICTION_CAP = 40.0  # ... up to which they count at all
FICTION_MINIMUM = 8  # occurrences in the tagged sample that make a form worth keeping
SAMPLE = 120_000  # characters of each work that are tagged
FICTION_NOISE = 0.02  # readings rarer than this share of a form's are the tagger's mistakes
NAME_MINIMUM = 20  # weight from which a name has a row; rarer ones are told by their capital
LONGEST_WORD = 25  # letters; what is longer is no word that comes back
SHARE_MINIMUM = 5  # occurrences in all of fiction from which a share of lower case means something


Reading = tuple[int, str, tuple[bool, int, str]]
"""A state with features and a lemma rule."""

AS_IT_IS = (False, 0, "")
"""The lemma rule of a form that is its own lemma."""

Readings = dict[Reading, float]
"""How often each reading was met."""


# --- counting ------------------------------------------------------------------------------------------------------


@dataclass
class States:
    """The states of the model: pairs of tags, and pairs of tags with one frequent function word each."""

    names: list[tuple[str, str, str]] = field(default_factory=list)
    number: dict[tuple[str, str, str], int] = field(default_factory=dict)
    pair_of: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def count(cls, sentences: list[list[Word]]) -> States:
        """The states these sentences need."""
        pairs = Counter(word.pair for sentence in sentences for word in sentence)
        pair_of = {}
        for upos, xpos in pairs:
            common = max((p for p in pairs if p[0] == upos), key=lambda p: (pairs[p], p))
            pair_of[upos, xpos] = (upos, xpos) if pairs[upos, xpos] >= RARE_TAG else common
        lexical = Counter(
            (*pair_of[word.pair], word.key.lower())
            for sentence in sentences
            for word in sentence
            if word.pair[0] in FUNCTION_TAGS
        )
        names = sorted({(*pair, "") for pair in pair_of.values()})
        names += sorted(name for name, seen in lexical.items() if seen >= LEXICAL_STATE)
        return cls(names, {name: at for at, name in enumerate(names)}, pair_of)

    def of(self, word: Word) -> int:
        """The state of a word."""
        pair = self.pair_of[word.pair]
        return self.number.get((*pair, word.key.lower()), self.number[*pair, ""])

    def base(self, state: int) -> int:
        """The state of the same tags without a word."""
        upos, xpos, _ = self.names[state]
        return self.number[upos, xpos, ""]


Counts = dict[str, Readings]


def count_readings(sentences: list[list[Word]], states: States) -> Counts:
    """How often each form has each reading; features and lemma are the commonest for form and state."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for sentence in sentences:
        for word in sentence:
            counts[word.key][states.of(word), word.feats, word.rule] += word.weight
    for form in INTERJECTIONS:
        counts[form][states.number["INTJ", "UH", ""], "", AS_IT_IS] += INTERJECTION_WEIGHT
    return counts


def add_irregular_verbs(counts: Counts, states: States) -> None:
    """Gives the forms of irregular verbs that the treebanks lack their readings: their endings would mislead."""
    usual: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for readings in counts.values():
        for (state, feats, _), seen in readings.items():
            usual[state][feats] += seen
    missing = [(form, verb, xpos) for (form, xpos), verb in irregular_verbs().items() if form not in counts]
    verbs = dict.fromkeys(irregular_verbs().values())
    missing += [(verb, verb, xpos) for verb in verbs if verb not in counts for xpos in ("VB", "VBP")]
    for form, verb, xpos in missing:
        state = states.number["VERB", xpos, ""]
        feats = max(sorted(usual[state]), key=lambda name: usual[state][name])
        counts[form][state, feats, lemma_rule(form, verb, "VERB")] += IRREGULAR_WEIGHT


def by_state(readings: Readings) -> dict[int, tuple[float, Reading]]:
    """The total of each state with its commonest features and rule."""
    total: dict[int, float] = defaultdict(float)
    best: dict[int, tuple[float, Reading]] = {}
    for reading, seen in sorted(readings.items()):
        total[reading[0]] += seen
        if seen > best.get(reading[0], (0.0, None))[0]:
            best[reading[0]] = (seen, reading)
    return {state: (total[state], best[state][1]) for state in sorted(total)}


Shares = dict[int, tuple[float, Reading]]


class Endings:
    """What forms nobody knows can be, by class and ending, each smoothed with the next shorter one."""

    def __init__(self, counts: Counts, states: States) -> None:
        raw: dict[str, Readings] = defaultdict(lambda: defaultdict(float))
        forms: Counter[str] = Counter()
        for form, readings in counts.items():
            seen = sum(readings.values())
            if seen > RARE_WORD:
                continue
            for key in ending_keys(form, form.lower() in counts):
                forms[key] += 1
                for reading, times in readings.items():
                    upos = states.names[reading[0]][0]
                    if (upos in OPEN_TAGS or len(key) == 1) and not (upos == "PROPN" and key[0] == "c"):
                        raw[key][states.base(reading[0]), reading[1], reading[2]] += times / seen
        self.states, self.counts = states, counts
        raw["x"][states.number["X", "FW", ""], "", AS_IT_IS] += 1  # other scripts and pictures are rare in treebanks
        raw["*"][states.number["SYM", "SYM", ""], "", AS_IT_IS] += 1
        self.shares: dict[str, Shares] = {}
        for key in sorted(raw, key=lambda k: (len(k), k)):
            if forms[key] >= ENDING_SUPPORT or len(key) == 1:
                self.shares[key] = self._smoothed(key, raw[key])

    def _smoothed(self, key: str, readings: Readings) -> Shares:
        own = by_state(readings)
        parent = self.of_key(key[0] + key[2:]) if len(key) > 1 else {}
        total = sum(seen for seen, _ in own.values()) + (ENDING_PRIOR if parent else 0)
        merged = {}
        for state in sorted(own.keys() | parent.keys()):
            share = (own[state][0] if state in own else 0) + (ENDING_PRIOR * parent[state][0] if state in parent else 0)
            merged[state] = (share / total, self._reading(key, state, readings, parent))
        return merged

    def _reading(self, key: str, state: int, readings: Readings, parent: Shares) -> Reading:
        """The features and lemma rule for a state: what enough forms show, or else the shorter ending says."""
        own = sorted((-seen, reading) for reading, seen in readings.items() if reading[0] == state)
        if own and -own[0][0] >= RULE_SUPPORT:
            feats, rule = own[0][1][1:]
        elif state in parent:
            return parent[state][1]
        else:
            feats, rule = own[0][1][1], AS_IT_IS
        whole = self.states.names[state][1] == "NNP" or key[0] in ".*"
        return state, feats, (self.states.names[state][0] == "PROPN", 0, "") if whole else rule

    def of_key(self, key: str) -> Shares:
        """The shares of the longest known ending of `key`."""
        while key not in self.shares:
            if len(key) == 1:
                return {}
            key = key[0] + key[2:]
        return self.shares[key]

    def of_form(self, form: str) -> Shares:
        """The shares for a form that no count knows."""
        return next(
            (self.shares[key] for key in ending_keys(form, form.lower() in self.counts) if key in self.shares), {}
        )


def word_shares(form: str, readings: Readings, guess: Shares, states: States) -> Shares:
    """The shares of one form: its own counts, and a little of what its ending says."""
    own = by_state(readings)
    total = sum(seen for seen, _ in own.values())
    slip = SLIP * total if total >= FREQUENT else 0.0
    names = {state for state in own if states.names[state][0] == "PROPN"}
    if not form.islower() or len(names) == len(own):  # what is a word in lower case is no name in lower case
        names = set()
    own = {state: found for state, found in own.items() if found[0] >= slip and state not in names}
    total = sum(seen for seen, _ in own.values())
    prior = 0.0 if all(states.names[state][0] not in OPEN_TAGS for state in own) else WORD_PRIOR
    merged = {}
    for state in sorted(own.keys() | (guess.keys() if prior else set())):
        share = (own[state][0] if state in own else 0) + (prior * guess[state][0] if state in guess else 0)
        merged[state] = (share / (total + prior), own[state][1] if state in own else guess[state][1])
    return merged


def transitions(sentences: list[list[Word]], states: States) -> tuple[np.ndarray, np.ndarray]:
    """Negative logarithms: of each state after each state (the last row: at a beginning), and of each state at all."""
    count = len(states.names)
    follow = np.zeros((count + 1, count))
    for sentence in sentences:
        before = count
        for word in sentence:
            state = states.of(word)
            follow[before, state] += 1
            before = state
    seen = follow.sum(axis=0)
    prior = (seen + 0.1) / (seen + 0.1).sum()
    base = np.array([states.base(state) for state in range(count)] + [count])
    pairs = np.zeros_like(follow)
    np.add.at(pairs, base, follow)
    pairs = (pairs + 5 * prior) / (pairs.sum(axis=1, keepdims=True) + 5)
    chance = (follow + STATE_PRIOR * pairs[base]) / (follow.sum(axis=1, keepdims=True) + STATE_PRIOR)
    return -np.log(chance), -np.log(prior)


# --- packing -------------------------------------------------------------------------------------------------------


def pack(
    words: dict[str, Shares], endings: dict[str, Shares], shares: dict[str, float], model: tuple[Any, ...]
) -> dict[str, Any]:
    """The columns of the file; `model` is the states, their transitions and priors."""
    states, transition, prior = model
    rows = [*words.values(), *endings.values()]
    features = sorted({reading[1] for row in rows for _, reading in row.values()})
    rules = sorted({reading[2] for row in rows for _, reading in row.values()})
    feature_number = {name: at for at, name in enumerate(features)}
    rule_number = {rule: at for at, rule in enumerate(rules)}
    state = np.full((len(rows), READINGS), NO_STATE, np.uint8)
    cost = np.full((len(rows), READINGS), NO_STATE, np.uint8)
    feats, rule = np.zeros((len(rows), READINGS), np.uint16), np.zeros((len(rows), READINGS), np.uint16)
    for at, row in enumerate(rows):
        best = sorted(row.items(), key=lambda item: (-item[1][0], item[0]))[:READINGS]
        for column, (number, (share, reading)) in enumerate(best):
            if column and share < 1e-4:
                break
            state[at, column], cost[at, column] = number, _quantized(-math.log(share))
            feats[at, column], rule[at, column] = feature_number[reading[1]], rule_number[reading[2]]
    return {
        "words": pack_lines(list(words)),
        "endings": pack_lines(list(endings)),
        "states": pack_lines(["\t".join(name) for name in states.names]),
        "rules": pack_lines([f"{int(keep)}\t{strip}\t{append}" for keep, strip, append in rules]),
        "feature_names": pack_lines(features),
        "state": state,
        "cost": cost,
        "feats": feats,
        "rule": rule,
        "lower_share": np.array(
            [round(254 * shares[word]) if word in shares else NO_STATE for word in words], np.uint8
        ),
        "transition": _quantized(transition),
        "prior": _quantized(prior),
    }


def _quantized(cost: Any) -> Any:
    return np.clip(np.round(np.asarray(cost) / COST_UNIT), 0, 254).astype(np.uint8)


# --- fiction -------------------------------------------------------------------------------------------------------


def works(data: Path) -> Iterator[str]:
    """The texts of the works of fiction, paragraphs set apart by a blank line."""
    with lzma.open(data / "fiction/fiction.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            yield "\n\n".join(json.loads(line)["paragraphs"])


def count_fiction(data: Path, linguist: Rules, states: States, known: Counts) -> tuple[dict[str, float], Counts]:
    """The share of lower case of each form over all of fiction, and readings of forms in a tagged sample.

    `known` are the treebanks' readings: what they say of a form's lemma stands.
    """
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    tagged: Counter[tuple[str, ...]] = Counter()
    for text in works(data):
        _count_case(text, lower, capital)
        tagged.update(_tagged_forms(from_text(text[:SAMPLE]), linguist))
    shares = {
        form: lower[form] / (lower[form] + capital[form])
        for form in sorted(lower.keys() | capital.keys())
        if lower[form] + capital[form] >= SHARE_MINIMUM
    }
    bases: Counter[tuple[str, str]] = Counter()
    for (form, _, xpos, *_), seen in tagged.items():
        bases[normalized(form), {"VBP": "VB"}.get(xpos, xpos)] += seen
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for (form, upos, xpos, feats, lemma), seen in sorted(tagged.items()):
        form, lemma, state = normalized(form), normalized(lemma), states.number[upos, xpos, ""]
        own = by_state(known[form]) if form in known else {}
        if state in own:
            rule = own[state][1][2]
        else:
            irregular = irregular_verbs().get((form, xpos))
            rule = lemma_rule(form, irregular or _attested(form, xpos, bases, lower) or lemma, upos)
        counts[form][state, feats, rule] += seen
    return shares, counts


def _attested(form: str, xpos: str, bases: Counter[tuple[str, str]], seen: Counter[str]) -> str | None:
    """The lemma of a regular form by what fiction writes: `staked` is from `stake`, for there is no `stak`.

    `bases` counts the forms of the tagged sample with their tags (`noted` is not from `not`, which is no verb), `seen`
    those of all fiction.
    """
    best = max(stems(form, xpos), key=lambda stem: (bases[stem, BASES[xpos]], seen[stem]), default=None)
    return best if best and seen[best] >= SHARE_MINIMUM else None


def _count_case(text: str, lower: Counter[str], capital: Counter[str]) -> None:
    """Counts forms in the middle of sentences by whether they begin with a capital."""
    tokens = split_words(text)
    role = roles(tokens.types)[tokens.type]
    middle = np.isin(role[:-1], (Role.LOWER, Role.CAPITAL, Role.NUMBER, Role.TITLE, Role.OTHER))
    middle &= tokens.start[1:] - tokens.end[:-1] < 2  # a paragraph border is wider
    seen = np.bincount(tokens.type[1:][middle], minlength=len(tokens.types))
    for form, times in zip(tokens.types, seen.tolist(), strict=True):
        if times and form[0].isalpha():
            key = normalized(form)
            (lower if key.islower() else capital)[key.lower()] += times


def _tagged_forms(manuscript: Manuscript, linguist: Rules) -> Iterator[tuple[str, ...]]:
    """Each word that is in lower case, or whose capital its place does not explain, with its tags and lemma."""
    language = linguist.analyse(manuscript, Quotations(QuotationStyle("", "", "", 0, 0), []))
    words, before = language.words, ""
    first = set(language.first_word.tolist())
    rows = zip(language.forms, words.upos, words.xpos, words.feats, words.lemma, strict=True)
    for at, row in enumerate(rows):
        form = row[0]
        if form.islower() or (at not in first and before[-1:].isalpha() and form[0].isupper()):
            yield row
        before = form


# --- the whole -----------------------------------------------------------------------------------------------------


def merged(treebank_counts: Counts, fiction_counts: Counts) -> Counts:
    """The counts of both, the treebanks' weighing more; names and rare forms of fiction alone are left out."""
    counts: Counts = defaultdict(lambda: defaultdict(float))
    for form, readings in treebank_counts.items():
        for reading, seen in readings.items():
            counts[form][reading] += seen * TREEBANK_WEIGHT
    for form, readings in fiction_counts.items():
        total = sum(readings.values())
        known = sum(treebank_counts[form].values()) if form in treebank_counts else 0
        if not known and (total < FICTION_MINIMUM or len(form) > LONGEST_WORD):
            continue
        if known * TREEBANK_WEIGHT >= FICTION_CAP:
            continue
        for reading, seen in readings.items():
            if seen >= FICTION_NOISE * total:
                counts[form][reading] += seen * min(1.0, FICTION_CAP / total)
    return counts


def rows_of(counts: Counts, endings: Endings, states: States) -> dict[str, Shares]:
    """The rows of all forms that are more than names."""
    rows = {}
    for form in sorted(counts):
        shares = word_shares(form, counts[form], endings.of_form(form), states)
        name = sum(share for state, (share, _) in shares.items() if states.names[state][0] == "PROPN")
        if name < 0.9 or form == form.lower() or sum(counts[form].values()) >= NAME_MINIMUM:
            rows[form] = shares
    return rows


def main() -> None:
    """Counts everything and writes the file."""
    data = Path(os.environ["STORYGLASS_DATA"])
    sentences = treebank(data)
    states = States.count(sentences)
    model = (states, *transitions(sentences, states))
    counts = count_readings(sentences, states)
    endings = Endings(counts, states)
    add_irregular_verbs(counts, states)  # after the endings, which are to be learned from regular forms
    first = unpack(pack(rows_of(counts, endings, states), endings.shares, {}, model))
    shares, fiction = count_fiction(data, Rules(first), states, counts)
    rows = rows_of(merged(counts, fiction), endings, states)
    arrays = pack(rows, endings.shares, shares, model)
    write(OUT, arrays)
    print(f"{len(rows)} forms, {len(endings.shares)} endings, {len(states.names)} states, {OUT.stat().st_size} bytes")


def write(path: Path, arrays: dict[str, Any]) -> None:
    """Writes an .npz whose bytes depend on the arrays alone (np.savez stamps the time)."""
    with zipfile.ZipFile(path, "w") as file:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy")
            member.compress_type = zipfile.ZIP_DEFLATED
            stream = io.BytesIO()
            np.lib.format.write_array(stream, np.ascontiguousarray(array), allow_pickle=False)
            file.writestr(member, stream.getvalue(), compresslevel=9)


if __name__ == "__main__":
    main()
