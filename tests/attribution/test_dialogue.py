"""Speech behind a dash is read only where the text is plainly a dialogue."""

from quotes.attribution.extraction import extract


def test_dashes_open_speech() -> None:
    text = "— The boats are late, said Rosa Delgado.\n— They always are, said Emil Vance."
    assert [(q.text, q.attribution.speaker) for q in extract(text)] == [
        ("The boats are late", "Rosa Delgado"),
        ("They always are", "Emil Vance"),
    ]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert extract("— two boats\n— one net\n— no fish") == []


def test_a_text_with_marks_on_such_lines_is_read_by_its_marks() -> None:
    text = "— “The boats are late,” said Rosa Delgado.\n— Nothing, said Emil Vance."
    assert [q.text for q in extract(text)] == ["The boats are late,"]
