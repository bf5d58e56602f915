"""The library's page in a real browser: a story is dropped, watched, opened, found, corrected, removed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="no FastAPI here: pip install 'storyglass[serve]'")

import uvicorn
from playwright.sync_api import Browser, Page, expect

from storyglass.serve.app import make_app
from tests.browser.conftest import DESKTOP, PHONE
from tests.serve.readers import by_rule

expect.set_options(timeout=30_000)  # milliseconds: the reading process has to start

STORY = 'Ada shut the door. "Who is <b>there</b>?" said Ada.\n\n"Only the wind," said Bo.\n\nAda wept.\n'
ALL_DONE = "async () => (await (await fetch('/api/jobs')).json()).every((job) => job.state === 'done')"
CORRECTIONS = '[[correction]]\nkind = "rename"\nwho = "Bo"\nname = "Bosse"\n'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a new library."""
    app = make_app(tmp_path_factory.mktemp("library") / "shelf & co.duckdb", "a-token", read=by_rule)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = True
    thread.join()
    app.state.desk.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The library's page; nothing may be refused or asked of anybody else."""
    said: list[str] = []
    context = chromium.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    found = context.new_page()
    found.set_default_timeout(20_000)
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda request: None if request.url.startswith(address) else said.append(request.url))
    found.goto(address)
    yield found
    context.close()
    assert [line for line in said if "422" not in line] == []


def add(page: Page, tmp_path: Path, text: str = STORY, name: str = "door.txt") -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    page.set_input_files("#files", file)


def test_a_story_is_added_opened_found_corrected_and_removed(page: Page, tmp_path: Path) -> None:
    expect(page.locator("h1")).to_have_text("shelf & co")
    add(page, tmp_path)
    row = page.locator("#stories tbody tr", has_text="door.txt")
    expect(row).to_contain_text("2")
    with page.expect_popup() as opened:
        row.get_by_role("link").click()
    report = opened.value
    report.wait_for_selector("html.ready")
    expect(report.locator("body")).to_contain_text("Who is <b>there</b>?")
    report.close()

    page.get_by_label("said by").fill("Bo")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#found")).to_contain_text("1 passage")
    expect(page.locator("#found .who")).to_contain_text("Bo")

    with page.expect_file_chooser() as chooser:
        row.get_by_role("button", name="Correct").click()
    corrections = tmp_path / "corrections.toml"
    corrections.write_text(CORRECTIONS, encoding="utf-8")
    with page.expect_response(lambda answer: "/corrections" in answer.url):
        chooser.value.set_files(corrections)
    page.wait_for_function(ALL_DONE)
    page.get_by_label("said by").fill("Bosse")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#found .who")).to_contain_text("Bosse")

    page.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name="Remove").click()
    expect(page.locator("#empty")).to_be_visible()


def test_what_a_report_sends_back_is_kept_and_the_report_is_read_again(
    page: Page, address: str, tmp_path: Path
) -> None:
    add(page, tmp_path, STORY.replace("Ada", "Eva"), "sent.txt")
    with page.expect_popup() as opened:
        page.locator("#stories tbody tr", has_text="sent.txt").get_by_role("link").click()
    report = opened.value
    report.wait_for_selector("html.ready")
    report.get_by_text("Only the wind").click()
    report.get_by_label("Who says it").select_option(label="Eva")
    report.locator(".tabs").get_by_role("button", name="Corrections").click()
    with report.expect_navigation():
        report.get_by_role("button", name="Save and read again").click()
    found = page.request.get(f"{address}api/find", params={"words": "wind", "who": "Eva"}).json()
    assert [hit["text"] for hit in found] == ['"Only the wind,"']


def test_what_cannot_be_read_is_told_beside_its_name(page: Page, tmp_path: Path) -> None:
    add(page, tmp_path, "\x00\x01\x02" * 50, "bad.docx")
    expect(page.locator("#jobs .bad")).to_contain_text("bad.docx")


def test_the_page_fits_a_phone(page: Page, tmp_path: Path) -> None:
    add(page, tmp_path, STORY.replace("Ada", "Iva"), "a-very-long-name-of-a-story-that-goes-on-and-on.txt")
    expect(page.locator("#stories tbody tr", has_text="very-long")).to_be_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
