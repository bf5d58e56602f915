"""The schema of a library: tables in the schema `kept`, and the views over them that questions are asked of."""

from __future__ import annotations

from typing import Any

from storyglass.story import StoryError

VERSION = 1
"""The version of the tables; another one is another library."""

BOOKS = "kept.books"
"""Which stories there are: where each came from, its series, when it was added, and by what reading."""
DOCUMENTS = "kept.documents"

_TABLES = f"""
CREATE SCHEMA kept;
CREATE TABLE kept.about (version INTEGER);
INSERT INTO kept.about VALUES ({VERSION});
CREATE TABLE {BOOKS} (story TEXT, path TEXT, series TEXT, added TIMESTAMP, mark TEXT);
CREATE TABLE {DOCUMENTS} (story TEXT, document BLOB);
"""

_STORIES = f"""
CREATE VIEW stories AS
SELECT s.story, s.name, b.series, b.path, b.added, s.* EXCLUDE (story, name)
FROM kept.stories AS s JOIN {BOOKS} AS b USING (story);
"""

_TITLE = r"^(mr|mrs|ms|miss|mx|dr|sir|lady|lord|madame?|m|mme|mlle|monsieur|master|captain|colonel|professor)\\.?\\s+"
_CHARACTERS = """
CREATE VIEW characters AS
WITH people AS (
  SELECT b.series, c.story, c.entity, c.name, c.pronouns, lower(c.name) AS called,
         NOT contains(trim(regexp_replace(lower(c.name), '{title}', '')), ' ') AS short
  FROM kept.cast AS c JOIN {books} AS b USING (story)
  WHERE b.series IS NOT NULL AND NOT c."group"
    AND EXISTS (SELECT 1 FROM kept.names AS n
                WHERE n.story = c.story AND n.entity = c.entity AND lower(n.name) = lower(c.name))
), whole AS (
  SELECT p.series, lower(n.name) AS form, p.called,
         mode(p.pronouns) AS pronouns
  FROM people AS p JOIN kept.names AS n USING (story, entity) WHERE NOT p.short GROUP BY ALL
), meant AS (
  SELECT series, form, min(called) AS called, any_value(pronouns) AS pronouns, count(*) AS several
  FROM whole GROUP BY series, form
), tied AS (
  SELECT p.series, p.story, p.entity, p.name, p.short,
         CASE WHEN NOT p.short OR m.form IS NULL THEN p.called
              WHEN m.several = 1 AND coalesce(p.pronouns = m.pronouns, true) THEN m.called
         END AS called
  FROM people AS p LEFT JOIN meant AS m ON p.short AND m.series = p.series AND m.form = p.called
), alone AS (
  SELECT *, called IS NULL OR CASE WHEN short THEN count(*) OVER same ELSE count(*) FILTER (NOT short) OVER same END > 1
            AS doubtful
  FROM tied WINDOW same AS (PARTITION BY series, story, called)
)
SELECT series, CASE WHEN doubtful THEN called || ' (' || story || ' ' || entity || ')' ELSE called END AS character,
       name, story, entity
FROM (SELECT series, story, entity, name, doubtful, coalesce(called, lower(name)) AS called FROM alone);
""".replace("{title}", _TITLE.replace("\\\\", "\\")).replace("{books}", BOOKS)


def create(connection: Any) -> None:
    """Makes the tables and views of a new library, all or none of them."""
    from storyglass.outputs.layers import COLUMNS, schema_of  # which needs the extra

    connection.begin()
    connection.execute(_TABLES)
    for layer in COLUMNS:
        connection.register("columns", schema_of(layer).empty_table())
        connection.execute(f'CREATE TABLE kept."{layer}" AS SELECT * FROM columns')
        connection.unregister("columns")
        if layer != "stories":
            connection.execute(f'CREATE VIEW "{layer}" AS SELECT * FROM kept."{layer}"')
    connection.execute(_STORIES)
    connection.execute(_CHARACTERS)
    connection.commit()


def check(connection: Any, path: str) -> bool:
    """Says whether the tables are there; False for a file that is still empty.

    Raises StoryError where the file holds something else.
    """
    tables = connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
    if not tables:
        return False
    if ("kept", "about") not in tables:
        raise StoryError(f"{path}: this is a database, but no library of storyglass; name another file")
    ((version,),) = connection.execute("SELECT version FROM kept.about").fetchall()
    if version != VERSION:
        raise StoryError(f"{path}: this library was made by another version of storyglass; make a new one")
    return True
