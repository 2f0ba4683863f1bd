"""Transcripts as other countries print them: dashes behind labels, questions in other languages, initials, last names alone."""

import pytest

from quotes import verify
from scrapers.interviews import asks_or_answers, is_role
from scrapers.registry import read
from scrapers.speech.announced import spelled_out, told_above
from scrapers.speech.labels import head_of, name_of


def _turns(*paragraphs: str) -> list[tuple[str | None, str]]:
    document = read("\n\n".join(paragraphs).encode(), name="talk.txt")
    assert document.reader == "transcript"
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


@pytest.mark.parametrize("dash", [".-", ". -", ". –", ".—"])
def test_a_label_in_capitals_may_end_with_a_full_stop_and_a_dash(dash: str) -> None:
    assert _turns(
        f"LA MAIRE{dash} Le pont ne sera pas ouvert avant l'été, et nous avons perdu deux mois.",
        f"QUESTION{dash} Que deviendra le bac ?",
        f"LA MAIRE{dash} Le bac continuera, et il ne coûtera rien.",
    ) == [
        ("la Maire", "Le pont ne sera pas ouvert avant l'été, et nous avons perdu deux mois."),
        (None, "Que deviendra le bac ?"),
        ("la Maire", "Le bac continuera, et il ne coûtera rien."),
    ]


@pytest.mark.parametrize(
    "line",
    ["U.S. - Mexico talks went on", "The mayor. – He left", "A – list", "NASA - the agency", "No. - I won't"],
)
def test_a_dash_behind_other_words_is_no_label(line: str) -> None:
    assert head_of(line) is None


def test_initials_are_whoever_was_named_with_them() -> None:
    assert _turns(
        "Ada Lund (AL), host: Good morning, and thank you for coming.",
        "Rosa Quill (RQ): Thank you for having me here.",
        "AL: When will the gate be opened again?",
        "RQ: It will not be opened before the summer.",
    ) == [
        ("Ada Lund", "Good morning, and thank you for coming."),
        ("Rosa Quill", "Thank you for having me here."),
        ("Ada Lund", "When will the gate be opened again?"),
        ("Rosa Quill", "It will not be opened before the summer."),
    ]


@pytest.mark.parametrize(
    ("labels", "above", "found"),
    [
        (["ADA LUND", "RQ", "AL"], "Heard: Rosa Quill (RQ)", ["ADA LUND", "Rosa Quill", "ADA LUND"]),
        (["Mr. Bo Ray", "B.R.", "Q"], "", ["Mr. Bo Ray", "Bo Ray", "Q"]),
        (["ADA LUND", "ANN LEE", "AL"], "", ["ADA LUND", "ANN LEE", "AL"]),
        (["ADA LUND", "BO"], "", ["ADA LUND", "BO"]),
    ],
)
def test_initials_that_could_be_two_peoples_stay_as_they_are(
    labels: list[str], above: str, found: list[str]
) -> None:
    assert spelled_out(labels, above) == found


def test_last_names_are_those_of_the_two_people_told_above() -> None:
    spans = _turns(
        "Olga Brandt im Gespräch mit Stefan Molnar | 25.02.2018",
        "Das Interview in voller Länge:",
        "Molnar: Frau Brandt, wann wird die Brücke geöffnet?",
        "Brandt: Sie wird nicht vor dem Sommer geöffnet.",
        "Molnar: Und die Fähre?",
        "Brandt: Die Fähre fährt weiter, und sie kostet nichts.",
    )
    assert [speaker for speaker, _ in spans] == ["Stefan Molnar", "Olga Brandt"] * 2
    assert told_above("Olga Brandt and Nora Brandt at the lock", ["Brandt"]) == {}
    assert told_above("Frau Brandt am Schloss", ["Brandt"]) == {}


def test_whoever_asks_is_named_behind_the_question_or_not_at_all() -> None:
    spans = _turns(
        "StS Brandt: Die Brücke wird nicht vor dem Sommer geöffnet, meine Damen und Herren.",
        "Frage: Was wird aus der Fähre?",
        "StS Brandt: Die Fähre fährt weiter.",
        "Frage Molnar: Können Sie das für den Herbst auch sagen?",
        "Jäger: Für den Herbst kann ich das nicht zusagen.",
        "Zusatzfrage: Warum nicht, Herr Jäger?",
    )
    assert [speaker for speaker, _ in spans] == ["StS Brandt", None, "StS Brandt", "Molnar", "Jäger", None]


@pytest.mark.parametrize(
    ("label", "role", "nameless"),
    [("Frage", True, True), ("RESPUESTA", True, True), ("Periodista", True, False), ("Brandt", False, False)],
)
def test_roles_of_an_interview_are_known_in_several_languages(label: str, role: bool, nameless: bool) -> None:
    assert (is_role(label), asks_or_answers(label)) == (role, nameless)


def test_an_initial_right_before_a_name_is_set_apart() -> None:
    assert name_of("О.Брандт") == "О. Брандт"
    assert name_of("J.R. HOLM") == "J.R. Holm"
    spans = _turns(
        "О.Брандт: Мост не откроется раньше лета, мы потеряли два месяца.",
        "Вопрос: А что будет с паромом?",
        "О.Брандт: Паром будет ходить, и он ничего не будет стоить.",
    )
    assert [speaker for speaker, _ in spans] == ["О. Брандт", None, "О. Брандт"]


_DOCK = (
    "PERIODISTA. - ¿Cuándo se abre el puente nuevo?\n\nINTENDENTA. - No se abre antes del verano.\n\n"
    "PERIODISTA. - ¿Y qué van a hacer los pescadores?\n"
)
_BENCH = "THE COURT: The motion is denied.\n\nMR. LUND: May I be heard on that?\n\nTHE COURT: You may not, counsel.\n"


@pytest.mark.parametrize(
    ("text", "words", "claimed", "attribution"),
    [
        (_DOCK, "No se abre antes del verano.", "Rosa Quiles", "unattributed"),
        (_DOCK, "No se abre antes del verano.", "la intendenta", "confirmed"),
        (_BENCH, "The motion is denied.", "Judge Ada Krantz", "unattributed"),
        (_BENCH, "The motion is denied.", "Mr. Lund", "different_speaker"),
    ],
)
def test_an_office_above_the_words_contradicts_no_name(
    text: str, words: str, claimed: str, attribution: str
) -> None:
    assert verify(words, speaker=claimed, against=text).attribution == attribution
