"""Markdown, as far as fiction uses it: headings, emphasis, rules, quotes, links, line breaks."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from storyglass.manuscript.builder import RULE, Builder
from storyglass.manuscript.headings import is_ornament, looks_like_title
from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.rendered import finish
from storyglass.manuscript.text import clean
from storyglass.story import MarkKind, Source, StoryError

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(title|author|language|lang)[ \t]*:[ \t]*[\"']?([^\n]*?)[\"']?[ \t]*$", re.I | re.M)
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+([^\n]*?)[ \t#]*$", re.M)
_SETEXT = re.compile(r"(?<=\n)\n([^\n]{1,90})\n[ \t]*(=+|-{2,})[ \t]*(?=\n)")
_RULE = re.compile(r"^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|<hr[^>\n]{0,40}>[ \t]*)$", re.I | re.M)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_QUOTED = re.compile(r"^[ \t]{0,3}>[ \t]?", re.M)
_HARD_BREAK = re.compile(r"(?:[ ]{2,}|\\)\n|<br[ \t]*/?>\n?", re.I)
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[[^\[\]\n]{0,300}\]\([^)\n]{0,500}\)"
    r"|\[(?P<link>[^\[\]\n]{1,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,100}\])"
    r"|(?P<sign>\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_]))"
    r"|(?P<break>\x00)|</?[A-Za-z][^<>\n]{0,200}>|&#?\w{1,31};"
)
_SPEECH = '"“«„—–'
_SCREEN = 120
"""Characters of the widest lines that editors wrap at."""

_KINDS: dict[int, tuple[MarkKind, ...]] = {1: ("italic",), 2: ("bold",), 3: ("italic", "bold")}


def read_markdown(text: str, source: Source, warnings: list[str]) -> Manuscript:
    """The manuscript of a Markdown file.

    Raises StoryError where there is no text in it.
    """
    text, replaced = clean(text)
    header = _FRONT_MATTER.match(text)
    said = {key.lower(): value for key, value in _FIELD.findall(header[1])} if header else {}
    text = _without_comments(text[header.end() :] if header else text)
    text = _SETEXT.sub(_as_atx, f"\n\n{text}\n")
    text = _ATX.sub(r"\n\g<0>\n", _RULE.sub(f"\n{RULE}\n", text))
    builder = Builder()
    last = 0
    for number, match in enumerate(_PARAGRAPH.finditer(text), 1):
        builder.place = ("", number)
        if builder.blocks and builder.blocks[-1].kind == "prose":
            for _ in range(text.count("\n", last, match.start()) - 2):
                builder.empty_paragraph()
        _append(builder, match[0].rstrip())
        last = match.end()
    if not builder.blocks:
        raise StoryError(f"{source.name}: there is no text in it")
    language = said.get("language") or said.get("lang")
    source = replace(
        source, title=said.get("title") or None, author=said.get("author") or None, language=language or None
    )
    return finish(builder, source, warnings=[*warnings, *replaced])


def _without_comments(text: str) -> str:
    kept, last = [], 0
    while (start := text.find("<!--", last)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[last:start])
        last = end + 3
    return "".join(kept) + text[last:]


def _as_atx(match: re.Match[str]) -> str:
    """A heading that is underlined, as one that begins with `#`; a sentence above a rule is none."""
    if not looks_like_title(match[1]):
        return match[0]
    return f"\n\n{'#' if match[2][0] == '=' else '##'} {match[1].strip()}\n"


def _append(builder: Builder, paragraph: str) -> None:
    """Appends one paragraph, heading or rule of the source."""
    heading = _ATX.fullmatch(paragraph)
    if heading:
        _append_inline(builder, heading[2], marked=False)
        builder.end_paragraph(heading=len(heading[1]))
    elif is_ornament(paragraph):
        builder.add(paragraph)
        builder.end_paragraph()
    else:
        source = _HARD_BREAK.sub("\0", _QUOTED.sub("", paragraph))
        _append_inline(builder, source.replace("\n", "\0") if _has_own_lines(source) else source)
        builder.end_paragraph()


def _has_own_lines(paragraph: str) -> bool:
    """Whether the lines were not wrapped but written as paragraphs: each is speech, or one is longer than a screen."""
    lines = paragraph.split("\n")
    return len(lines) > 1 and (max(map(len, lines)) > _SCREEN or all(line.lstrip()[:1] in _SPEECH for line in lines))


def _append_inline(builder: Builder, source: str, *, marked: bool = True) -> None:
    """Appends running text, its signs turned into marks; signs without a partner stand for themselves."""
    tokens = list(_INLINE.finditer(source))
    partner = _partners(source, tokens)
    opened: dict[int, int] = {}
    last = 0
    for i, token in enumerate(tokens):
        builder.add(source[last : token.start()])
        last = token.end()
        if i in partner:
            if partner[i] > i:
                opened[i] = builder.position
            elif marked:
                for kind in _KINDS[len(token[0])]:
                    builder.mark(opened[partner[i]], kind)
        elif token["break"]:
            builder.line_break()
        elif token["sign"]:
            builder.add(token[0])
        else:
            builder.add(token["escaped"] or token["link"] or (unescape(token[0]) if token[0][0] == "&" else ""))
    builder.add(source[last:])


def _partners(source: str, tokens: list[re.Match[str]]) -> dict[int, int]:
    """Which signs of emphasis belong together: each closing one and the nearest open one of its kind."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for i, token in enumerate(tokens):
        if not token["sign"]:
            continue
        closes = token.start() > 0 and not source[token.start() - 1].isspace()
        match = next((j for j in reversed(waiting[-8:]) if tokens[j][0] == token[0]), None) if closes else None
        if match is not None:
            partner[match], partner[i] = i, match
            del waiting[waiting.index(match) :]
        elif token.end() < len(source) and not source[token.end()].isspace():
            waiting.append(i)
    return partner
