"""Counts how names behave in fiction and writes `src/storyglass/data/names.tsv`.

    STORYGLASS_DATA=DIR python training/names.py

For every capitalised word that is rarely written small, counted over `fiction/fiction.jsonl.xz`: in how many works
it occurs, how often the first pronoun after it in its sentence is of the `he` or the `she` kind, how often it stands
beside a verb of saying (somebody who speaks), and how often behind a preposition of place. Only counts ship.
"""

from __future__ import annotations

import json
import lzma
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src/storyglass/data/names.tsv"
SAYING = r"said|says|asked|replied|cried|answered|exclaimed|whispered|returned|remarked|muttered|shouted"
MIN_WORKS = 3
"""A name must occur in so many works: below that it tells of one character, not of the name."""
MIN_COUNT = 12
SMALL_SHARE = 0.1
"""Words written small more often than this share of the time are common words first."""

TOKEN = re.compile(r"[A-Za-z]+")
CAPITALISED = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
GENDERED = r"he|his|him|himself|she|her|hers|herself"
NEXT_PRONOUN = re.compile(rf"(?<![.!?”\"] )\b([A-Z][a-z]+)\b(?=[^.!?;A-Z]{{1,80}}?\b({GENDERED})\b)")
SPEAKER = re.compile(rf"\b(?:{SAYING}) ([A-Z][a-z]+)\b|\b([A-Z][a-z]+) (?:{SAYING})\b")
PLACE = re.compile(r"\b(?:in|at|from|near|to|through|across|into) ([A-Z][a-z]+)\b(?!['’]s)")


def count(fiction: Path) -> dict[str, tuple[int, int, int, int, int]]:
    """Counts over all works: name -> (works, he, she, speaker, place)."""
    works: Counter[str] = Counter()
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    with lzma.open(fiction, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = "\n".join(json.loads(line)["paragraphs"])
            words = Counter(TOKEN.findall(text))
            small.update({word: n for word, n in words.items() if word.islower()})
            inside = Counter(CAPITALISED.findall(text))
            capital.update(inside)
            works.update(inside.keys())
            for name, pronoun in NEXT_PRONOUN.findall(text):
                kinds[name]["he" if pronoun.startswith("hi") or pronoun == "he" else "she"] += 1
            for before, after in SPEAKER.findall(text):
                kinds[before or after]["speaker"] += 1
            for name in PLACE.findall(text):
                kinds[name]["place"] += 1
    kept = {}
    for name, n in capital.items():
        if works[name] >= MIN_WORKS and n >= MIN_COUNT and small[name.lower()] <= SMALL_SHARE * n:
            k = kinds[name]
            kept[name] = (works[name], k["he"], k["she"], k["speaker"], k["place"])
    return kept


def main() -> None:
    """Counts and writes."""
    names = count(Path(os.environ["STORYGLASS_DATA"]) / "fiction/fiction.jsonl.xz")
    rows = ["name\tworks\the\tshe\tspeaker\tplace"]
    rows += ["\t".join([name, *map(str, values)]) for name, values in sorted(names.items())]
    OUTPUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(names)} names")


if __name__ == "__main__":
    main()
