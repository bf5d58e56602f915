"""TEI P5: the text with who says every line, whom every mention means, and the people with what ties them.

The white space between elements is the text's own: the text of `<text>`, read by any parser that keeps white space, is
the story's text exactly. What other elements or borders cut is one element in pieces, tied by `prev` and `next`, as are
the lines of one interrupted quotation. `cert` says how sure a claim is, `resp` that the program makes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from storyglass.outputs.blocks import Block, blocks
from storyglass.outputs.clean import one_line, xml_text
from storyglass.outputs.nesting import Close, Nesting, Open, Step, Text, Wrap
from storyglass.outputs.tei_header import RESP, header, refs, tag
from storyglass.outputs.writer import Part
from storyglass.story import Entity, Line, Mark, Mention, Story

_NAMES = {"PER": "persName", "GPE": "placeName", "LOC": "placeName", "FAC": "placeName", "ORG": "orgName"}
_THINGS = {"PER": "person", "GPE": "place", "LOC": "place", "FAC": "building", "ORG": "organisation", "VEH": "vehicle"}
_BLOCKS = {
    "paragraph": ("p", None),
    "heading": ("ab", "heading"),
    "ornament": ("ab", "ornament"),
    "verse": ("l", None),
    "loose": ("ab", None),
}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_ALOUD = {"speech": "true", "thought": "false", "written": "false", "sign": "false"}

Named = tuple[Entity, Mention]


class TeiWriter:
    """Writes one TEI document."""

    name = "tei"
    endings = (".tei.xml",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The header with people and places, and the text."""
        yield Part(".tei.xml", _document(story))


WRITER = TeiWriter()


def _document(story: Story) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield tag("TEI", xmlns="http://www.tei-c.org/ns/1.0") + "\n"
    yield from header(story)
    language = story.source.language or ""
    yield tag("text", {"xml:space": "preserve", "xml:lang": language if _LANGUAGE.fullmatch(language) else None})
    yield from _Body(story).written()
    yield "</text>\n</TEI>\n"


