"""The report: one HTML file that asks nothing of anybody, without a script and without a request to anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import TextIO

from storyglass.outputs import palette
from storyglass.outputs.clean import escaped
from storyglass.outputs.script import OPEN
from storyglass.outputs.sweep import Run
from storyglass.outputs.view import MAP_STEPS, Block, Character, Person, Report, Said, SceneHead, Section, view
from storyglass.story import Story

CAST_SHOWN = 14
"""How many of the cast stand open; the others are folded away below them."""


class HtmlWriter:
    """Writes the report."""

    name = "html"
    extension = ".html"

    def write(self, story: Story, stream: TextIO) -> None:
        """Writes the whole page."""
        stream.write(page(view(story)))


WRITER = HtmlWriter()


def page(report: Report) -> str:
    """The report as one HTML document."""
    style = _style(len(report.cast))
    by = f" by {escaped(report.author)}" if report.author else ""
    parts = [
        "<!doctype html>\n",
        f'<html lang="{escaped(report.language)}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
        f'<meta name="generator" content="{escaped(report.made_by or "storyglass")}">\n',
        f"<title>{escaped(report.title)}{by}</title>\n<style>{style}</style>\n</head>\n<body>\n",
        *_header(report),
        *_cast(report.cast),
        *_contents(report),
        *_map(report),
        "<main>\n",
    ]
    names = _Names(report.slots)
    for section in report.sections:
        parts += _section(section, names)
    parts += ["</main>\n", *_footer(report), "</body>\n</html>\n"]
    return "".join(parts)


# --- what may be loaded, and how it looks ------------------------------------------------------------------------


def _policy(style: str) -> str:
    """Nothing may be loaded or run; the one style sheet is known by its hash, so no other can be slipped in."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style(cast: int) -> str:
    sheet = files("storyglass.outputs").joinpath("report.css").read_text(encoding="utf-8")
    return "\n".join([_colours("light"), f"@media screen {{ {_dark()} }}", sheet, *map(_followed, range(1, cast + 1))])


def _dark() -> str:
    return f"@media (prefers-color-scheme: dark) {{\n{_colours('dark')}\n}}"


def _colours(page: str) -> str:
    """The variables of one colour scheme: the page's own and those of the main characters."""
    paper, text, quiet = (getattr(ink, page) for ink in (palette.PAPER, palette.TEXT, palette.QUIET))
    own = {
        "paper": paper,
        "text": text,
        "quiet": quiet,
        "rule": palette.over(text, paper, 0.24),
        "hair": palette.over(text, paper, 0.08),
        "no-one": palette.over(quiet, paper, palette.TINT),
        "no-one-lit": palette.over(quiet, paper, palette.LIT),
    }
    rules = [":root{" + "".join(f"--{name}:{value};" for name, value in own.items()) + "}"]
    for slot, ink in enumerate((getattr(ink, page) for ink in palette.MAIN), 1):
        tint, lit = (palette.over(ink, paper, share) for share in (palette.TINT, palette.LIT))
        rules.append(f".p{slot}{{--c:{ink};--t:{tint};--l:{lit}}}")
    return "\n".join(rules)


def _followed(slot: int) -> str:
    """The rule that lights a person's lines and names while they are picked."""
    picked = f"body:has(#w{slot}:checked)"
    return f"{picked} .said.p{slot}{{background:var(--l)}}{picked} .who.p{slot}{{opacity:1;font-weight:700}}"


# --- above the text ----------------------------------------------------------------------------------------------


def _header(report: Report) -> Iterable[str]:
    yield f"<header>\n<h1>{escaped(report.title)}</h1>\n"
    if report.author:
        yield f'<p class="author">by {escaped(report.author)}</p>\n'
    yield f'<p class="facts">{" ".join(f"<span>{escaped(fact)}</span>" for fact in report.facts)}</p>\n</header>\n'


def _cast(cast: Sequence[Character]) -> Iterable[str]:
    if not cast:
        return
    yield '<section class="cast" aria-label="Cast">\n<div class="cast-head"><h2>Cast</h2>'
    yield "<p>Pick somebody to follow their lines</p></div>\n"
    yield '<label class="everyone"><input type="radio" name="who" checked>Show everyone</label>\n'
    for character in cast[:CAST_SHOWN]:
        yield _member(character)
    if len(cast) > CAST_SHOWN:
        yield f"<details><summary>and {len(cast) - CAST_SHOWN:,} more</summary>\n"
        yield from map(_member, cast[CAST_SHOWN:])
        yield "</details>\n"
    yield "</section>\n"


def _member(character: Character) -> str:
    slot = character.person.slot
    roles = ["narrator"] * character.narrator + ["group"] * character.group
    also = ", ".join([*roles, *character.other_names])
    first = f"first at {character.first}%"
    if character.anchor:
        first = f'<a href="#{character.anchor}">{first}</a>'
    return (
        f'<label class="member{_colour(character.person)}">'
        f'<input class="pick" type="radio" name="who" id="w{slot}">'
        f'<span><span class="name">{escaped(character.person.name)}</span>'
        f'<span class="also">{escaped(also)}{" · " if also else ""}{first}</span></span>'
        f'<span class="pronouns">{escaped(character.pronouns)}</span>'
        f"<span>{_lane(character)}{_share(character)}</span>"
        f'<span class="counts"><b>{_count(character.lines, "line")}</b><br>'
        f"{_count(character.mentions, 'mention')}</span>"
        "</label>\n"
    )


