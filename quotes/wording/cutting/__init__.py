"""Cuts and joints: which words fell out between or beside the words kept, and what they governed."""
