"""CoNLL-U: words with tags and trees, mentions as CorefUD brackets, and who says each word.

White space is kept as Universal Dependencies keep it (`SpacesBefore`, `SpaceAfter`, `SpacesAfter`), so that the text
comes back exactly. MISC also has `Entity` (CorefUD 1.0: brackets with the entity's id and type), `Line` with `Speaker`
and `Addressees` from the first word of a line to its last, and `Event`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from storyglass.outputs.clean import one_line
from storyglass.outputs.sweep import Layer
from storyglass.outputs.tokens import Tokens
from storyglass.outputs.writer import Part
from storyglass.story import Story

_SPACES = {" ": r"\s", "\t": r"\t", "\n": r"\n", "\r": r"\r", "|": r"\p", "\\": r"\\"}
_OTHER = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\u3000|\\\\]")


class ConllWriter:
    """Writes one CoNLL-U file."""

    name = "conll"
    endings = (".conllu",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """Sentence by sentence."""
        yield Part(".conllu", _sentences(story))


WRITER = ConllWriter()


def _sentences(story: Story) -> Iterator[str]:
    tokens = Tokens(story)
    marks = _marks(story, tokens)
    paragraph = sentence = -1
    first = 0
    for number in range(len(tokens)):
        if tokens.sentences[number] != sentence:
            sentence, first = tokens.sentences[number], number
            yield "\n" if number else f"# global.Entity = eid-etype\n# newdoc id = {one_line(story.source.name)}\n"
            if tokens.paragraphs[number] != paragraph:
                paragraph = tokens.paragraphs[number]
                yield f"# newpar id = p{paragraph + 1}\n"
            yield f"# sent_id = n{sentence + 1}\n# text = {_text(story, tokens, number)}\n"
        yield _row(story, tokens, number, first, marks[number])
    yield "\n" if len(tokens) else ""


def _text(story: Story, tokens: Tokens, first: int) -> str:
    """The text of the sentence that begins at a word, on one line."""
    last = first
    while last + 1 < len(tokens) and tokens.sentences[last + 1] == tokens.sentences[first]:
        last += 1
    return " ".join(story.text[story.words.start[first] : story.words.end[last]].split())


def _row(story: Story, tokens: Tokens, number: int, first: int, marks: list[str]) -> str:
    words = story.words
    head = int(words.head[number])
    above = str(head - first + 1) if head >= 0 else "0" if head == -1 else "_"
    form = _OTHER.sub("\ufffd", tokens.words[number])
    cells = (number - first + 1, form, words.lemma[number], words.upos[number], words.xpos[number], words.feats[number])
    misc = "|".join(sorted([*marks, *_spaces(story, number)], key=str.lower))
    return "\t".join(str(cell) or "_" for cell in (*cells, above, words.deprel[number] or "_", "_", misc)) + "\n"


def _spaces(story: Story, number: int) -> Iterator[str]:
    """The white space around a word, where it is not one space after it."""
    words = story.words
    if number == 0 and words.start[0] > 0:
        yield f"SpacesBefore={_escaped(story.text[: words.start[0]])}"
    following = int(words.start[number + 1]) if number + 1 < len(words) else len(story.text)
    between = story.text[words.end[number] : following]
    if not between:
        yield "SpaceAfter=No"
    elif between != " ":
        yield f"SpacesAfter={_escaped(between)}"


def _escaped(space: str) -> str:
    return "".join(_SPACES.get(char, char) for char in space)


def _marks(story: Story, tokens: Tokens) -> list[list[str]]:
    """For each word what else is known of it, as attributes of MISC."""
    marks: list[list[str]] = [[] for _ in range(len(tokens))]
    opening: dict[int, list[tuple[int, str]]] = defaultdict(list)
    closing: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for entity in story.entities:
        for start, end, _ in entity.mentions:
            if span := tokens.within(start, end):
                told = f"({entity.id}-{entity.type.lower()}"
                opening[span[0]].append((-span[1], told + (")" if span[0] == span[1] else "")))
                if span[0] != span[1]:
                    closing[span[1]].append((-span[0], f"{entity.id})"))
    for number in {*opening, *closing}:
        brackets = (*sorted(closing[number]), *sorted(opening[number]))
        marks[number].append(f"Entity={''.join(text for _, text in brackets)}")
    said = Layer((line.start, line.end, line) for line in story.lines)
    happening = {span[0]: e for e in story.events if (span := tokens.within(e.start, e.end))}
    for number, start in enumerate(story.words.start.tolist()):
        if line := said.at(start):
            marks[number].append(f"Line={line.id}")
            marks[number] += [f"Speaker={line.speaker}"] if line.speaker else []
            marks[number] += [f"Addressees={','.join(line.addressees)}"] if line.addressees else []
        if event := happening.get(number):
            marks[number].append(f"Event={'Realis' if event.realis else 'Other'}")
    return marks
