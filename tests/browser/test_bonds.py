"""Bonds: the network and its list say the same, nobody moves as the story goes on, and it can be stepped through."""

from __future__ import annotations

import pytest

from storyglass.story import Story
from tests.browser.conftest import Open
from tests.browser.many_scenes import PEOPLE, many_scenes


@pytest.fixture(scope="module")
def novel() -> Story:
    return many_scenes()


def places(page: object) -> dict[str, str]:
    drawn = (
        "nodes => Object.fromEntries(nodes.map(n => [n.querySelector('title').textContent, n.querySelector('circle')"
    )
    found: dict[str, str] = page.locator(".node").evaluate_all(  # type: ignore[attr-defined]
        f"{drawn}.getAttribute('cx') + ' ' + n.querySelector('circle').getAttribute('cy')]))"
    )
    return found


def test_nobody_moves_as_the_story_goes_on(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=bonds")
    page.get_by_label("at least").fill("0")
    whole = places(page)
    page.locator(".page input").fill("300")
    part = places(page)
    assert 0 < len(part) < len(whole)
    assert part.items() <= whole.items()


def test_the_list_says_what_the_network_shows(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=bonds&who=e3")
    theirs = [bond for bond in novel.bonds if "e3" in bond.pair]
    assert page.locator(".pairs > ol > li").count() == len(theirs)
    strongest = max(theirs, key=lambda bond: bond.strength)
    first = page.locator(".pairs > ol > li").first
    assert first.locator(".pair").inner_text() == f"{PEOPLE[2]} and {PEOPLE[0]}"
    first.get_by_text(f"{len(strongest.steps)} steps").click()
    assert first.locator("details li").count() == len(strongest.steps)
    first.locator("details .claim").first.click()
    assert page.locator(".trail mark").inner_text()


def test_it_is_stepped_and_played(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=bonds")
    page.get_by_role("button", name="To the change before").click()
    assert page.locator(".page output").inner_text() != "whole book"
    before = page.url
    page.locator(".page input").fill("300")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Pause").click()
    assert page.url != before
