"""`python -m benchmarks [SECTION …]`: measures the sections named and writes them into RESULTS.md.

A section is one of those listed by `--help`; `accuracy` stands for the four scorers and `all` (the default) for
everything. What is not measured this time keeps its earlier figures. The accuracy scorers are found in the folder
STORYGLASS_SCORE, their data in STORYGLASS_DATA, the given stories in STORYGLASS_STORIES (by default the folder
`stories` beside the data); the project's own stand in `benchmarks/stories`. `formats` reads the novels, or finds their
documents in the folder STORYGLASS_DOCUMENTS, where it keeps them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import accuracy, cost, errors, feelings, formats, many, relations, viewer
from benchmarks.places import Places, PlaceUnknown
from benchmarks.processes import ProcessFailed
from benchmarks.results import Results, Table

SECTIONS: dict[str, Callable[[Places], list[Table]]] = {
    "pdnc": accuracy.pdnc,
    "cast": accuracy.cast_given,
    "errors": errors.errors,
    "stories": accuracy.stories,
    "relations": relations.relations,
    "feelings": feelings.feelings,
    "litbank": accuracy.litbank,
    "ud": accuracy.universal_dependencies,
    "formats": formats.formats,
    "speed": cost.speed,
    "memory": cost.memory,
    "report": cost.report,
    "viewer": viewer.viewer,
    "startup": cost.startup,
    "size": cost.size,
    "corpus": many.corpus,
    "ask": many.ask,
}
GROUPS = {"accuracy": ("pdnc", "cast", "stories", "litbank", "ud"), "all": tuple(SECTIONS)}
FOLDER = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Measures, writes RESULTS.md after every section, and returns 1 where a section could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures storyglass.")
    names = [*GROUPS, *SECTIONS]
    parser.add_argument("section", nargs="*", metavar="SECTION", help=", ".join(names))
    asked = parser.parse_args(arguments).section or ["all"]
    if unknown := [name for name in asked if name not in names]:
        parser.error(f"no section is called {unknown[0]}; there are: {', '.join(names)}")
    wanted = {part for name in asked for part in GROUPS.get(name, (name,))}
    places = Places.from_environment()
    results = Results.load(FOLDER / "results.json", order=tuple(SECTIONS))
    failed = False
    for name, measure in SECTIONS.items():
        if name not in wanted:
            continue
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            results.put(name, measure(places))
        except (PlaceUnknown, ProcessFailed) as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
        else:
            results.save(FOLDER / "results.json", FOLDER / "RESULTS.md")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