def _lane(character: Character) -> str:
    """Where in the book somebody speaks, left to right."""
    path = "".join(f"M{first} 0h{steps}v1h-{steps}z" for first, steps in character.spoken)
    return (
        f'<svg class="lane" viewBox="0 0 {MAP_STEPS} 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<path id="lane{character.person.slot}" d="{path}"/></svg>'
    )


def _share(character: Character) -> str:
    """The share of all words spoken, as a bar and as a number."""
    if not character.lines:
        return ""
    return (
        '<span class="share"><svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{character.share:.3f}" height="1"/></svg>'
        f'<span title="share of all words spoken">{character.share:.0%}</span></span>'
    )


def _contents(report: Report) -> Iterable[str]:
    if len(report.chapters) > 1:
        yield '<details class="contents"><summary>Contents</summary>\n<ol>\n'
        for chapter in report.chapters:
            yield f'<li><a href="#{chapter.anchor}">{escaped(chapter.title)}</a></li>\n'
        yield "</ol>\n</details>\n"
    if report.warnings:
        rows = "".join(f"<li>{escaped(warning)}</li>" for warning in report.warnings)
        yield f'<section class="warnings"><h2>Worth knowing</h2><ul>{rows}</ul></section>\n'


def _map(report: Report) -> Iterable[str]:
    """The book from top to bottom at the edge of the window, one column for each main character who speaks."""
    lanes = [c for c in report.cast[: len(palette.MAIN)] if c.spoken]
    if not lanes:
        return
    yield '<nav class="map" aria-label="Who speaks where"><span class="here"></span>'
    yield f'<svg viewBox="0 0 {len(lanes)} {MAP_STEPS}" preserveAspectRatio="none">'
    yield f'<rect class="book" width="{len(lanes)}" height="{MAP_STEPS}"/>'
    for chapter in report.chapters:
        box = f'y="{chapter.first_step}" width="{len(lanes)}" height="{chapter.steps}"'
        title = escaped(chapter.title)
        yield f'<a href="#{chapter.anchor}"><title>{title}</title><rect class="chapter-link" {box}/></a>'
    for column, character in enumerate(lanes):
        slot = character.person.slot
        # the lane of the cast list turned upright: x and y change places, a tenth of the column stays free each side
        yield f'<use class="p{slot}" href="#lane{slot}" transform="matrix(0 1 .8 0 {column}.1 0)"/>'
    yield "</svg></nav>\n"


def _footer(report: Report) -> Iterable[str]:
    if report.made_by:
        yield f"<footer>Made by {escaped(report.made_by)}</footer>\n"


# --- the text ----------------------------------------------------------------------------------------------------


class _Names:
    """The colour class of an entity that is named in the text."""

    def __init__(self, slots: dict[str, int]) -> None:
        self._slots = slots

    def marked(self, run: Run) -> str:
        """A run as HTML: its text, inside its italics, bold and name."""
        html = escaped(run.text)
        if run.named is not None and run.named in self._slots:
            html = f'<span class="n p{self._slots[run.named]}">{html}</span>'
        if run.bold:
            html = f"<b>{html}</b>"
        return f"<i>{html}</i>" if run.italic else html


def _section(section: Section, names: _Names) -> Iterable[str]:
    if section.aside:
        yield f'<details class="aside"><summary>{section.aside}</summary>\n<div class="plain">\n'
        yield from (_block(block, names) for block in section.blocks)
        yield "</div>\n</details>\n"
        return
    layer = f' class="{escaped(section.scene.layer)}"' if section.scene and section.scene.layer else ""
    yield f"<section{layer}>\n"
    if section.scene:
        yield _scene_head(section.scene)
    yield from (_block(block, names) for block in section.blocks)
    yield "</section>\n"


def _scene_head(scene: SceneHead) -> str:
    facts = [f"Scene {scene.number}"]
    if scene.layer:
        facts.append(f'<span class="layer">{escaped(scene.layer)}</span>')
    where = ", ".join(f"<b>{escaped(words)}</b>" for words in (scene.place, scene.time) if words)
    there = ", ".join(f'<span class="there{_colour(one)}">{escaped(one.name)}</span>' for one in scene.present)
    return f'<div class="scene-head" id="s{scene.number}">{" · ".join([*facts, *filter(None, (where, there))])}</div>\n'


_TAGS = {
    "paragraph": ("p", ""),
    "verse": ("p", "verse"),
    "chapter": ("h2", "chapter"),
    "heading": ("h3", "heading"),
    "ornament": ("p", "ornament"),
}


def _block(block: Block, names: _Names) -> str:
    if block.kind == "ornament" and not block.pieces:
        return '<hr class="ornament">\n'
    tag, kind = _TAGS[block.kind]
    of_kind = f' class="{kind}"' if kind else ""
    inner = "".join(
        _said(piece, names, opens=not at) if isinstance(piece, Said) else names.marked(piece)
        for at, piece in enumerate(block.pieces)
    )
    return f'<{tag}{of_kind} id="{block.anchor}">{inner}</{tag}>\n'


def _said(said: Said, names: _Names, *, opens: bool) -> str:
    """A line with its speaker's name before it, which stands on a line of its own where the paragraph opens with it."""
    inner = "".join(map(names.marked, said.runs))
    about = escaped(said.about)
    kind = _colour(said.speaker) if said.speaker else " open"
    first = " first" if opens else ""
    written = escaped(said.speaker.name) if said.speaker else OPEN
    name = f'<span class="who{first}{kind}">{written}</span>' if said.named else ""
    return f'{name}<span class="said{kind}" title="{about}">{inner}</span>'


def _colour(person: Person) -> str:
    return f" p{person.slot}" if person.slot else ""


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
