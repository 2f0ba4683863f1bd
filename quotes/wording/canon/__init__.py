"""Words in the form in which careful writers would agree on them, and when two runs are the same words."""
