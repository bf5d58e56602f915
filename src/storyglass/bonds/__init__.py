"""Who is bound to whom, by what they do, say and are called."""

from storyglass.bonds.finder import find_bonds
from storyglass.bonds.model import BondDraft, BondStepDraft

__all__ = ["BondDraft", "BondStepDraft", "find_bonds"]
