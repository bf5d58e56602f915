"""The cast as a file to be edited and given back with `--cast`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from storyglass.outputs.clean import OBEYED, one_line
from storyglass.outputs.tables import display_name, other_names
from storyglass.story import CastMember, Story, StoryError

_HEAD = """\
# Who is in {story}, as far as storyglass can tell.
# Correct it, add whoever is missing, and give it back: storyglass look FILE --cast cast.toml
#
# name      what to call somebody; no two people share it
# aliases   whatever else the story calls them
# pronouns  such as "she/her"
"""


class CastEntry(NamedTuple):
    """A person as the cast file lists them; no two entries have the same name."""

    name: str
    aliases: list[str]
    pronouns: str | None


def cast_entries(story: Story) -> list[CastEntry]:
    """The cast as entries of a cast file, most present first.

    Groups and people without a name are left out: no name could tell who they are.
    """
    taken: set[str] = set()
    entries = []
    for member in filter(lambda member: _is_listed(story, member), story.cast):
        entity = story.entity_by_id[member.entity]
        forms = _plain([entity.name or "", *other_names(entity)])
        name = next(_free(forms, taken))
        taken.add(name)
        entries.append(CastEntry(name, [form for form in forms if form != name], _pronouns(member)))
    return entries


def _is_listed(story: Story, member: CastMember) -> bool:
    return not member.group and bool((story.name_of(member.entity) or "").strip())


def _free(forms: list[str], taken: set[str]) -> Iterator[str]:
    """The names that nobody has yet: a person's own, and then the first of them with a number."""
    yield from (form for form in forms if form not in taken)
    number = 2
    while True:
        if (numbered := f"{forms[0]} ({number})") not in taken:
            yield numbered
        number += 1


def _plain(names: Iterable[str]) -> list[str]:
    """Names as the cast file is read: with single spaces, each once."""
    return list(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names))))


def _pronouns(member: CastMember) -> str | None:
    return (member.pronouns or "").strip().lower() or None


def cast_file(story: Story) -> str:
    """The cast file (TOML) of a story.

    Raises StoryError where nobody has a name, for a cast file names somebody.
    """
    entries = cast_entries(story)
    if not entries:
        raise StoryError(f"{one_line(story.source.name)}: nobody in it has a name that a cast file could list")
    parts = [_HEAD.format(story=one_line(story.source.title or story.source.name))]
    if left_out := _left_out(story):
        told = textwrap.fill(f"Left out: {', '.join(left_out)}.", 100, initial_indent="# ", subsequent_indent="# ")
        parts.append(f"#\n{told}\n")
    return "".join([*parts, *map(_entry, entries)])


def _left_out(story: Story) -> list[str]:
    """Who cannot be an entry, and why."""
    others = [member for member in story.cast if not _is_listed(story, member)]
    named = [(one_line(display_name(story, member)), member.group) for member in others]
    return [f"{name} ({'a group' if group else 'without a name'})" for name, group in dict.fromkeys(named)]


def _entry(entry: CastEntry) -> str:
    rows = ["", "[[person]]", f"name = {_string(entry.name)}"]
    if entry.aliases:
        rows.append(f"aliases = [{', '.join(map(_string, entry.aliases))}]")
    if entry.pronouns:
        rows.append(f"pronouns = {_string(entry.pronouns)}")
    return "\n".join(rows) + "\n"


def _string(text: str) -> str:
    """A basic string of TOML: one of JSON, but that DEL is escaped too and lone surrogates do not exist."""
    quoted = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
    return OBEYED.sub(lambda char: f"\\u{ord(char[0]):04x}", quoted)
