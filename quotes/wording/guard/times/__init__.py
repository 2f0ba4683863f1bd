"""Times: when it was, and how one thing stands to another."""
