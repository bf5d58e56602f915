"""The report: one HTML file that asks nothing of anybody and can be read without a script.

The page holds the text, the cast and the lines as plain HTML (this module), the viewer that `viewer/` builds (one
script and one stylesheet, known to the page's policy by their hashes), and what the viewer knows of the story
(`payload.py`).
A paragraph's text is exactly the story's: names stand beside it by the stylesheet, out of attributes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from storyglass.outputs import palette
from storyglass.outputs.clean import escaped
from storyglass.outputs.payload import payload_json
from storyglass.outputs.script import OPEN
from storyglass.outputs.sweep import Run
from storyglass.outputs.view import Block, Character, Person, Report, Said, SceneHead, Section, view
from storyglass.outputs.writer import Part
from storyglass.story import Story


class HtmlWriter:
    """Writes the report."""

    name = "html"
    endings = (".html",)
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The whole page."""
        yield Part(".html", [page(story)])


WRITER = HtmlWriter()


def page(story: Story) -> str:
    """The report as one HTML document."""
    style, script = _style(), _built("viewer.js")
    report = view(story)
    by = f" by {escaped(report.author)}" if report.author else ""
    head = [
        "<!doctype html>\n",
        f'<html lang="{escaped(report.language)}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n',
        f'<meta name="generator" content="{escaped(report.made_by or "storyglass")}">\n',
        f"<title>{escaped(report.title)}{by}</title>\n<style>{style}</style>\n</head>\n",
    ]
    data = f'<script type="application/json" id="story">{payload_json(story)}</script>\n'
    return "".join([*head, body(report), data, f"<script>{script}</script>\n</body>\n</html>\n"])


def body(report: Report) -> str:
    """What can be read without a script: the title, the cast, the contents and the text, in an open `<body>`."""
    parts = ['<body>\n<div id="glass"></div>\n', *_header(report), *_cast(report.cast), *_contents(report)]
    parts.append('<main id="text">\n')
    for section in report.sections:
        parts += _section(section)
    parts.append("</main>\n")
    if report.made_by:
        parts.append(f"<footer>Made by {escaped(report.made_by)}</footer>\n")
    return "".join(parts)


# --- what may be loaded, and how it looks ------------------------------------------------------------------------


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; the stylesheet and the script are known by their hashes, so no other can slip in."""
    sources = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _built(name: str) -> str:
    """A file that `viewer/` builds; it belongs to the package."""
    return files("storyglass.outputs").joinpath("viewer", name).read_text(encoding="utf-8")


def _style() -> str:
    """The stylesheet with the colours of both schemes; a reader may choose either for the page."""
    dark = _colours("dark")
    schemes = [
        f":root{{{_colours('light')}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}",
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}",
    ]
    people = [
        f".p{slot}{{--c:var(--c{slot});--t:var(--t{slot});--l:var(--l{slot})}}"
        for slot in range(1, len(palette.MAIN) + 1)
    ]
    return "\n".join([*schemes, *people, _built("viewer.css")])


def _colours(page: str) -> str:
    """The variables of one colour scheme: the page's own and, by number, those of the main characters."""
    paper, text, quiet = (getattr(ink, page) for ink in (palette.PAPER, palette.TEXT, palette.QUIET))
    found = {
        "paper": paper,
        "text": text,
        "quiet": quiet,
        "rule": palette.over(text, paper, 0.24),
        "hair": palette.over(text, paper, 0.08),
        "no-one": palette.over(quiet, paper, palette.TINT),
        "no-one-lit": palette.over(quiet, paper, palette.LIT),
    }
    for name in ("warm", "cold", "even"):
        found[name] = getattr(getattr(palette, name.upper()), page)
    for slot, ink in enumerate((getattr(ink, page) for ink in palette.MAIN), 1):
        found[f"c{slot}"] = ink
        found[f"t{slot}"] = palette.over(ink, paper, palette.TINT)
        found[f"l{slot}"] = palette.over(ink, paper, palette.LIT)
    return f"color-scheme:{page};" + "".join(f"--{name}:{value};" for name, value in found.items())


# --- above the text ----------------------------------------------------------------------------------------------


def _header(report: Report) -> Iterable[str]:
    yield f'<header id="title">\n<h1>{escaped(report.title)}</h1>\n'
    if report.author:
        yield f'<p class="author">by {escaped(report.author)}</p>\n'
    yield f'<p class="facts">{" ".join(f"<span>{escaped(fact)}</span>" for fact in report.facts)}</p>\n</header>\n'


