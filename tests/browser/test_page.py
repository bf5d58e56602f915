"""The page itself: it opens, says nothing to anybody, and holds to its policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyglass.outputs.saving import write_file
from storyglass.outputs.writer import writer_for
from storyglass.story import Story
from tests.browser.conftest import Open
from tests.outputs.small_story import EVIL, hostile, orchard


@pytest.mark.parametrize("story", [orchard(), hostile()], ids=["orchard", "hostile"])
def test_the_page_opens_and_nothing_is_refused(story: Story, open_report: Open) -> None:
    page = open_report(story)
    assert page.get_by_role("button", name="Cast").is_visible()
    assert page.locator("#text").inner_text().strip()


def test_hostile_text_stays_text(open_report: Open) -> None:
    page = open_report(hostile())
    for tab in page.locator(".tabs button").all():
        tab.click()
        assert page.locator("img, iframe, object, b[onmouseover], script:not([id]):not(:last-of-type)").count() == 0
    assert EVIL in page.locator("#text").text_content()  # type: ignore[operator]


def test_another_script_is_refused(open_report: Open, tmp_path: Path, chromium: object) -> None:
    """That nothing was refused above means something: a script with one more space is."""
    path = tmp_path / "changed.html"
    write_file(orchard(), path, writer_for("html"))
    path.write_text(path.read_text(encoding="utf-8").replace("<script>", "<script> "), encoding="utf-8")
    refused = []
    context = chromium.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.on("console", lambda message: refused.append(message.text))
    page.goto(path.as_uri())
    assert page.locator("html.ready").count() == 0
    context.close()
    assert len(refused) == 1
    assert "Content Security Policy" in refused[0]


def test_it_can_be_read_without_a_script(open_report: Open) -> None:
    page = open_report(orchard(), script=False)
    assert page.get_by_role("row", name="Tobias").is_visible()
    assert page.get_by_text("I said I would come").is_visible()
    beside = page.locator(".said").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert beside == '"Mara Venn"'


def test_it_works_in_the_frame_of_a_notebook(
    open_report: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda address: None)
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><html class=ready>{orchard().show()._repr_html_()}</html>", encoding="utf-8")
    frame = open_report(path).frame_locator("iframe")
    frame.locator("#s1 .there", has_text="Tobias").click()
    assert "1 of 5" in frame.locator(".trail-bar").inner_text()
    frame.get_by_role("button", name="Cast").click()
    assert frame.locator(".cast-card").count() == 3