class _Body:
    """The text in front, body and back, divisions, blocks, lines and mentions."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._blocks = list(blocks(story))
        lines = [Wrap(line.start, line.end, line) for line in story.lines]
        mentions = [Wrap(m.start, m.end, (entity, m)) for entity in story.entities for m in entity.mentions]
        marks = [Wrap(m.start, m.end, m) for m in story.marks if m.kind in ("italic", "bold")]
        self._nesting: Nesting[Any] = Nesting([*lines, *mentions, *marks], self._blocks)
        self._neighbours = self._tied()
        self._seen: set[str] = set()

    def _tied(self) -> dict[str, tuple[str | None, str | None]]:
        """For each piece of an element what comes before and after it, by id."""
        chains: dict[object, list[str]] = defaultdict(list)
        for number, wrap in enumerate(self._nesting.wraps):
            if not isinstance(wrap.value, Mark):
                of = wrap.value.turn if isinstance(wrap.value, Line) else f"mention {number}"
                chains[of] += [self._id(number, piece) for piece in range(self._nesting.pieces[number])]
        return {
            one: (before, after)
            for chain in chains.values()
            if len(chain) > 1
            for before, one, after in zip([None, *chain], chain, [*chain[1:], None], strict=False)
        }

    def _id(self, number: int, piece: int) -> str:
        value = self._nesting.wraps[number].value
        whole = value.id if isinstance(value, Line) else f"m{number}"
        return f"{whole}.{piece + 1}" if piece else whole

    # --- divisions -----------------------------------------------------------------------------------------------

    def written(self) -> Iterator[str]:
        """Everything inside `<text>`."""
        bodies = [number for number, region in enumerate(self._story.regions) if region.kind == "body"]
        first, last = (bodies[0], bodies[-1]) if bodies else (0, len(self._story.regions))
        parts = {"front": (-1, first), "body": (first, last + 1), "back": (last + 1, len(self._story.regions) + 1)}
        steps = list(zip(self._blocks, self._nesting.steps, strict=True))
        for part, (begin, end) in parts.items():
            inside = [step for step in steps if begin <= _region(step[0], first) < end]
            if part != "body" and all(block.kind == "space" for block, _ in inside):
                yield from self._spaces(inside)
                continue
            yield f"<{part}>"
            yield from self._divisions(inside)
            if part == "body" and all(block.kind == "space" for block, _ in inside):
                yield "<ab/>"  # a body may not be empty
            yield f"</{part}>"

    def _divisions(self, inside: Sequence[tuple[Block, list[Step]]]) -> Iterator[str]:
        """One division for each chapter, and for each region that has none."""
        for (region, chapter), group in groupby(inside, key=lambda step: (step[0].region, step[0].chapter)):
            members = list(group)
            kind = self._story.regions[region].kind if region is not None else "body"
            if all(block.kind == "space" for block, _ in members):
                yield from self._spaces(members)
            elif chapter is None:
                yield from self._division(members, kind, f"r{region}" if region is not None else "r", {})
            else:
                title = self._story.chapters[chapter].title
                yield from self._division(
                    members, "chapter", f"c{chapter + 1}", {"n": str(chapter + 1)}, one_line(title or "")
                )

    def _division(
        self,
        members: Sequence[tuple[Block, list[Step]]],
        kind: str,
        name: str,
        more: dict[str, str | None],
        title: str = "",
    ) -> Iterator[str]:
        """A division with its headings first, then its scenes; without scenes, its blocks."""
        whole = next((at for at, (block, _) in enumerate(members) if block.kind not in ("heading", "space")), None)
        heads, rest = members[:whole], members[whole:] if whole is not None else []
        yield self._opened(kind, name, more)
        for block, steps in heads:
            yield from self._block(block, steps, "head", None)
        if all(block.scene is None for block, _ in rest):
            yield from self._written_blocks(rest)
        else:
            for scene, group in groupby(rest, key=lambda step: step[0].scene):
                yield from self._scene(scene, list(group))
        yield "</div>"

    def _scene(self, number: int | None, members: Sequence[tuple[Block, list[Step]]]) -> Iterator[str]:
        if all(block.kind == "space" for block, _ in members):
            yield from self._spaces(members)
            return
        if number is None:
            yield tag("div", type="passage")
        else:
            scene = self._story.scenes[number]
            layer = None if scene.layer == "actual" else scene.layer
            sure = {"subtype": layer, "cert": f"{scene.confidence:.2f}", "resp": RESP}
            yield self._opened("scene", scene.id, sure)
        yield from self._written_blocks(members)
        yield "</div>"

    def _opened(self, kind: str, name: str, more: dict[str, str | None]) -> str:
        """The start of a division; one that was interrupted goes on as another that says so."""
        own = {"corresp": f"#{name}"} if name in self._seen else {"xml:id": name}
        self._seen.add(name)
        return tag("div", {**own, "type": kind, **more})

    def _spaces(self, members: Iterable[tuple[Block, list[Step]]]) -> Iterator[str]:
        return (xml_text(self._story.text[block.start : block.end]) for block, _ in members)

    # --- blocks --------------------------------------------------------------------------------------------------

    def _written_blocks(self, members: Iterable[tuple[Block, list[Step]]]) -> Iterator[str]:
        """The blocks, with the lines of each stanza in one group."""
        for paragraph, group in groupby(members, key=lambda step: step[0].paragraph):
            inside = list(group)
            stanza = paragraph is not None and any(block.kind == "verse" for block, _ in inside)
            yield "<lg>" if stanza else ""
            for block, steps in inside:
                yield from self._block(block, steps, *_BLOCKS.get(block.kind, ("", None)))
            yield "</lg>" if stanza else ""

    def _block(self, block: Block, steps: Iterable[Step], element: str, kind: str | None) -> Iterator[str]:
        if block.kind == "space":
            yield xml_text(self._story.text[block.start : block.end])
            return
        part = None
        if element == "p" and block.paragraph is not None:
            start, end = self._story.paragraphs[block.paragraph]
            ends = (block.start > start, block.end < end)
            part = {(False, True): "I", (True, True): "M", (True, False): "F"}.get(ends)
        yield tag(element, type=kind, part=part)
        for step in steps:
            if isinstance(step, Text):
                yield xml_text(self._story.text[step.start : step.end])
            elif isinstance(step, Open):
                yield self._start(step.wrap, step.piece)
            else:
                yield self._end(step)
        yield f"</{element}>"

    def _start(self, number: int, piece: int) -> str:
        value = self._nesting.wraps[number].value
        if isinstance(value, Mark):
            return tag("hi", rend=value.kind)
        name = self._id(number, piece)
        before, after = self._neighbours.get(name, (None, None))
        tied = {"prev": f"#{before}" if before else None, "next": f"#{after}" if after else None}
        if isinstance(value, Line):
            return tag(
                "said",
                {"xml:id": name, "who": self._refs([value.speaker]), "toWhom": self._refs(value.addressees)},
                aloud=_ALOUD[value.mode],
                direct="true",
                ana=None if value.mode == "speech" else f"#{value.mode}",
                cert=f"{value.confidence:.2f}",
                resp=RESP,
                **tied,
            )
        entity, mention = value
        split = {"xml:id": name, **tied} if any(tied.values()) else {}
        what = _mention_element(entity, mention)
        kind, form = (
            None if what == "persName" else _THINGS[entity.type],
            None if mention.kind == "name" else mention.kind,
        )
        return tag(what, split, ref=f"#{entity.id}", type=kind, subtype=form)

    def _refs(self, ids: Sequence[str | None]) -> str | None:
        return refs(self._story, ids)

    def _end(self, step: Close) -> str:
        value = self._nesting.wraps[step.wrap].value
        if isinstance(value, Mark):
            return "</hi>"
        return "</said>" if isinstance(value, Line) else f"</{_mention_element(*value)}>"


def _region(block: Block, otherwise: int) -> int:
    return otherwise if block.region is None else block.region


def _mention_element(entity: Entity, mention: Mention) -> str:
    return _NAMES.get(entity.type, "rs") if mention.kind == "name" else "rs"