def _cast(cast: Sequence[Character]) -> Iterable[str]:
    """The cast as a table, for a page without a script; the viewer has a view of its own."""
    if not cast:
        return
    yield '<section class="static" aria-label="Cast">\n<h2>Cast</h2>\n<table>\n'
    yield "<tr><th>name</th><th>pronouns</th><th>lines</th><th>of all words</th><th>first</th></tr>\n"
    for character in cast:
        also = ["narrator"] * character.narrator + ["group"] * character.group + character.other_names
        more = f" <small>{escaped(', '.join(also))}</small>" if also else ""
        first = f"{character.first}%"
        if character.anchor:
            first = f'<a href="#{character.anchor}">{first}</a>'
        yield (
            f'<tr><td><b class="name{_colour(character.person)}">{escaped(character.person.name)}</b>{more}</td>'
            f"<td>{escaped(character.pronouns)}</td><td>{character.lines:,}</td>"
            f"<td>{character.share:.0%}</td><td>{first}</td></tr>\n"
        )
    yield "</table>\n</section>\n"


def _contents(report: Report) -> Iterable[str]:
    if len(report.chapters) > 1:
        yield '<details class="contents static"><summary>Contents</summary>\n<ol>\n'
        for chapter in report.chapters:
            yield f'<li><a href="#{chapter.anchor}">{escaped(chapter.title)}</a></li>\n'
        yield "</ol>\n</details>\n"
    if report.warnings:
        rows = "".join(f"<li>{escaped(warning)}</li>" for warning in report.warnings)
        yield f'<details class="warnings"><summary>Worth knowing</summary><ul>{rows}</ul></details>\n'


# --- the text ----------------------------------------------------------------------------------------------------


def _section(section: Section) -> Iterable[str]:
    if section.aside:
        yield f'<details class="aside"><summary>{section.aside}</summary>\n<div class="plain">\n'
        yield from map(_block, section.blocks)
        yield "</div>\n</details>\n"
        return
    kind = " ".join(filter(None, (escaped(section.layer), "on" if section.goes_on else "")))
    yield f'<section class="{kind}">\n' if kind else "<section>\n"
    if section.scene:
        yield _scene_head(section.scene)
    yield from map(_block, section.blocks)
    yield "</section>\n"


def _scene_head(scene: SceneHead) -> str:
    facts = [f"Scene {scene.number}"]
    if scene.layer:
        facts.append(f'<span class="layer">{escaped(scene.layer)}</span>')
    facts.append(", ".join(f"<b>{escaped(words)}</b>" for words in (scene.place, scene.time) if words))
    facts.append(_named(scene.present))
    if scene.seen_by:
        facts.append(f"watched by {_named(scene.seen_by)}")
    return f'<div class="scene-head" id="s{scene.number}">{" · ".join(filter(None, facts))}</div>\n'


def _named(people: Iterable[Person]) -> str:
    return ", ".join(f'<span class="there{_colour(one)}">{escaped(one.name)}</span>' for one in people)


_TAGS = {
    "paragraph": ("p", ""),
    "verse": ("p", "verse"),
    "chapter": ("h2", "chapter"),
    "heading": ("h3", "heading"),
    "ornament": ("p", "ornament"),
}


def _block(block: Block) -> str:
    if block.kind == "ornament" and not block.pieces:
        return '<hr class="ornament">\n'
    tag, kind = _TAGS[block.kind]
    of_kind = f' class="{kind}"' if kind else ""
    inner = "".join(
        _said(piece, opens=not at) if isinstance(piece, Said) else _marked(piece)
        for at, piece in enumerate(block.pieces)
    )
    return f'<{tag}{of_kind} id="{block.anchor}">{inner}</{tag}>\n'


def _said(said: Said, *, opens: bool) -> str:
    """A line; where its turn begins with the speaker's name, above it where the paragraph opens with it."""
    inner = "".join(map(_marked, said.runs))
    kind = _colour(said.speaker) if said.speaker else " open"
    first = " first" if opens else ""
    name = f' data-who="{escaped(said.speaker.name) if said.speaker else OPEN}"' if said.named else ""
    return f'<span class="said{first}{kind}" data-l="{said.line}"{name}>{inner}</span>'


def _marked(run: Run) -> str:
    """A run as HTML: its text, inside its italics and bold."""
    html = escaped(run.text)
    if run.bold:
        html = f"<b>{html}</b>"
    return f"<i>{html}</i>" if run.italic else html


def _colour(person: Person) -> str:
    return f" p{person.slot}" if person.slot and person.slot <= len(palette.MAIN) else ""
