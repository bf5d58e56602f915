"""The storyline: it is as far as the reader is, it zooms and goes by keys, and a scene leads into the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from storyglass.story import Story
from tests.browser.conftest import PHONE, Open
from tests.browser.many_scenes import PEOPLE, many_scenes


@pytest.fixture(scope="module")
def novel() -> Story:
    return many_scenes()


def wide(page: Page) -> int:
    width: int = page.locator(".chart-scroll svg").evaluate("svg => svg.clientWidth")
    return width


def test_it_shows_no_scene_after_the_page(novel: Story, open_report: Open) -> None:
    scene = novel.scenes[10]
    page = open_report(novel, f"#view=storyline&at={scene.start}")
    assert "10 scenes so far" in page.locator(".view-head").inner_text()
    assert page.locator(".meeting").count() == 10


def test_a_scene_leads_to_its_text(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=storyline")
    page.locator(".chart-scroll").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    told = page.locator(".scene-tip").inner_text()
    assert told.startswith("Scene 3 · dream · the long orchard · in the evening")
    assert PEOPLE[0] in told
    page.keyboard.press("Enter")
    assert page.locator("#text").is_visible()
    assert page.locator(".trail-title").inner_text() == "Scene 3"


def test_it_zooms_by_buttons_keys_and_wheel(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=storyline")
    first = wide(page)
    page.get_by_role("button", name="Zoom in (+)").click()
    second = wide(page)
    page.locator(".chart-scroll").focus()
    page.keyboard.press("+")
    third = wide(page)
    page.locator(".chart-scroll").hover()
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(300)
    assert first < second < third < wide(page)
    page.get_by_role("button", name="The whole story (0)").click()
    assert wide(page) == page.locator(".chart-scroll").evaluate("e => e.clientWidth")


def test_a_click_on_the_chart_is_a_click_on_its_scene(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=storyline", size=PHONE)
    page.locator(".chart-scroll").click(position={"x": 120, "y": 150})
    assert page.locator(".trail-title").inner_text().startswith("Scene ")


def test_those_who_watch_are_marked_as_such(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=storyline")
    assert page.locator(".meeting .watches").count() > 0
    assert page.locator(".life.unreal").count() > 0


def test_the_table_tells_the_same(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=storyline")
    page.get_by_text("The same as a table").click()
    row = page.locator(".rows tbody tr").nth(4)
    row.wait_for()
    there = f"{PEOPLE[0]}, {PEOPLE[30]}, {PEOPLE[31]}"
    assert row.locator("td").all_inner_texts()[1:4] == ["the attic, at noon", there, PEOPLE[2]]
    row.locator("button").first.click()
    assert page.locator(".trail-title").inner_text() == "Scene 5"


def test_one_person_stands_out(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=storyline")
    page.locator(".names").get_by_role("button", name=PEOPLE[1]).click()
    assert page.locator(".names .dim").count() == page.locator(".names button").count() - 1
