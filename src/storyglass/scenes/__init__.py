"""Scenes: where one time, place and layer of reality ends and the next begins, and who is there."""

from storyglass.scenes.division import divide
from storyglass.scenes.model import PersonPresence, SceneDraft

__all__ = ["PersonPresence", "SceneDraft", "divide"]
