"""A desk for trying out the documentation: the files that its commands name, all of our own writing."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STORY = """\
Chapter I

"You are late," said Emma.

Mr. Knightley took off his hat and smiled at her. "The ford is under water. I came by the mill."

"Harriet is clever." Emma laughed and poured out the tea. "Has she told you her secret, too?"

"She told me that she will marry Robert Martin," Mr. Knightley whispered. "Nobody else is to know it yet."

Chapter II

In the morning Emma walked to the farm. Harriet was crying by the gate.

"I am so happy, Emma," Harriet said.

* * *

Ada dreamt of a long road. When she woke, the house was still.
"""
CAST = '[[person]]\nname = "Emma"\naliases = ["Miss Woodhouse"]\npronouns = "she/her"\n'
CORRECTIONS = '[[correction]]\nkind = "rename"\nwho = "Emma"\nname = "Emma Woodhouse"\n'
RUBRIC = '[[criterion]]\nname = "heart"\nquestion = "Is she kind?"\nfor = ["kind", "laugh"]\nagainst = ["cruel"]\n'
CONTAINER = """\
<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """\
<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier><dc:title>Emma</dc:title>
<dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml"
 media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""


def lay(desk: Path) -> Path:
    """Puts every file that the documentation names into a folder, which is returned."""
    shutil.copytree(ROOT / "examples", desk / "examples")
    for name in ("story.txt", "chapters/one.txt", "chapters/two.txt"):
        path = desk / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY.replace("a long road", f"the {path.stem} road"), encoding="utf-8")  # no two are the same
    for name in ("people.toml", "cast.toml"):
        (desk / name).write_text(CAST, encoding="utf-8")
    (desk / "corrections.toml").write_text(CORRECTIONS, encoding="utf-8")
    (desk / "rubric.toml").write_text(RUBRIC, encoding="utf-8")
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
    page = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Emma</title></head><body>{paragraphs}</body></html>'
    )
    with zipfile.ZipFile(desk / "emma.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("book.opf", PACKAGE)
        book.writestr("a.xhtml", page)
    return desk
