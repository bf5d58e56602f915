"""The report in a real browser: the Chromium of this machine, which Playwright drives; none is downloaded.

Run by themselves as `python -m pytest tests/browser`. They are skipped where no Chromium is.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storyglass.outputs.saving import write_file
from storyglass.outputs.writer import writer_for
from storyglass.story import Story

pytest.importorskip("playwright", reason="no Playwright here: pip install playwright")

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = os.environ.get("STORYGLASS_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
NONE = "no Chromium here: install one, or name it in STORYGLASS_BROWSER"

DESKTOP = (1400, 900)
PHONE = (390, 844)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    if BROWSER is None:
        pytest.skip(NONE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def open_report(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the report of a story; at the end nothing may have been logged, refused or asked of anybody."""
    said: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(
        story: Story | Path,
        address: str = "",
        *,
        size: tuple[int, int] = DESKTOP,
        script: bool = True,
        dark: bool = False,
    ) -> Page:
        path = story if isinstance(story, Path) else tmp_path / f"report{len(contexts)}.html"
        if isinstance(story, Story):
            write_file(story, path, writer_for("html"))
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: None if request.url.startswith(path.as_uri()) else said.append(request.url))
        page.goto(path.as_uri() + address)
        if script:
            page.wait_for_selector("html.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
