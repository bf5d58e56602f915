"""What is told, with whom it is told of: deeds, lines, scenes and characters by word, for bonds and minds."""

from storyglass.narrative.deeds import Deed, find_deeds
from storyglass.narrative.model import Narrative, narrate

__all__ = ["Deed", "Narrative", "find_deeds", "narrate"]
