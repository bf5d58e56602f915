"""A short text taken through the stages up to its lines, and what there is to ask of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from storyglass.given_cast import GivenCast
from storyglass.language import Linguist, Rules
from storyglass.manuscript import from_text
from storyglass.people import People, Person, find_people, resolve_speech
from storyglass.quotations import find_quotations
from storyglass.quotations.model import Quotations
from storyglass.speech import SpokenLine, attribute, said_of
from storyglass.story import Span

_MARKED = re.compile(r"\{([^{}]+)\}")


def prose(text: str) -> str:
    """The text of a table: blank lines part its paragraphs, and every paragraph is one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without the braces in it, and the spans they stood around."""
    plain, spans, at = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[at : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], spans


@dataclass(frozen=True)
class Telling:
    """A text with its people and its lines. `marked` are the spans that stood in braces."""

    text: str
    marked: list[Span]
    quotations: Quotations
    people: People
    lines: list[SpokenLine]

    @property
    def names(self) -> list[list[str]]:
        """The forms of everybody who has a name, person by person."""
        return [sorted(person.names) for person in self.people.persons if person.names and person.type == "PER"]

    def goes_by(self, who: int, name: str) -> bool:
        """Says whether a person is called that; the narrator is called `I` too."""
        person = self.people.persons[who]
        if name == "I":
            return person.narrator
        return name.casefold() in {each.casefold() for each in [*person.names, person.name or ""]}

    def those_called(self, name: str) -> list[int]:
        """Everybody who goes by a name."""
        return [who for who in range(len(self.people.persons)) if self.goes_by(who, name)]

    def the_one_called(self, name: str) -> Person:
        """The one person who goes by a name."""
        (who,) = self.those_called(name)
        return self.people.persons[who]

    def labels(self, found: Sequence[int | None], like: Sequence[str | None]) -> list[str | None]:
        """What the people found are called: as expected where they go by that, by their display name elsewhere."""
        return [self._label(who, name) for who, name in zip_longest(found, like[: len(found)])]

    def speakers(self, like: Sequence[str | None]) -> list[str | None]:
        """Who says each line, in text order."""
        return self.labels([line.speaker for line in self.lines], like)

    def meant(self, like: Sequence[str | None]) -> list[str | None]:
        """Whom each marked mention means; `no mention` where none stands there."""
        at = {(referral.start, referral.end): referral.person for referral in self.people.referrals}
        found = self.labels([at.get(span) for span in self.marked], like)
        return [label if span in at else "no mention" for label, span in zip(found, self.marked, strict=True)]

    def _label(self, who: int | None, name: str | None) -> str | None:
        if who is None:
            return None
        if name is not None and self.goes_by(who, name):
            return name
        person = self.people.persons[who]
        return person.name or ("I" if person.narrator else f"person {who}")


def tell(text: str, given: GivenCast | None = None, linguist: Linguist | None = None) -> Telling:
    """Takes the text of a table through the stages up to its lines; its words are read by rule, or by a linguist."""
    plain, spans = marked(prose(text))
    manuscript = from_text(plain)
    quotations = find_quotations(manuscript)
    people = find_people(manuscript, quotations, (linguist or Rules()).analyse(manuscript, quotations), given)
    lines = attribute(people)
    return Telling(plain, spans, quotations, resolve_speech(people, said_of(lines)), lines)
