"""Hearts: every feeling leads to its passage, from the chart and from the list, for one person or for all."""

from __future__ import annotations

import pytest

from storyglass.story import Story
from tests.browser.conftest import Open
from tests.browser.many_scenes import PEOPLE, many_scenes


@pytest.fixture(scope="module")
def novel() -> Story:
    return many_scenes()


def test_feelings_of_one_person(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=hearts")
    page.get_by_label("Feelings of whom").select_option(PEOPLE[0])
    theirs = [feeling for feeling in novel.feelings if feeling.who == "e1"]
    assert page.locator(".view-head p").inner_text() == f"{len(theirs)} feelings so far"
    assert page.locator(".heart").count() == 1
    assert page.locator(".beat").count() == len(theirs)
    page.locator(".heart-chart svg").click(position={"x": 300, "y": 30})
    assert page.locator(".trail mark").inner_text()
    assert page.locator(".trail-count").inner_text().endswith(f"of {len(theirs)}")


def test_the_list_tells_the_same_as_the_chart(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=hearts&who=e2")
    page.get_by_text("as a list").click()
    first = next(feeling for feeling in novel.feelings if feeling.who == "e2")
    button = page.locator(".beats .claim").first
    assert button.inner_text().startswith(f"{first.feeling} toward ")
    button.click()
    (start, end), *_ = first.evidence
    assert page.locator(".trail mark").inner_text().split() == novel.text[start:end].split()


def test_one_feeling(novel: Story, open_report: Open) -> None:
    page = open_report(novel, "#view=hearts")
    page.get_by_label("Which feeling").select_option("anger")
    wanted = sum(feeling.feeling == "anger" for feeling in novel.feelings)
    assert page.locator(".view-head p").inner_text() == f"{wanted} feelings so far"
    assert set(page.locator(".often .claim").all_inner_texts()) == {"anger"}
