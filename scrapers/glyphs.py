"""The glyphs of quotation marks and of the ends of sentences, for every room that looks for them; text alone.

Writers turn marks the wrong way, and Swedes close as they open: a glyph that can do both stands in both sets. What the
marks of a text pair to is told by `quotes/attribution/marks.py`.
"""

# What may stand right before and right behind words in marks.
OPENING = "\"“”„‟«»‹›「『'‘`"
CLOSING = "\"“”»«›‹」』'’"
# The marks that no apostrophe can be taken for, as a class of letters for a pattern.
DOUBLE = '"“”„«»'
# What ends a sentence, and what may close behind it in the same breath: marks and brackets.
STOPS = ".?!"
CLOSING_A_SENTENCE = "\"”’')\\]"
# A sentence's end as a pattern, up to the white space behind it.
SENTENCE_END = rf"[.!?…][{CLOSING_A_SENTENCE}]{{0,3}}"


def marks_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The marks right before and right behind a stretch of text, each empty where none stands there."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return before if before in OPENING else "", behind if behind in CLOSING else ""


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch stands with the marks right around it, if both stand there."""
    return (start - 1, end + 1) if all(marks_around(text, start, end)) else (start, end)


def within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch stands without the marks that open and close it, if both do."""
    marked = end - start > 2 and text[start] in OPENING and text[end - 1] in CLOSING
    return (start + 1, end - 1) if marked else (start, end)
