"""Brings the pages that live elsewhere in the repository into the documentation: a hook of `mkdocs build`.

The README is the home page, and the changelog, the results and the model card have their own places; a page of the
site is made of each, so that nothing is written twice. Links between them are turned into links within the site, and
links to code, which the site does not hold, into plain words.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
BROUGHT = {
    "README.md": "index.md",
    "CHANGELOG.md": "changes.md",
    "benchmarks/RESULTS.md": "results.md",
    "src/storyglass/data/MODEL.md": "model-card.md",
}
"""The path in the repository of each page that comes from outside `docs/`, and its path in the site."""
LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)")


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages from elsewhere."""
    for origin, page in BROUGHT.items():
        files.append(File.generated(config, page, content=(ROOT / origin).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, files: Files, **_: Any) -> str:
    """Turns the links of a page, which hold good in the repository, into links that hold good in the site."""
    here = page.file.src_uri
    origin = next((path for path, brought in BROUGHT.items() if brought == here), f"docs/{here}")

    def turned(link: re.Match[str]) -> str:
        target, mark, anchor = link["target"].partition("#")
        if not target or ":" in target:
            return link[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
        inside = BROUGHT.get(path, path.removeprefix("docs/"))
        if files.get_file_from_path(inside) is None or (inside == path and path not in BROUGHT):
            return link["words"]
        there = posixpath.relpath(inside, posixpath.dirname(here) or ".")
        return f"{link['image']}[{link['words']}]({there}{mark}{anchor})"

    return LINK.sub(turned, markdown)
