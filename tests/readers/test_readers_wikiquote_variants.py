"""Another wording that a line below a quotation gives is a quotation of its own, with the credit of the one above."""

import pytest

from scrapers.wiki.wikiquote import sayings

PAGE = """'''Mara Lund''' (1 May 1901 – 3 June 1970) was a keeper.
== Quotes ==
* The lamp is lit for whoever is late, and not for whoever is watching.
** Speech at the lamp feast (12 March 1951)
** {}
[[Category:1901 births]]
"""
SOURCE = "Speech at the lamp feast (12 March 1951)"


@pytest.mark.parametrize(
    "line",
    [
        "Variant: The lamp is lit for the late.",
        "''Variant'': '''The lamp is lit for the late.'''",
        "Variant translation: “The lamp is lit for the late.”",
        "Variants: The lamp is lit for the late.",
    ],
)
def test_a_variant_is_a_wording_with_the_credit_and_the_source_of_the_quotation(line: str) -> None:
    first, other = sayings("Mara Lund", PAGE.format(line))
    assert other.text == "The lamp is lit for the late."
    assert first.text.startswith("The lamp is lit for whoever")
    for one in (first, other):
        assert (one.said_by, one.section, one.citation) == ("Mara Lund", "sourced", SOURCE)


@pytest.mark.parametrize("line", ["Variants of this are older.", "The variant: see the note."])
def test_a_note_about_variants_is_none(line: str) -> None:
    assert len(sayings("Mara Lund", PAGE.format(line))) == 1


def test_marks_around_a_part_of_a_variant_stay() -> None:
    line = "Variant: The keepers cried “The lamp is lit.”"
    assert sayings("Mara Lund", PAGE.format(line))[1].text == "The keepers cried “The lamp is lit.”"
