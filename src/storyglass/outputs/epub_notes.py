"""What the notes of a book say of somebody: what a reader knows at that point, and nothing that comes later."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from storyglass.outputs.clean import one_line, xml_text, xml_value
from storyglass.outputs.sweep import Layer
from storyglass.story import Bond, Mention, Story

Home = tuple[str, str]
"""The page that an offset is on: its file's name and its title."""


class Notes:
    """Notes on the cast, each as of an offset."""

    def __init__(self, story: Story, homes: Layer[Home]) -> None:
        self._story, self._homes = story, homes
        self._mentions = {
            member.entity: sorted(story.entity_by_id[member.entity].mentions)
            for member in story.cast
            if member.entity in story.entity_by_id
        }
        self._bonds: dict[str, list[Bond]] = defaultdict(list)
        for bond in story.bonds:
            for who in bond.pair:
                self._bonds[who].append(bond)

    def note(self, who: str, at: int) -> str:
        """The note on somebody for a reader who has read up to an offset."""
        rows = "".join(f"<p>{row}</p>" for row in (f"<b>{xml_text(self.name(who, at))}</b>", *self._told(who, at)))
        return f'<aside id="note-{xml_value(who)}" epub:type="footnote" role="doc-footnote">{rows}</aside>\n'

    def cast(self) -> str:
        """The cast by first appearance, each under the name that the page of it gives them."""
        parts: list[str] = []
        before: Home | None = None
        for member in sorted(self._story.cast, key=lambda member: member.first_seen):
            home = self._homes.at(member.first_seen)
            if home is None:
                continue
            if home != before:
                parts.append(f'<h3><a href="{home[0]}.xhtml">{xml_text(home[1])}</a></h3>\n')
            before = home
            name = self.name(member.entity, self._page_end(member.first_seen))
            parts.append(f'<p id="{xml_value(member.entity)}">{xml_text(name)}</p>\n')
        return "".join(parts)

    def name(self, who: str, at: int) -> str:
        """What somebody is called most by an offset; before any name, how they are first spoken of."""
        read = self._read(who, at)
        names = Counter(self._words(mention) for mention in read if mention.kind == "name")
        if names:
            return max(names, key=lambda name: names[name])
        return next((self._words(mention) for mention in read if mention.kind == "noun"), "someone")

    def _told(self, who: str, at: int) -> Iterator[str]:
        read = self._read(who, at)
        called = dict.fromkeys(self._words(mention) for mention in read if mention.kind == "name")
        others = [name for name in called if name != self.name(who, at)]
        if others:
            yield f"Also called {xml_text(', '.join(others))}."
        home = self._homes.at(read[0].start) if read else None
        if home:
            yield f'First seen in <a href="{home[0]}.xhtml">{xml_text(home[1])}</a>.'
        for bond in self._bonds[who]:
            steps = [step for step in bond.steps if step.known_from <= at]
            other = bond.pair[bond.pair[0] == who]
            if steps and steps[-1].kind != "other" and self._read(other, at):
                yield f"{steps[-1].kind.capitalize()}: {xml_text(self.name(other, at))}."

    def _read(self, who: str, at: int) -> list[Mention]:
        """The mentions of somebody up to an offset."""
        mentions = self._mentions.get(who, [])
        return mentions[: bisect_right(mentions, at, key=lambda mention: mention.end)]

    def _words(self, mention: Mention) -> str:
        return one_line(self._story.text[mention.start : mention.end])

    def _page_end(self, offset: int) -> int:
        return self._homes.ends[bisect_right(self._homes.starts, offset) - 1]
