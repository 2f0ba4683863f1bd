"""Hearings as a government prints them: "Senator Lee. Thank you." where a paragraph begins, witnesses announced in headings."""

import pytest

from scrapers.registry import read

HEARING = """                     COMMITTEE ON COASTAL AFFAIRS

       OPENING STATEMENT OF HON. ARLEN SPEKE, A SENATOR
                   FROM THE COUNTY OF PELL

    Chairman Speke. Good morning, ladies and gentlemen. The hour of
nine thirty having arrived, the committee will now proceed.
    We will not vote today. Do you care to speak, Senator Leany?
    Senator Leany. Thank you, Mr. Chairman. I do not believe that I agree with
Mr. Moll. The gates were never safe.
    Chairman Speke. Thank you, Senator Leany. Mr. Moll, you may begin.

            STATEMENT OF ROBERT S. MOLL III, DIRECTOR,
                    HARBOUR BUREAU, HALDEN

    Mr. Moll. We have hired 200 inspectors since the spring.
    [The prepared statement of Mr. Moll appears in the record.]
    Mr. Scott of Pell. All of them?
    Mr. Moll. All but three.
    The Chairman. Thank you both.
    Senator D'AMATI. I believe they went to the wrong harbour.
"""


def test_a_title_and_a_name_before_a_full_stop_begin_a_turn_where_a_paragraph_does() -> None:
    document = read(HEARING.encode(), name="hearing.txt")
    assert document.reader == "transcript"
    assert [(span.speaker, document.text[span.start : span.end].split()[-1]) for span in document.spans] == [
        ("Arlen Speke", "Leany?"),
        ("Senator Leany", "safe."),
        ("Arlen Speke", "begin."),
        ("Robert S. Moll III", "spring."),
        ("Mr. Scott of Pell", "them?"),
        ("Robert S. Moll III", "three."),
        ("The Chairman", "both."),
        ("Senator D'Amati", "harbour."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Sentences that end in a name, lines that are wrapped before one, and a list of titles.
        "I spoke with\nMr. Moll. The gates hold.\nI wrote to\nMr. Moll. He agrees.\nI thanked\nMr. Moll. We left.\n",
        "Dr. Strange Harbour. A film.\n\nThe Chairman Sleeps. A novel.\n\nMr. Blue Sky. A song.\n",
    ],
)
def test_a_name_at_the_end_of_a_sentence_is_no_label(text: str) -> None:
    assert read(text.encode(), name="page.txt").reader != "transcript"
