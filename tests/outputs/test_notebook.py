"""A story in a notebook."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from lxml import html as lxml_html

from storyglass.outputs import notebook
from tests.outputs.small_story import EVIL, hostile, orchard, story_of


def test_a_story_shows_its_cast_and_its_lines() -> None:
    tree = lxml_html.fragment_fromstring(orchard()._repr_html_(), create_parent="div")
    cast, lines = tree.iter("table")
    assert [[cell.text_content() for cell in row] for row in cast.iter("tr")][1] == [
        "Mara Venn",
        "she/her",
        "3",
        "30%",
        "3%",
    ]
    assert [cell.text_content() for cell in list(lines.iter("tr"))[5]] == ["?", "", "“Quiet, both of you,”"]


def test_long_tables_say_how_much_is_left_out() -> None:
    story = story_of("\n\n".join(["[Mara|“On.”]"] * 20), {"Mara": []})
    assert "and 8 more" in story._repr_html_()


def test_a_story_without_anybody_shows_its_title() -> None:
    assert "<table>" not in story_of("Rain.", {})._repr_html_()


def test_hostile_text_is_escaped() -> None:
    made = hostile()._repr_html_()
    assert EVIL not in made
    assert "<b onmouseover" not in made
    assert "\x1b" not in made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    return asked


def test_show_opens_a_report(opened: list[str]) -> None:
    shown = orchard().show()
    assert opened == [shown.path.as_uri()]
    assert "Mara Venn" in shown.path.read_text(encoding="utf-8")


def test_a_notebook_shows_the_report_in_a_frame(opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = SimpleNamespace(get_ipython=lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setitem(sys.modules, "IPython", kernel)
    shown = hostile().show()
    assert opened == []
    (frame,) = lxml_html.fragments_fromstring(shown._repr_html_())
    assert frame.tag == "iframe"
    assert frame.get("sandbox") == "allow-scripts allow-downloads"
    assert frame.get("srcdoc") == shown.path.read_text(encoding="utf-8")


def test_a_terminal_is_no_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert not notebook.in_notebook()
