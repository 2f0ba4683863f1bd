"""The corpus grows by rounds that are the same for the same seed, and no family grows with the rounds."""

from collections import Counter
from typing import Any

from bench.growing import COMMONEST, COPY_EVERY, grown

VOCABULARY = [f"word{n}" for n in range(2_000)]


def corpus(rows: int = 300) -> list[dict[str, Any]]:
    texts = (" ".join(VOCABULARY[n * n % 1_900 + k * k] for k in range(10)) for n in range(rows))
    return [{"id": str(n), "text": f"{text.capitalize()}.", "document": "d"} for n, text in enumerate(texts)]


def test_fewer_rows_than_the_corpus_has_are_taken_evenly() -> None:
    rows = corpus()
    assert [row["id"] for row in grown(rows, 3)] == ["0", "100", "200"]
    assert list(grown(rows, len(rows))) == rows


def test_a_smaller_library_is_the_beginning_of_a_larger_one() -> None:
    rows = corpus()
    large = list(grown(rows, 1_000))
    assert large[:700] == list(grown(rows, 700))
    assert len({row["id"] for row in large}) == 1_000
    assert large[:300] == rows


def test_a_round_keeps_the_commonest_words_and_as_many_words_as_there_were() -> None:
    rows = corpus()
    counts = Counter(word for row in rows for word in row["text"].lower().rstrip(".").split())
    common = {word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMONEST]}
    for before, after in zip(rows, list(grown(rows, 600))[300:], strict=True):
        if int(before["id"]) % COPY_EVERY == COPY_EVERY - 1:
            continue
        old, new = (row["text"].lower().rstrip(".").split() for row in (before, after))
        assert len(old) == len(new)
        assert [word for word in old if word in common] == [word for word in new if word in common]
        assert after["text"][0].isupper()
        assert after["text"].endswith(".")
