"""The server's addresses: what can be asked of a library by the page, or by anybody's program on this machine."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ValidationError
from starlette.middleware.base import BaseHTTPMiddleware

from storyglass import __version__
from storyglass.manuscript import LARGEST
from storyglass.outputs.clean import escaped
from storyglass.outputs.writer import writer_for
from storyglass.serve.guard import Guard
from storyglass.serve.shelf import Shelf, read_task, safe_name
from storyglass.serve.work import Desk, Task
from storyglass.story import StoryError

LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes of corrections, or of a question, that are taken in."""
MOST_HITS = 200
"""Passages that a search gives back."""
SECONDS = 10.0
"""Seconds that a question in SQL may take."""
PAGE = {
    "page.js": "text/javascript; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
}
REPORT_POLICY = "frame-ancestors 'none'"
"""A report brings a policy of its own, which lets nothing in; this one only keeps it out of other pages."""


class Question(BaseModel):
    """A question to the library's views."""

    sql: str


class Change(BaseModel):
    """Corrections of one page, and those that it sent last."""

    toml: str
    before: str = ""


def make_app(library: Path, token: str, read: Callable[[Task], Any] = read_task) -> FastAPI:
    """The server of one library; every request that changes something has to carry `token`.

    `read` is what the reading process does with a story.
    """
    shelf = Shelf(library)
    desk = Desk(read, shelf.keep)
    app = FastAPI(
        title="storyglass",
        version=__version__,
        summary="A library of stories, on this machine.",
        docs_url=None,  # these pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.desk, app.state.shelf = desk, shelf
    app.add_middleware(BaseHTTPMiddleware, dispatch=Guard(token))
    app.add_exception_handler(StoryError, _told)

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def page() -> str:
        html = files("storyglass.serve").joinpath("page/index.html").read_text(encoding="utf-8")
        return html.replace("{token}", token).replace("{library}", escaped(library.stem))

    @app.get("/page/{name}", include_in_schema=False)
    def part(name: str) -> Response:
        if name not in PAGE:
            raise HTTPException(404)
        return Response(files("storyglass.serve").joinpath("page", name).read_bytes(), media_type=PAGE[name])

    @app.get("/api/stories")
    def stories() -> list[dict[str, Any]]:
        """All stories, with how much there is in each."""
        return [kept._asdict() for kept in shelf.library.stories()] if library.exists() else []

    @app.post("/api/stories", status_code=202)
    async def add(request: Request, name: str, series: str | None = None) -> dict[str, Any]:
        """Takes in a story (the body is its file) and has it read."""
        data = await _body(request, LARGEST)
        if not data:
            raise StoryError(f"{safe_name(name)}: the file is empty")
        return desk.take(shelf.put(data, name, series or None)).to_dict()

    @app.delete("/api/stories/{story}", status_code=204)
    def remove(story: str) -> None:
        """Forgets a story, and its file if it was dropped here."""
        shelf.remove(story)

    @app.post("/api/stories/{story}/corrections", status_code=202)
    async def correct(story: str, request: Request) -> dict[str, Any]:
        """Takes in corrections and has the story read again.

        The body is their file, which takes the place of what was there; or JSON with the file as `toml`, which takes
        the place of the file `before` alone, so that what was corrected elsewhere stays.
        """
        text = (await _body(request, LARGEST_TEXT)).decode("utf-8-sig", "replace")
        if request.headers.get("content-type", "").startswith("application/json"):
            try:
                change = Change.model_validate_json(text)
            except ValidationError:
                raise StoryError("the body must be corrections, or JSON with `toml` and `before`") from None
            return desk.take(shelf.correct(story, change.toml, change.before)).to_dict()
        return desk.take(shelf.correct(story, text)).to_dict()

    @app.get("/api/stories/{story}/document")
    def document(story: str) -> Response:
        """The story document."""
        return Response(shelf.library.story(story).to_json(), media_type="application/json")

    @app.get("/stories/{story}", response_class=HTMLResponse)
    def report(story: str) -> HTMLResponse:
        """The report of a story."""
        (part,) = writer_for("html").parts(shelf.library.story(story))
        return HTMLResponse("".join(map(str, part.pieces)), headers={"content-security-policy": REPORT_POLICY})

    @app.get("/api/jobs")
    def jobs() -> list[dict[str, Any]]:
        """What is being read, waits to be, or has lately been."""
        return [job.to_dict() for job in desk.jobs()]

    @app.get("/api/find")
    def find(
        words: str = "",
        who: str | None = None,
        to: str | None = None,
        feeling: str | None = None,
        limit: Annotated[int, Query(ge=1, le=MOST_HITS)] = MOST_HITS,
    ) -> list[dict[str, Any]]:
        """The passages that hold all the words, said by somebody to somebody, with a feeling."""
        if not library.exists():
            return []
        hits = shelf.library.find(words, who=who or None, to=to or None, feeling=feeling or None, limit=limit)
        return [hit._asdict() for hit in hits]

    @app.post("/api/ask")
    def ask(question: Question) -> dict[str, Any]:
        """The answer to one question in SQL; docs/library.md describes the views."""
        answer = shelf.library.ask(question.sql, limit=MOST_HITS, seconds=SECONDS)
        return {"columns": answer.columns, "rows": [[str(cell) for cell in row] for row in answer.rows],
                "more": answer.more}  # fmt: skip

    return app


async def _body(request: Request, most: int) -> bytes:
    """The body of a request, as far as it is not too large."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise HTTPException(413, f"that is too large; {most // (1024 * 1024)} MB are the most")
        parts.append(part)
    return b"".join(parts)


async def _told(_: Request, error: Exception) -> JSONResponse:
    """What a reader can act on, in one line."""
    return JSONResponse({"error": str(error)}, 422)
