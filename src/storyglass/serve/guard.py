"""Lets only this machine's own page change anything.

The server listens to this machine alone, but any page in its browser can send it requests. So every request must name
this server as its host (no other name that was made to lead here), and one that changes something must carry the
token of the page, which no page from elsewhere can read.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from fastapi.responses import JSONResponse

HOSTS = frozenset(("127.0.0.1", "localhost", "[::1]"))
TOKEN_HEADER = "x-storyglass-token"
CHANGING = frozenset(("POST", "PUT", "PATCH", "DELETE"))
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the library's own pages may load: files of this server, and nothing from elsewhere."""

Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """Looks at every request before anything else does."""

    def __init__(self, token: str) -> None:
        self._token = token

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answers what must not be let through, and passes on everything else."""
        if request.headers.get("host", "").rpartition(":")[0] not in HOSTS:
            return _refusal(421, "this server answers to 127.0.0.1 and localhost only")
        if request.method in CHANGING:
            origin = request.headers.get("origin")
            if origin is not None and origin != f"{request.url.scheme}://{request.headers['host']}":
                return _refusal(403, "this request comes from another page")
            given = request.headers.get(TOKEN_HEADER, "")
            if not hmac.compare_digest(given.encode(), self._token.encode()):
                return _refusal(403, "this request does not carry the page's token; load the page anew")
        response = await call_next(request)
        response.headers.setdefault("content-security-policy", POLICY)
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["referrer-policy"] = "no-referrer"
        response.headers["cross-origin-resource-policy"] = "same-origin"
        response.headers["cache-control"] = "no-store"
        return response


def _refusal(status: int, why: str) -> JSONResponse:
    return JSONResponse({"error": why}, status)
