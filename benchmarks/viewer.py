"""What the report is like to use: its size, how soon it answers, how it scrolls, what it asks, whom it shuts out."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks import cost
from benchmarks.places import Places, PlaceUnknown
from benchmarks.processes import STORYGLASS, run
from benchmarks.results import Cell, Table

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = Path(__file__).resolve().parents[1] / "viewer" / "node_modules" / "axe-core" / "axe.min.js"
SIZE = (1400, 900)  # pixels
OPENINGS = 3
FRAMES = 240
STEP = 120  # pixels that are scrolled in each frame: a brisk turn of a wheel

# The page says that it is ready by a class, once all is drawn and listens.
_READY = """
window.ready = new Promise(done => {
  const seen = setInterval(() => {
    if (!document.documentElement?.classList.contains('ready')) return
    clearInterval(seen)
    done(performance.now())
  }, 4)
})
"""
_SCROLL = """async ([frames, step]) => {
  const passed = []
  await new Promise(requestAnimationFrame)
  let last = performance.now()
  for (let i = 0; i < frames; i++) {
    scrollBy(0, step)
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    passed.push(now - last)
    last = now
  }
  return passed
}"""
_SLIDE = """async shares => {
  const slider = document.querySelector('input[type=range]')
  const passed = []
  for (const share of shares) {
    const begun = performance.now()
    slider.value = share * slider.max
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
    passed.push(performance.now() - begun)
  }
  return passed
}"""
_AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"


class Looked(NamedTuple):
    """What was seen of one page."""

    ready: float
    frames: list[float]
    tasks: list[float]
    slides: list[float]
    requests: int
    complaints: int
    barriers: int | None


def viewer(places: Places) -> list[Table]:
    """The reports of a novel and of ten novels joined, in Chromium."""
    rows: list[list[Cell]] = []
    with cost.texts(places) as (texts, folder):
        for text in texts:
            page = folder / "report.html"
            run([STORYGLASS, "look", text.path, "-o", page])
            rows.append([text.name, text.words, *figures(page)])
    return [table(rows)]


def table(rows: list[list[Cell]]) -> Table:
    """The figures of several pages."""
    protocol = (
        f"The page opened from its file in Chromium without a window, {SIZE[0]} by {SIZE[1]} pixels, drawn without a "
        "graphics card. Ready: from the start of the navigation until all is drawn and answers, the median of "
        f"{OPENINGS} openings. Frames: {FRAMES} from the beginning and as many from mid-book, {STEP} pixels "
        "each, with whatever else the machine was doing; task: the longest of the page's main thread meanwhile, in the "
        "processor's own time. Slider: the slowest of six moves of the reader's page, until it is drawn. Requests, and "
        "errors and messages: of all that. Barriers: what axe-core finds serious or critical, in every view."
    )
    columns = [
        *("text", "words", "MB", "ready, seconds", "median frame, ms", "longest frame, ms", "longest task, ms"),
        *("slider, ms", "requests", "errors and messages", "barriers"),
    ]
    return Table("The report in a browser", protocol, columns, rows)


def figures(page: Path) -> list[Cell]:
    """The figures of one page, in the table's order."""
    seen = [look(page) for _ in range(OPENINGS)]
    frames = [frame for one in seen for frame in one.frames]
    return [
        round(page.stat().st_size / cost.MEGABYTE, 1),
        round(median(one.ready for one in seen) / 1000, 2),
        round(median(frames)),
        round(median(max(one.frames) for one in seen)),
        round(median(max(one.tasks) for one in seen)),
        round(median(max(one.slides) for one in seen)),
        sum(one.requests for one in seen),
        sum(one.complaints for one in seen),
        seen[0].barriers,
    ]


def look(page: Path) -> Looked:
    """Opens a page, scrolls it, moves the slider, and opens every view."""
    from playwright.sync_api import sync_playwright

    browser = os.environ.get("STORYGLASS_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise PlaceUnknown("no Chromium here: install one, or name it in STORYGLASS_BROWSER")
    asked: list[str] = []
    said: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab: Any = chromium.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        tab.set_default_timeout(120_000)
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.add_init_script(_READY)
        tab.goto(page.as_uri())
        ready: float = tab.evaluate("window.ready")
        frames, tasks = _scrolled(chromium, tab)
        tab.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
        tab.wait_for_timeout(500)
        more_frames, more_tasks = _scrolled(chromium, tab)
        slides = tab.evaluate(_SLIDE, [0.9, 0.5, 0.51, 0.52, 0.2, 1])
        barriers = _barriers(tab)
        chromium.close()
    return Looked(ready, frames + more_frames, tasks + more_tasks, slides, len(asked) - 1, len(said), barriers)


def _scrolled(chromium: Any, tab: Any) -> tuple[list[float], list[float]]:
    """The frames of a scroll, and the processor's milliseconds of each task of the page's main thread meanwhile."""
    chromium.start_tracing(page=tab, categories=["toplevel", "__metadata"])
    frames: list[float] = tab.evaluate(_SCROLL, [FRAMES, STEP])
    events = json.loads(chromium.stop_tracing())["traceEvents"]
    mains = {
        (each["pid"], each["tid"])
        for each in events
        if each["name"] == "thread_name" and each["args"]["name"] == "CrRendererMain"
    }
    own = [each for each in events if (each["pid"], each["tid"]) in mains and each["name"].endswith("RunTask")]
    return frames, [each["tdur"] / 1000 for each in own if "tdur" in each]


def _barriers(tab: Any) -> int | None:
    """What axe-core finds serious or critical in every view; None where it is not installed."""
    if not AXE.exists():
        return None
    tab.evaluate(AXE.read_text(encoding="utf-8"))  # by the debugger, past the page's policy
    found = 0
    for button in tab.locator(".tabs button").all():
        button.click()
        found += sum(row["impact"] in ("serious", "critical") for row in tab.evaluate(_AXE))
    return found
