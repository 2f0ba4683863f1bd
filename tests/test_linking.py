"""Families: a wording joins through a direct relation to a longer member, and only if it is the same utterance."""

from hypothesis import given
from hypothesis import strategies as st

from db.families import Wording
from quotes.linking import families, relate

QUILL, BREMM = frozenset({"quill"}), frozenset({"bremm"})


def wording(n: int, text: str, speakers: frozenset[str] = QUILL) -> Wording:
    return Wording(n, f"{n:04d}", text, len(text.split()), speakers)


LONG = "we will not raise the harbour wall before the survey is complete and paid for"


def test_an_excerpt_goes_back_to_the_longer_wording_whichever_is_named_first() -> None:
    whole, part = wording(1, LONG), wording(2, "not raise the harbour wall before the survey is complete")
    for a, b in ((whole, part), (part, whole)):
        link = relate(a, b)
        assert link is not None
        assert (link.n, link.to, link.comparison.wording) == (2, 1, "excerpt")


def test_an_altered_wording_is_linked_with_the_edit_that_made_it() -> None:
    link = relate(wording(1, LONG), wording(2, LONG.replace("harbour", "northern")))
    assert link is not None
    assert [e.claim.strip() for e in link.comparison.edits if e.op != "equal"] == ["northern"]


def test_another_sentence_is_not_linked() -> None:
    assert (
        relate(wording(1, LONG), wording(2, "the ferry needs two new doors before the winter comes")) is None
    )


def test_a_common_short_sentence_stays_apart() -> None:
    assert (
        relate(
            wording(1, "thank you all very much for coming", QUILL), wording(2, "thank you very much", BREMM)
        )
        is None
    )
    assert relate(wording(1, "thank you very much indeed"), wording(2, "thank you")) is None


def test_a_strangers_short_sentence_is_not_the_same_utterance() -> None:
    text = "the ferry needs new doors"
    assert relate(wording(1, f"{text} by spring", QUILL), wording(2, text, BREMM)) is None
    assert relate(wording(1, f"{text} by spring", QUILL), wording(2, text, QUILL)) is not None


def test_a_wording_belongs_to_one_family_and_does_not_join_two() -> None:
    known = {n: wording(n, "word " * size) for n, size in ((1, 9), (2, 8), (3, 4))}
    grouped = families(known, [(3, 1, 90.0), (3, 2, 95.0)])
    assert sorted(map(sorted, grouped)) == [[1], [2, 3]]


def test_the_head_comes_first() -> None:
    known = {n: wording(n, "word " * size) for n, size in ((1, 4), (2, 9))}
    assert families(known, [(1, 2, 100.0)]) == [[2, 1]]


SIZES = st.lists(st.integers(4, 12), min_size=1, max_size=12)


@given(SIZES, st.data())
def test_families_do_not_depend_on_the_order_of_links_and_lose_nobody(
    sizes: list[int], data: st.DataObject
) -> None:
    known = {n: wording(n, "word " * size) for n, size in enumerate(sizes, 1)}
    pairs = [
        (a, b)
        for a in known
        for b in known
        if (known[b].words, known[a].id) > (known[a].words, known[b].id) and a != b
    ]
    chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)) if pairs else []
    links = [(a, b, float(a * 7 % 5 + 90)) for a, b in chosen]
    first = families(known, links)
    assert sorted(n for group in first for n in group) == sorted(known)
    assert {frozenset(g) for g in families(known, links[::-1])} == {frozenset(g) for g in first}
