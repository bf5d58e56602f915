"""storyglass."""
