"""Denials: what was denied and is now said, or the other way round."""
