"""A small story in which everything is there: words with their tree, and a row of every layer, all by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from storyglass.story import (
    Assessment,
    Bond,
    BondStep,
    Break,
    CastMember,
    Chapter,
    Entity,
    Event,
    Feeling,
    Knower,
    Knowledge,
    Layer,
    Line,
    Mark,
    Mention,
    MentionKind,
    Perception,
    Presence,
    QuotationStyle,
    Region,
    Scene,
    Source,
    Span,
    Story,
    Words,
)

TEXT = """A note on apples.

The Tree

“Hold the ladder, Ned,” Mara said, “and don’t let go.”

Ned held it. He was brave.

* * *

  Apples fall,
    and boys.

=1+1 was what he thought\tof.

Thanks for reading.
"""

# form, lemma, upos, xpos, head in the sentence (0: root), relation; sentences are a blank line apart
_TREES = """\
A a DET DT 2 det
note note NOUN NN 0 root
on on ADP IN 4 case
apples apple NOUN NNS 2 nmod
. . PUNCT . 2 punct

The the DET DT 2 det
Tree tree NOUN NN 0 root

“ “ PUNCT `` 2 punct
Hold hold VERB VB 0 root
the the DET DT 4 det
ladder ladder NOUN NN 2 obj
, , PUNCT , 6 punct
Ned Ned PROPN NNP 2 vocative
, , PUNCT , 2 punct
” ” PUNCT '' 2 punct
Mara Mara PROPN NNP 10 nsubj
said say VERB VBD 2 parataxis
, , PUNCT , 10 punct
“ “ PUNCT `` 16 punct
and and CCONJ CC 16 cc
do do AUX VBP 16 aux
n’t not PART RB 16 advmod
let let VERB VB 2 conj
go go VERB VB 16 xcomp
. . PUNCT . 2 punct
” ” PUNCT '' 2 punct

Ned Ned PROPN NNP 2 nsubj
held hold VERB VBD 0 root
it it PRON PRP 2 obj
. . PUNCT . 2 punct

He he PRON PRP 3 nsubj
was be AUX VBD 3 cop
brave brave ADJ JJ 0 root
. . PUNCT . 3 punct

* * PUNCT NFP 0 root
* * PUNCT NFP 1 punct
* * PUNCT NFP 1 punct

Apples apple NOUN NNS 2 nsubj
fall fall VERB VBP 0 root
, , PUNCT , 5 punct
and and CCONJ CC 5 cc
boys boy NOUN NNS 1 conj
. . PUNCT . 2 punct

=1+1 =1+1 X CD 3 nsubj
was be AUX VBD 3 cop
what what PRON WP 0 root
he he PRON PRP 5 nsubj
thought think VERB VBD 3 acl:relcl
of of ADP IN 5 obl
. . PUNCT . 3 punct

