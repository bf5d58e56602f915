"""What holds for every view: on the example, on a long story, on hostile text, on a phone, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

import storyglass
from storyglass.story import Story
from tests.browser.conftest import PHONE, Open
from tests.browser.many_scenes import many_scenes
from tests.outputs.small_story import hostile

VIEWS = ["storyline", "bonds", "hearts", "secrets", "script", "doubts"]


@pytest.fixture(scope="session")
def example(repository: Path) -> Story:
    return storyglass.read(repository / "examples" / "the-stern-seat.txt")


@pytest.fixture(scope="session")
def novel() -> Story:
    return many_scenes()


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_shows_it_all(view: str, novel: Story, open_report: Open) -> None:
    page = open_report(novel, f"#view={view}", size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert page.locator(f".view-{view} h2").is_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_later_than_the_page_is_shown(view: str, novel: Story, open_report: Open) -> None:
    """Those who come late in the long story are nowhere in a view before they come, whatever it would say of them."""
    start = len(novel.text) // 20
    late = [entity for entity in novel.entities if entity.known_from > start]
    assert late
    page = open_report(novel, f"#view={view}&at={start}")
    shown = page.locator(f".view-{view}").inner_html()
    assert [entity.name for entity in late if entity.name and entity.name in shown] == []


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_stays_text(view: str, open_report: Open) -> None:
    page = open_report(hostile(), f"#view={view}")
    shown = page.locator(f".view-{view}")
    assert shown.locator("img, script, b[onmouseover], a[href]").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_paper_shows_the_view_and_not_the_text(view: str, example: Story, open_report: Open) -> None:
    page = open_report(example, f"#view={view}")
    page.emulate_media(media="print")
    assert page.locator(f".view-{view} h2").is_visible()
    assert not page.locator("#text").is_visible()
    assert not page.locator(".bar").is_visible()
