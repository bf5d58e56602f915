"""Makes the pictures of the report that the README shows: `python docs/make_pictures.py`.

Reads the example story, writes its report, and has the Chromium of this machine, which Playwright drives, draw it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

import storyglass
from storyglass.outputs.saving import write_file
from storyglass.outputs.writer import writer_for

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "examples" / "the-stern-seat.txt"
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDE = (1280, 800)
PHONE = (390, 720)


class Picture(NamedTuple):
    """One picture: its name, where in the report it is taken, what is done before, how big, and on which paper."""

    name: str
    address: str
    prepare: Callable[[Page], None] = lambda page: None
    size: tuple[int, int] = WIDE
    dark: bool = False


def read_on(page: Page) -> None:
    """Goes to where people talk, and asks who says a line."""
    page.locator("#s3").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.querySelector('#s3').getBoundingClientRect().top + scrollY - 90)")
    page.wait_for_timeout(300)
    page.locator("#s3 ~ p .said").nth(1).click()


def ask(page: Page) -> None:
    """Opens what somebody knows."""
    page.locator(".person-parts section", has_text="Knows").locator(".claim").nth(1).click()


PICTURES = (
    Picture("report", "", read_on),
    Picture("cast", "#view=cast"),
    Picture("person", "#view=cast&who={Robin Baird}", ask),
    Picture("bonds", "#view=bonds"),
    Picture("secrets", "#view=secrets"),
    Picture("phone", "#at=45%25", lambda page: page.keyboard.press("End"), PHONE, dark=True),
)


def draw(chromium: Browser, page: Path, picture: Picture, people: dict[str, str]) -> None:
    """Draws one picture; on a phone with two dots for each pixel, as phones have."""
    address = picture.address
    for name, entity in people.items():
        address = address.replace(f"{{{name}}}", entity)
    context = chromium.new_context(
        viewport={"width": picture.size[0], "height": picture.size[1]},
        color_scheme="dark" if picture.dark else "light",
        device_scale_factor=2 if picture.size == PHONE else 1,
    )
    tab = context.new_page()
    tab.goto(page.as_uri() + address)
    tab.wait_for_selector("html.ready")
    picture.prepare(tab)
    tab.wait_for_timeout(500)
    tab.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Draws every picture."""
    browser = os.environ.get("STORYGLASS_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("a picture needs Chromium: install it, so that `chromium` is on PATH")
    story = storyglass.read(STORY)
    people = {entity.name: entity.id for entity in story.entities if entity.name}
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "report.html")
        write_file(story, page, writer_for("html"))
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for picture in PICTURES:
            draw(chromium, page, picture, people)
        chromium.close()


if __name__ == "__main__":
    main()
