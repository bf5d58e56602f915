"""A library: many stories in one file, to be listed, asked, searched, and looked at again without reading them anew."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from storyglass.corrections import beside
from storyglass.library.doors import asking, first_line, writing
from storyglass.library.finding import Hit, find
from storyglass.library.reads import Reading
from storyglass.library.schema import BOOKS, DOCUMENTS
from storyglass.manuscript import file_bytes
from storyglass.outputs.extras import demand, load
from storyglass.outputs.tables import key_of
from storyglass.story import Story, StoryError

State = Literal["added", "replaced", "there"]
"""What came of adding a story: it is new, it takes the place of an older reading, or it was there already."""


class Kept(NamedTuple):
    """A story of a library: its id, name and series, and how much there is in it."""

    story: str
    name: str
    series: str | None
    title: str | None
    words: int
    cast: int
    lines: int
    scenes: int


class Added(NamedTuple):
    """What came of adding a story."""

    story: str
    name: str
    state: State


class Answer(NamedTuple):
    """The answer to a question: columns, rows, and whether there were more rows than asked for."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    more: bool


_LIST = f"""
SELECT s.story, s.name, b.series, s.title, s.words,
       (SELECT count(*) FROM kept."cast" AS c WHERE c.story = s.story),
       (SELECT count(*) FROM kept.lines AS l WHERE l.story = s.story),
       (SELECT count(*) FROM kept.scenes AS c WHERE c.story = s.story)
FROM kept.stories AS s JOIN {BOOKS} AS b USING (story) ORDER BY b.series NULLS LAST, s.name, s.story
"""


