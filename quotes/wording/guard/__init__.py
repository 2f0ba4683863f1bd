"""The meaning guard: which changed words turn a meaning, apart from any score."""
