"""The match index and the full-text search: which rows hold which words, and how rare each is."""
