"""Amounts: numbers, their bounds, how many of all, and more or less of something."""
