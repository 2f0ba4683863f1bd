"""What people import, pinned."""

import quotes


def test_the_public_names_are_these() -> None:
    assert quotes.__all__ == [
        "Attribution",
        "Quotation",
        "QuotesError",
        "Verdict",
        "check",
        "extract",
        "link",
        "verify",
    ]
    assert sorted(quotes.__all__) == quotes.__all__
    assert all(hasattr(quotes, name) for name in quotes.__all__)
