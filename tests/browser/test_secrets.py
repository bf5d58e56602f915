"""The matrix of facts by people: what somebody knows by a page, who was there when it was told."""

from __future__ import annotations

import pytest

from storyglass.story import Story
from tests.browser.conftest import Open
from tests.browser.many_scenes import PEOPLE, many_scenes


@pytest.fixture(scope="module")
def novel() -> Story:
    return many_scenes()


def test_what_somebody_knows_at_half_the_book(novel: Story, open_report: Open) -> None:
    page = open_report(novel)
    page.get_by_role("button", name="Secrets").click()
    page.get_by_label("What who knows").select_option(PEOPLE[4])
    whole = int(page.locator(".told").inner_text().split()[0])
    page.locator(".page input").fill("500")
    half = int(page.locator(".told").inner_text().split()[0])
    known = [fact for fact in novel.knowledge if any(knower.who == "e5" for knower in fact.knows)]
    assert whole == len(known)
    assert 0 < half < whole
    first = page.locator("thead .who").first
    assert first.inner_text() == PEOPLE[4]


def test_who_was_there_when_it_was_told(novel: Story, open_report: Open) -> None:
    page = open_report(novel)
    page.get_by_role("button", name="Secrets").click()
    page.get_by_role("button", name="was told by").first.click()
    assert "there: " in page.locator(".trail-place").inner_text()


def test_a_cell_says_how_and_from_whom(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=secrets")
    knowers = (knower for fact in novel.knowledge for knower in fact.knows)
    told = next(knower for knower in knowers if knower.how == "told" and knower.by == "e1")
    name = PEOPLE[int(told.who[1:]) - 1]
    assert page.get_by_role("button", name=f"{name} was told by {PEOPLE[0]}").count() > 0
    assert page.locator(".arcs .arc").count() > 0


def test_facts_are_found_by_words_and_as_secrets(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=secrets")
    page.get_by_label("words of the fact").fill("attic")
    page.get_by_label("secrets only").check()
    wanted = [fact.fact for fact in novel.knowledge if fact.secret and "attic" in fact.fact]
    assert page.locator(".told").inner_text() == f"{len(wanted)} facts"
    assert page.get_by_role("button", name=f"a secret: {wanted[0]}").is_visible()


def test_everybody_has_a_column_on_demand(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=secrets")
    assert page.locator("thead .column").count() == 12
    page.get_by_label("all 44 people").check()
    assert page.locator("thead .column").count() == 44
