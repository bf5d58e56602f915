"""Finds passages by words, by who says them to whom, and by what is felt."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from storyglass.minds.feeling_words import LABELS
from storyglass.story import StoryError

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\*?")
"""What counts as a word of a search; a star at its end stands for any ending."""


class Hit(NamedTuple):
    """A passage that was found: in which story (id and name), where, what it is, and who says it to whom."""

    story: str
    name: str
    start: int
    end: int
    scene: str | None
    kind: str
    speaker: str | None
    addressees: list[str]
    text: str


_FIND = """
SELECT p.story, s.name, p.start, p."end", p.scene, p.kind, l.speaker_name, coalesce(l.addressee_names, []), p.text
FROM passages AS p JOIN stories AS s USING (story) LEFT JOIN lines AS l ON l.story = p.story AND l.line = p.line
WHERE {conditions}
ORDER BY s.name, p.story, p.start
"""
_CALLED = """
EXISTS (SELECT 1 FROM "cast" AS c LEFT JOIN names AS n USING (story, entity)
        WHERE c.story = p.story AND {person} AND lower($name) IN (lower(c.name), lower(n.name)))
"""
_TIED = """
EXISTS (SELECT 1 FROM characters AS here JOIN characters AS known USING (series, character)
        LEFT JOIN names AS n ON n.story = known.story AND n.entity = known.entity
        WHERE here.series = $series AND here.story = p.story AND {here}
          AND lower($name) IN (lower(known.name), lower(n.name)))
"""
_FELT = """
EXISTS (SELECT 1 FROM feelings AS f WHERE f.story = p.story AND f.scene = p.scene AND f.feeling = $feeling
        AND (l.speaker IS NULL OR f.who = l.speaker))
"""


def find(
    connection: Any,
    words: str,
    *,
    who: str | None = None,
    to: str | None = None,
    feeling: str | None = None,
    series: str | None = None,
    limit: int | None = None,
) -> list[Hit]:
    """The passages that hold all the words, in the order of the stories' names.

    Raises StoryError where nothing is asked for, or a feeling that no story has.
    """
    conditions: list[str] = []
    given: dict[str, Any] = {}
    for number, word in enumerate(WORD.findall(words)):
        conditions.append(f"regexp_matches(p.text, $word{number}, 'i')")
        given[f"word{number}"] = _pattern(word)
    if not conditions and (words.strip() or not (who or to or feeling)):
        raise StoryError("give words to find, or --who, --to or --feeling")
    if who:
        conditions.append(_person("who", "l.speaker = {}", series))
        given["who"] = who
    if to:
        conditions.append(_person("to", "list_contains(l.addressees, {})", series))
        given["to"] = to
    if feeling:
        if feeling not in LABELS:
            raise StoryError(f"there is no feeling {feeling!r}; there are {', '.join(sorted(LABELS))}")
        conditions.append(_FELT)
        given["feeling"] = feeling
    if series:
        conditions.append("s.series = $series")
        given["series"] = series
    question = _FIND.format(conditions=" AND ".join(conditions))
    if limit is not None:
        question += "LIMIT $limit"
        given["limit"] = limit
    return [Hit(*row) for row in connection.execute(question, given).fetchall()]


def _person(parameter: str, is_it: str, series: str | None) -> str:
    """The condition that somebody goes by a name: in the story itself, or anywhere in the series."""
    called = _CALLED.format(person=is_it.format("c.entity"))
    if series:
        called = f"({called} OR {_TIED.format(here=is_it.format('here.entity'))})"
    return called.replace("$name", f"${parameter}")


def _pattern(word: str) -> str:
    """A word as a pattern of RE2, whose own borders of words know English letters only."""
    ending = r"[\pL\pN]*" if word.endswith("*") else ""
    letters = re.sub("['’]", "['’]", word.removesuffix("*"))
    return rf"(?:^|[^\pL\pN]){letters}{ending}(?:$|[^\pL\pN])"