Thanks thanks NOUN NNS 0 root
for for SCONJ IN 3 mark
reading read VERB VBG 1 acl
. . PUNCT . 1 punct
"""


def parsed() -> Story:
    """The story: front matter, one chapter of two scenes with verse and an author's note, Mara, Ned and a ladder."""
    words, sentences = _words()
    body = (_at("The Tree")[0], _at("Thanks")[0])
    border = _at("* * *")[0]
    mara, ned, ladder = _people()
    lines = [
        Line("l1", *_at("“Hold the ladder, Ned,”"), 1, "e1", ["e2"], "explicit", _at("Mara"), "speech", 0.98, [], 60),
        Line("l2", *_at("“and don’t let go.”"), 1, "e1", ["e2"], "explicit", None, "speech", 0.9, [], 60),
        Line("l3", *_at("=1+1"), 2, "e2", [], "anaphoric", None, "thought", 0.4, [_at("he thought")], 150),
    ]
    first = _scene("s1", body[0], border, ["e1", "e2"], layer="actual", place="the garden", time="noon")
    second = _scene("s2", border, body[1], ["e2"], layer="dream", mentioned=["e1"], seen_by=["e1"])
    step = BondStep("s1", "friend", 0.7, 0.5, 0.66, [_at("Ned held it")], 80)
    known = [Knower("e2", 130, "did", None, 0.9, [], 130), Knower("e1", 140, "told", "e2", 0.5, [], 140)]
    return Story(
        source=Source("tree.txt", "txt", "ab" * 32, "The Tree", "Nobody Atall", "en"),
        text=TEXT,
        regions=[
            Region(0, body[0], "front"),
            Region(*body, "body"),
            Region(body[1], len(TEXT), "notes"),
        ],
        marks=[
            Mark(*_at("The Tree"), "heading"),
            Mark(*_at("* * *"), "rule"),
            Mark(*_at("ladder, Ned"), "italic"),
            Mark(*_at("  Apples fall,\n    and boys."), "verse"),
        ],
        chapters=[Chapter(*body, "The Tree")],
        paragraphs=[_at(paragraph) for paragraph in TEXT.rstrip("\n").split("\n\n")],
        sentences=sentences,
        words=words,
        quotation_style=QuotationStyle("“", "”", "‘’", 2, 0),
        entities=[mara, ned, ladder],
        cast=[
            CastMember("e1", "she/her", False, [], True, mara.known_from, 0.9, [], mara.known_from),
            CastMember("e2", "he/him", False, [], False, ned.known_from, 0.8, [], ned.known_from),
        ],
        lines=lines,
        scenes=[first, second],
        events=[
            Event("v1", *_at("said"), "say", "e1", None, True, "s1", 0.9, [_at("said")], 60),
            Event("v2", *_at("fall"), "fall", None, None, False, "s2", 0.4, [], 120),
        ],
        feelings=[Feeling("e2", "fear", 0.7, "e1", "s2", 0.5, [_at("boys")], 130)],
        perceptions=[Perception("e1", "e2", "sees", "the leaves", None, "s2", 0.6, [], 130)],
        bonds=[Bond(("e1", "e2"), "friend", 0.8, 0.6, [step], 0.7, [_at("Ned held it")], 80)],
        knowledge=[Knowledge("k1", "=1+1 was what he thought", ["e2"], known, True, ["e1"], 0.5, [], 150)],
        assessments=[Assessment("e2", [], "bravery", "has", 0.9, [_at("He was brave")], 90)],
        made_by="storyglass 0",
    )


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def _people() -> tuple[Entity, Entity, Entity]:
    mara = _entity("e1", "Mara", {"Mara": 1}, ("Mara", "name"))
    ned = _entity(
        "e2", "Ned", {"Ned": 2}, ("Ned,”", "name"), ("Ned held", "name"), ("He was", "pronoun"), ("he tho", "pronoun")
    )
    ladder = Entity("e3", "VEH", "the ladder", {}, [Mention(*_at("the ladder"), "noun")], 0.5, [], 60)
    return mara, ned, ladder


def _scene(
    id_: str,
    start: int,
    end: int,
    present: list[str],
    *,
    layer: Layer,
    place: str | None = None,
    time: str | None = None,
    mentioned: Sequence[str] = (),
    seen_by: Sequence[str] = (),
) -> Scene:
    presence = [Presence(who, start, end) for who in present]
    began: Break | None = None if id_ == "s1" else "ornament"
    number = int(id_[1:])
    return Scene(
        id_,
        start,
        end,
        layer,
        place,
        time,
        present[0],
        began,
        present,
        presence,
        [*mentioned],
        [*seen_by],
        number,
        0.8,
        [],
        start,
    )


def _entity(id_: str, name: str, names: dict[str, int], *places: tuple[str, MentionKind]) -> Entity:
    sizes = {"name": len(name), "pronoun": 2}
    mentions = [Mention(start, start + sizes[kind], kind) for place, kind in places for start, _ in [_at(place)]]
    return Entity(id_, "PER", name, names, mentions, 0.9, [], mentions[0].end)


def _words() -> tuple[Words, list[Span]]:
    starts: list[int] = []
    ends: list[int] = []
    heads: list[int] = []
    columns: list[list[str]] = []
    sentences: list[Span] = []
    at = 0
    for sentence in _TREES.strip().split("\n\n"):
        first = len(starts)
        for row in sentence.splitlines():
            form, *cells, head, relation = row.split(" ")
            at = TEXT.index(form, at)
            starts.append(at)
            at += len(form)
            ends.append(at)
            heads.append(first + int(head) - 1 if int(head) else -1)
            columns.append([*cells, relation])
        sentences.append((starts[first], at))
    lemma, upos, xpos, deprel = ([row[place] for row in columns] for place in range(4))
    where, until, head_ = (np.array(values, dtype=np.int32) for values in (starts, ends, heads))
    return Words(where, until, lemma, upos, xpos, [""] * len(starts), head_, [*deprel]), sentences
