"""A library in the browser, for this machine alone: drop stories on a page, open, search and correct them."""

from storyglass.serve.running import serve

__all__ = ["serve"]
