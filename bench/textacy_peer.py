"""textacy's direct quotations, paragraph by paragraph, where it and a model of spaCy's are installed."""

import importlib.util
from functools import lru_cache
from typing import Any

NEEDED = ("textacy", "spacy", "en_core_web_sm")


def absent() -> list[str]:
    """What of it is not installed."""
    return [name for name in NEEDED if not importlib.util.find_spec(name)]


def extract(text: str) -> list[dict[str, Any]]:
    """The quotations of a text in the benchmark's form."""
    from textacy.extract import direct_quotations

    found, at = [], 0
    for paragraph in text.split("\n"):
        for speaker, _, content in direct_quotations(_model()(paragraph)):
            start, end = at + content.start_char, at + content.end_char
            found.append({"start": start, "end": end, "speaker": " ".join(token.text for token in speaker)})
        at += len(paragraph) + 1
    return found


@lru_cache
def _model() -> Any:
    import spacy

    return spacy.load("en_core_web_sm")
