"""Families, their links and the persons in them, as rows."""
