"""The script: from opening the report to all lines of one person to another, and out of it as a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.many_scenes import many_scenes
from tests.outputs.small_story import orchard, story_of


def test_all_lines_of_one_to_another(open_report: Open) -> None:
    page = open_report(orchard())
    page.get_by_role("button", name="Script").click()
    page.get_by_label("By whom").select_option("Mara Venn")
    page.get_by_label("to whom").select_option("Tobias")
    said = page.locator(".says > button")
    assert said.all_inner_texts() == ["“You said you would hold it,” “You _promised_.”", "“Extra!”"]
    said.last.click()
    assert page.locator(".trail mark").inner_text() == "“Extra!”"
    assert page.locator(".trail-count").inner_text() == "3 of 3"


def test_the_lines_as_a_file_and_no_formula_in_it(open_report: Open) -> None:
    said = "=HYPERLINK(0)"
    story = story_of(f'[=Ann>Bo|{said}] said =Ann, “twice”.\n\n[Bo>=Ann|“Well,\n  "no"”]', {"=Ann": [], "Bo": []})
    page = open_report(story, "#view=script")
    rows = saved(page)
    assert [row["speaker"] for row in rows] == ["'=Ann", "Bo"]
    assert [row["text"] for row in rows] == [f"'{said}", '“Well, "no"”']
    assert [story.text[int(row["start"]) : int(row["end"])] for row in rows] == [said, '“Well,\n  "no"”']


def saved(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "small-lines.csv"
    return list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))


def test_the_file_holds_what_is_found_as_of_the_page(open_report: Open) -> None:
    story = orchard()
    page = open_report(story, f"#view=script&at={story.scenes[1].start}")
    assert len(saved(page)) == 5
    page.get_by_label("words of the line").fill("extra")
    assert [row["speaker"] for row in saved(page)] == ["Tobias", "Mara Venn"]


def test_ten_thousand_lines_come_as_they_are_scrolled_to(open_report: Open) -> None:
    page = open_report(many_scenes(scenes=3400), "#view=script")
    assert "10,200 lines" in page.locator(".view-head").inner_text()
    assert page.locator(".turn").count() < 500
    page.keyboard.press("End")
    page.locator(".turn").nth(200).wait_for(state="attached")
