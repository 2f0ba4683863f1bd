"""Words in a question that somebody is asked are not the answer's."""

import pytest

from quotes.attribution.extraction import extract
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.naming import Credit, Naming
from quotes.attribution.rules.evidence import Found


def read(text: str) -> list[tuple[str | None, str]]:
    return [(q.attribution.speaker, q.attribution.rule) for q in extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the delay was “a mere hiccup of the season”, Rosa Hale smiled and said it was.",
        "When asked if the delay was “a mere hiccup of the season”, Rosa Hale said it was.",
        "Rosa Hale, asked why it was “a mere hiccup of the season”, said nobody knew.",
        "Rosa Hale was repeatedly asked whether it was “a mere hiccup of the season”. She said nothing.",
        "Asked whether it was a “slow” or “a mere hiccup of the season”, Rosa Hale said it was neither.",
    ],
)
def test_words_of_a_question_that_is_told_are_nobodys(text: str) -> None:
    assert read(text)[-1] == (None, "question")


def test_few_words_of_a_question_are_no_quotation() -> None:
    assert read("Asked whether it was “a hiccup”, Rosa Hale said no.") == []


def test_a_named_asker_has_the_words_of_the_question() -> None:
    text = "Asked by Emil Strand whether it was “a mere hiccup of the season”, Rosa Hale said no."
    assert read(text) == [("Emil Strand", "asked-by")]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether she would stay, Rosa Hale said, “As long as there is coal.”",
        "Asked about the delay, Rosa Hale called it “a mere hiccup of the season”.",
        "Rosa Hale was asked about the delay and called it “a mere hiccup of the season”.",
        "Rosa Hale was asked about the delay and said it was “a mere hiccup of the season”.",
    ],
)
def test_the_answer_is_whoevers_was_asked(text: str) -> None:
    assert read(text)[0][0] == "Rosa Hale"


def test_only_the_last_question_of_a_paragraph_is_looked_at_for_whom_it_is_put_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules: list[str] = []
    credit = Naming.credit

    def counting(self: Naming, line: Line, found: Found, last: tuple[str, ...]) -> Credit:
        rules.append(found.rule)
        return credit(self, line, found, last)

    monkeypatch.setattr(Naming, "credit", counting)
    asking = "“Why is the sluice shut?” a visitor asked Emil Vance. " * 4
    text = f"{asking}“Since when is it shut?” a visitor asked Ida Rowan.\n\n“It broke on Friday night.”"
    assert read(text)[-1] == ("Ida Rowan", "asked")
    assert rules.count("asked") == 1


@pytest.mark.parametrize(
    ("rule", "carried"),
    [
        ("subject-verb-after", "carried"),
        ("speech-before", "carried/unsure"),
        ("speech-before/weak", "carried/weak"),
    ],
)
def test_a_credit_that_is_handed_on_keeps_its_doubt_once(rule: str, carried: str) -> None:
    one = Credit(("Ida Rowan",), 0, 9, "said", rule)
    assert one.by("carried").rule == one.by("carried").by("carried").rule == carried


PUT = "“Is the harbour dying?” a reporter asked Ida Rowan."


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_whoever_a_nameless_asker_asks_is_the_she_who_answers(gap: str) -> None:
    found = extract(f"{PUT}{gap}“The harbour is dying,” she said. “It is too late,” she added.")
    assert [q.attribution.speaker for q in found] == ["a reporter", "Ida Rowan", "Ida Rowan"]
    assert found[1].attribution.confidence == "likely"


def test_a_he_or_a_further_question_is_not_hers_who_was_asked() -> None:
    assert read(f"{PUT} “The harbour is dying,” he said.")[1][0] != "Ida Rowan"
    assert read(f"{PUT} “Will it close?” she said.")[1][0] != "Ida Rowan"


def test_where_the_asker_is_named_as_well_the_she_may_be_either() -> None:
    text = "“Is the harbour dying?” Rosa Hale asked Ida Rowan. “The harbour is dying,” she said."
    assert extract(text)[1].attribution.confidence == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Hale came late. Did she say “the pier is sound”?",
        "Has Rosa Hale ever said that “the pier is sound”? Nobody could tell.",
    ],
)
def test_whether_somebody_said_the_words_is_asked_and_not_told(text: str) -> None:
    assert read(text) == [(None, "question")]


def test_why_somebody_said_the_words_takes_them_for_said() -> None:
    assert read("Rosa Hale came late. Why did she say “the pier is sound”?")[0][0] == "Rosa Hale"


def test_a_question_thrown_in_is_answered_by_whoever_spoke_before_it() -> None:
    lead = "Ada Finch left. “I was told not to write it down,” Finch replied.\n\n"
    for asked, speakers in (
        ("By whom?", ("Ada Finch",)),
        ("And the noise?", ("Ada Finch",)),
        ("Was it loud?", ()),
    ):
        told = extract(f"{lead}{asked} “It was like a train in a tunnel at night.”")[-1].attribution
        assert told.speakers == speakers
