"""What somebody who opens a report for the first time wants to know is fewer than four clicks away."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

import pytest
from playwright.sync_api import Locator, Page

from storyglass.story import Story
from tests.browser.conftest import Open
from tests.browser.long_story import PEOPLE, long_story

MOST = 3


@pytest.fixture(scope="module")
def novel() -> Story:
    return long_story(12_000)


class Hand:
    """Somebody's hand on the mouse: it counts what it does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def drag(self, share: float) -> None:
        """Drags the slider of the reader's page."""
        self.page.get_by_role("slider").fill(str(round(share * 1000)))
        self.clicks += 1


@pytest.fixture
def hand(novel: Story, open_report: Open) -> Hand:
    return Hand(open_report(novel))


def entity(story: Story, name: str) -> str:
    return next(each.id for each in story.entities if each.name == name)


def test_who_speaks_most(novel: Story, hand: Hand) -> None:
    hand.button("Cast")
    hand.button("by words spoken")
    spoken = Counter[str | None]()
    for line in novel.lines:
        spoken[novel.name_of(line.speaker)] += len(novel.text[line.start : line.end].split())
    assert hand.page.locator(".cast-card h3").first.inner_text() == spoken.most_common(1)[0][0]
    assert hand.clicks <= MOST


def test_all_lines_of_one_to_another(novel: Story, hand: Hand) -> None:
    one, other = PEOPLE[:2]
    hand.button("Cast")
    hand.button(one)
    row = hand.page.locator(".person-parts li").filter(has=hand.page.get_by_role("button", name=other, exact=True))
    hand.click(row.first.locator(".claim"))
    pair = (entity(novel, one), entity(novel, other))
    count = sum((line.speaker, *line.addressees) == pair for line in novel.lines)
    assert count > 1
    assert f"{one} to {other} 1 of {count}" in hand.page.locator(".trail-bar").inner_text().replace("\n", " ")
    assert hand.clicks <= MOST


def test_what_somebody_knows_at_half_the_book(novel: Story, hand: Hand) -> None:
    hand.drag(0.5)
    hand.button("Cast")
    hand.button(PEOPLE[0])
    half = len(novel.text) // 2
    who = entity(novel, PEOPLE[0])
    known = [
        f.fact for f in novel.knowledge for k in f.knows if k.who == who and max(k.since, k.known_from) <= half - 400
    ]
    later = [f.fact for f in novel.knowledge for k in f.knows if k.who == who and max(k.since, k.known_from) > half]
    part = hand.page.locator(".person-parts section").filter(has=hand.page.get_by_role("heading", name="Knows"))
    told = part.inner_text()
    assert known
    assert later
    assert all(fact in told for fact in known)
    assert not any(fact in told for fact in later)
    assert hand.clicks <= MOST


def test_who_was_there_when_somebody_was_told(novel: Story, hand: Hand) -> None:
    hand.button("Cast")
    hand.button(PEOPLE[1])
    told = hand.page.locator(".person-parts li").filter(has_text="told by").first
    hand.click(told.locator(".claim"))
    at = novel.text.index(hand.page.locator(".trail-passage mark").inner_text())
    scene = novel.scenes[bisect_right(novel.scenes, at, key=lambda each: each.start) - 1]
    place = hand.page.locator(".trail-place").inner_text()
    assert scene.present
    assert all((novel.name_of(who) or "") in place for who in scene.present)
    assert hand.clicks <= MOST


def test_a_wrong_speaker_is_put_right(novel: Story, hand: Hand) -> None:
    line = novel.lines[0]
    hand.click(hand.page.locator(".said").first)
    hand.page.get_by_label("Who says it").select_option(label="nobody known")
    hand.clicks += 2  # the list is opened, and one of it chosen
    assert novel.name_of(line.speaker) in PEOPLE
    assert hand.page.evaluate("document.querySelector('.said').dataset.who") == "?"
    assert hand.clicks <= MOST
