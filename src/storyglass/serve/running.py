"""Starts the server, on this machine's own address and no other."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from storyglass.library import Library
from storyglass.serve.app import make_app
from storyglass.story import StoryError

HOST = "127.0.0.1"


def serve(library: Path, *, port: int = 0, ready: Callable[[str], None] | None = None) -> None:
    """Serves a library until it is told to end; `ready` is told the address once it answers. Port 0 is any free one.

    Raises StoryError where the port is taken, or where the file is no library.
    """
    if library.exists():
        Library(library).stories()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError as error:
            raise StoryError(f"port {port}: {error.strerror or error}; choose another with --port") from None
        listening.listen()
        app = make_app(library, secrets.token_urlsafe(32))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
        if ready is not None:
            ready(f"http://{HOST}:{listening.getsockname()[1]}/")
        try:
            server.run(sockets=[listening])
        finally:
            app.state.desk.close()
