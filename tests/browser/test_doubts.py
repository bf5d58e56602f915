"""Doubts: the least sure first, each with its passage and, where there is one, the card that puts it right."""

from __future__ import annotations

from dataclasses import replace

from storyglass.story import Story
from tests.browser.conftest import Open
from tests.browser.many_scenes import PEOPLE, many_scenes
from tests.outputs.small_story import orchard


def unsure() -> Story:
    story = orchard()
    sure = {"l3": 0.41, "l4": 0.32}
    return replace(story, lines=[replace(line, confidence=sure.get(line.id, line.confidence)) for line in story.lines])


def test_the_least_sure_line_is_put_right(open_report: Open) -> None:
    page = open_report(unsure(), "#view=doubts")
    claims = page.locator(".says-what")
    assert [claims.nth(i).inner_text().split(",")[0] for i in range(3)] == [
        "Nobody is known to say this · at 41%",
        "Mara Venn says this to Tobias",
        "Tobias says this to Mara Venn",
    ]
    page.locator(".passage").nth(1).click()
    assert page.locator(".trail mark").inner_text() == "“Extra!”"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Put right: Mara Venn says this").first.click()
    page.get_by_label("Who says it").select_option("Old Fenn")
    page.keyboard.press("Escape")
    assert "Mara Venn says this" not in claims.nth(1).inner_text()
    assert page.locator(".tabs .count").inner_text() == "1"


def test_kinds_are_chosen_and_counted(open_report: Open) -> None:
    novel = many_scenes()
    page = open_report(novel, "#view=doubts")
    page.get_by_role("button", name="Scenes").click()
    doubted = sum(scene.confidence < 0.6 for scene in novel.scenes)
    assert page.locator(".kind[aria-pressed=true]").inner_text().endswith(f"{doubted} of 240 in doubt")
    assert page.locator(".sureness").first.inner_text().startswith("30%")
    page.get_by_role("button", name="Put right: ").nth(1).click()
    assert page.get_by_role("dialog").get_by_text("No new scene begins here").is_visible()


def test_nothing_is_doubted_of_those_who_come_later(open_report: Open) -> None:
    novel = many_scenes()
    page = open_report(novel, f"#view=doubts&at={novel.scenes[2].start}")
    page.get_by_role("button", name="People").click()
    claims = " ".join(page.locator(".says-what").all_inner_texts())
    assert PEOPLE[0] in claims
    assert PEOPLE[30] not in claims