class Library:
    """Many stories in one file.

    The file is opened for each piece of work and closed after it, so that a library can be used from several programs
    and threads. Every story is added in one transaction: whoever is stopped loses the story in work and no other.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        demand("library", "a library")
        self.path = Path(path)

    def add(
        self,
        source: str | os.PathLike[str] | bytes,
        *,
        name: str | None = None,
        series: str | None = None,
        reading: Reading | None = None,
    ) -> Added:
        """Reads a story, from a file or from bytes that are called `name`, and keeps what was found.

        A story is known by the content of its file: one that is there already is not read again, unless it was read
        with other options, other corrections (those that lie beside the file) or by another version. A file that has
        changed takes the place of what it held before.
        Raises StoryError where the story cannot be read.
        """
        how = reading or Reading()
        path = None if isinstance(source, bytes) else Path(source)
        data = source if isinstance(source, bytes) else file_bytes(Path(source))
        shown = name or (path.name if path else "story")
        corrections = None if path is None else beside(path)
        mark = how.mark(corrections)
        if there := self.there(hashlib.sha256(data).hexdigest(), mark, series):
            return there
        from storyglass.library.products import product_of

        return self.keep(product_of(how.read(data, shown, corrections), document=True), path, series, mark)

    def there(self, sha256: str, mark: str, series: str | None = None) -> Added | None:
        """The story with this content if it was read in this way already; it then belongs to the series, if given."""
        if not self.path.exists():
            return None
        with asking(self.path) as connection:
            found = connection.execute(
                f"SELECT s.story, s.name, b.series FROM kept.stories AS s JOIN {BOOKS} AS b USING (story) "
                "WHERE b.story = $story AND b.mark = $mark",
                {"story": key_of(sha256), "mark": mark},
            ).fetchone()
        if found is None:
            return None
        if series is not None and found[2] != series:
            with writing(self.path) as connection:
                connection.execute(f"UPDATE {BOOKS} SET series = ? WHERE story = ?", [series, found[0]])
        return Added(found[0], found[1], "there")

    def keep(self, product: Any, path: Path | None, series: str | None, mark: str) -> Added:
        """Keeps what a reading made, in place of what the same story or the same file held before."""
        place = None if path is None else str(path.resolve())
        with writing(self.path) as connection:
            before = connection.execute(
                f"SELECT story, series FROM {BOOKS} WHERE story = $story OR path = $path",
                {"story": product.story, "path": place},
            ).fetchall()
            _remove(connection, [story for story, _ in before])
            for layer in product.tables:
                connection.register("new", product.table(layer))
                connection.execute(f'INSERT INTO kept."{layer}" BY NAME SELECT * FROM new')
                connection.unregister("new")
            connection.execute(f"INSERT INTO {DOCUMENTS} VALUES (?, ?)", [product.story, product.document])
            told = series if series is not None else next((old for _, old in before if old), None)
            now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
            connection.execute(f"INSERT INTO {BOOKS} VALUES (?, ?, ?, ?, ?)", [product.story, place, told, now, mark])
        return Added(product.story, product.name, "replaced" if before else "added")

    def stories(self) -> list[Kept]:
        """All stories, by series and name."""
        with asking(self.path) as connection:
            return [Kept(*row) for row in connection.execute(_LIST).fetchall()]

    def story(self, which: str) -> Story:
        """A story as it was read; `which` is its name or the beginning of its id.

        Raises StoryError where there is none, or more than one.
        """
        from storyglass.library.products import story_in

        with asking(self.path) as connection:
            key = _one(connection, which)
            ((document,),) = connection.execute(f"SELECT document FROM {DOCUMENTS} WHERE story = ?", [key]).fetchall()
        return story_in(document)

    def remove(self, which: str) -> str:
        """Forgets a story and returns its id; `which` as for `story`."""
        with asking(self.path) as connection:  # whoever asks for what is not there changes nothing
            key = _one(connection, which)
        with writing(self.path) as connection:
            _remove(connection, [key])
        return key

    def find(
        self,
        words: str = "",
        *,
        who: str | None = None,
        to: str | None = None,
        feeling: str | None = None,
        series: str | None = None,
        limit: int | None = None,
    ) -> list[Hit]:
        """The passages that hold all the words (`king*` stands for any ending), by the stories' names.

        `who` says them and `to` is who they are said to, by any of their names; with `series`, by any of their names in
        it. With `feeling`, whoever says them feels it in that scene, or somebody does where nothing is said.
        """
        with asking(self.path) as connection:
            return find(connection, words, who=who, to=to, feeling=feeling, series=series, limit=limit)

    def ask(self, sql: str, *, limit: int | None = None, seconds: float | None = None) -> Answer:
        """The answer to one question in SQL, which can read the views of the library and do nothing else.

        `limit` bounds the rows and `seconds` the time. Raises StoryError, one line, where the question is no good.
        """
        duckdb = load("library", "a library")
        with asking(self.path) as connection:
            timer = threading.Timer(seconds or 0.0, connection.interrupt)
            try:
                statements = connection.extract_statements(sql)
                if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                    raise StoryError("a question is one SELECT, or DESCRIBE or SUMMARIZE with the name of a view")
                if seconds is not None:
                    timer.start()
                connection.execute(statements[0])
                columns = [column[0] for column in connection.description or []]
                rows = connection.fetchall() if limit is None else connection.fetchmany(limit + 1)
            except duckdb.InterruptException:
                raise StoryError(f"the question took longer than {seconds:g} seconds") from None
            except duckdb.Error as error:
                raise StoryError(f"the question is no good: {first_line(error)}") from None
            finally:
                timer.cancel()
        return Answer(columns, rows[:limit], limit is not None and len(rows) > limit)


def _one(connection: Any, which: str) -> str:
    """The id of the one story that is meant."""
    found: Sequence[tuple[str, str]] = connection.execute(
        "SELECT story, name FROM kept.stories WHERE name = $which OR title = $which "
        "OR (length($which) >= 4 AND starts_with(story, $which)) ORDER BY name, story",
        {"which": which},
    ).fetchall()
    if not found:
        raise StoryError(f"{which}: no story of this library is called so; storyglass library list shows what is there")
    if len(found) > 1:
        ids = ", ".join(story for story, _ in found[:5])
        raise StoryError(f"{which}: {len(found)} stories are called so; give the id of one: {ids}")
    return found[0][0]


def _remove(connection: Any, keys: list[str]) -> None:
    from storyglass.outputs.layers import COLUMNS

    for table in (*(f'kept."{layer}"' for layer in COLUMNS), DOCUMENTS, BOOKS):
        for key in keys:
            connection.execute(f"DELETE FROM {table} WHERE story = ?", [key])
