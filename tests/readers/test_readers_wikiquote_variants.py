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


DEEPER = """** Variants:
*** '''The lamp is lit for the late.'''
**** Letter to Ida Voss (1960)
*** A lamp is for the late alone.
** Variant translation: Whoever is late has a lamp.
*** Translated by Nils Dahl (1988)
*** As printed in ''The Keeper''
** Quoted in ''Lights of the Coast'' (1953)"""


def test_deeper_lines_are_the_variants_of_a_list_and_the_sources_of_a_variant() -> None:
    page = PAGE.replace("** {}", DEEPER)
    told = [(one.text, one.citation, one.published) for one in sayings("Mara Lund", page)]
    own = f"{SOURCE} Quoted in Lights of the Coast (1953)"
    assert told == [
        ("The lamp is lit for whoever is late, and not for whoever is watching.", own, None),
        ("The lamp is lit for the late.", "Letter to Ida Voss (1960)", "1960"),
        ("A lamp is for the late alone.", own, None),
        ("Whoever is late has a lamp.", "Translated by Nils Dahl (1988) As printed in The Keeper", "1988"),
    ]


def test_deeper_lines_of_a_source_stay_with_it() -> None:
    page = PAGE.replace("** {}", "*** In the evening paper, p. 3\n*: Variant: The lamp is lit for the late.")
    first, other = sayings("Mara Lund", page)
    assert first.citation == other.citation == f"{SOURCE} In the evening paper, p. 3"


def test_on_a_page_about_a_thing_a_variant_does_not_name_the_speaker() -> None:
    page = """'''Lamps''' give light.
== Quotes ==
* The lamp is lit for whoever is late.
** Variant: Late, or never, the lamp is lit.
*** [[Ida Voss]], ''Letters'' (1960)
** [[Mara Lund]], speech (1951)
"""
    found = [(one.said_by, one.text.split()[0]) for one in sayings("Lamps", page)]
    assert found == [("Mara Lund", "The"), ("Mara Lund", "Late,")]
