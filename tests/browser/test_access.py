"""Everybody can use it: axe-core finds nothing serious, and the keyboard reaches what the mouse does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.long_story import PEOPLE, long_story

AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"


@pytest.fixture(scope="module")
def axe(repository: Path) -> str:
    """The checker's script, which comes with the viewer's other packages."""
    path = repository / "viewer" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("no axe-core here: npm ci, in viewer/")
    return path.read_text(encoding="utf-8")


def serious(page: Page, axe: str) -> list[str]:
    """What axe-core finds serious or critical. Its script comes in by the debugger, past the page's policy."""
    page.evaluate(axe)
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:120]} ({len(found['nodes'])})"
        for found in page.evaluate(AXE)
        if found["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_serious_stands_in_the_way(axe: str, size: tuple[int, int], dark: bool, open_report: Open) -> None:
    page = open_report(long_story(1500), size=size, dark=dark)
    assert serious(page, axe) == []
    page.locator(".said").first.click()
    assert serious(page, axe) == []
    page.get_by_label("Who says it").select_option(index=0)
    page.keyboard.press("Escape")
    for tab in page.locator(".tabs button").all():
        tab.click()
        assert serious(page, axe) == [], tab.inner_text()
    page.goto(page.url.split("#")[0] + "#view=cast&who=e1")
    page.reload()
    page.wait_for_selector("html.ready")
    page.locator(".person .claim").first.click()
    assert serious(page, axe) == []


def test_the_keyboard_alone_puts_a_speaker_right(open_report: Open) -> None:
    page = open_report(long_story(1500), "#view=cast")
    page.get_by_role("button", name=PEOPLE[0], exact=True).focus()
    page.keyboard.press("Enter")
    page.locator(".person-facts .claim").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Wrong?").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Who says it").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".tabs .count").inner_text() == "1"
