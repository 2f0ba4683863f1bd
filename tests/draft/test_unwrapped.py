"""Lines that an editor wrapped are joined, and those that somebody set are not."""

from quotes.draft.layout import unwrapped


def test_verses_and_lists_are_not_run_together() -> None:
    verse = "The ferry goes at nine,\nThe ferry comes at ten,\nAnd nobody is on it.\n"
    assert unwrapped(verse) == verse
    entries = "boats\nferries of the northern line\ndoors\n"
    assert unwrapped(entries) == entries
