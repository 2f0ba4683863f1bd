"""The page of benchmarks is made from figures on record; what people wrote on it stays."""

from pathlib import Path

import pytest

from bench import figures, report
from bench.figures import Figure, Machine, Ratio, Result, Table
from bench.scorers import written
from tests.conftest import ROOT

MACHINE = Machine("A processor", 2, 23.5, "A system", "Python 3.11", {"numpy": "2.0"})
EXAMPLE = Result(
    name="pages",
    figures=[Figure("recall", 0.98765, ".3f"), Figure("built", 12_345.6, ",.0f", "rows/s")],
    tables=[
        Table(
            "By reader", ("reader", "F1", "kept"), ("", ".3f", "d"), [["quotes", 0.98, 12], ["none", None, 0]]
        )
    ],
    ratios=[Ratio("pages a second", "a peer", [0.5, 2.25, 12.4])],
    notes=["a note"],
    data={"pages": "0123456789abcdef0123"},
    date="2026-01-02",
    seconds=61.2,
    machine=MACHINE,
)
PAGE = """# Page

Written by hand.

<!-- measured: machine -->
<!-- end -->

<!-- measured: pages -->

| old | table |

<!-- end -->

More by hand.

<!-- measured: site -->

As it was.

<!-- end -->
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    return path


def test_a_result_comes_back_from_its_record_as_it_was(tmp_path: Path) -> None:
    figures.keep(EXAMPLE, tmp_path)
    found = figures.kept("pages", tmp_path)
    assert found is not None
    assert report.markdown(found) == report.markdown(EXAMPLE)
    assert found.ratios[0].spread == EXAMPLE.ratios[0].spread
    assert figures.kept("site", tmp_path) is None


def test_figures_tables_and_ratios_are_written_by_their_formats() -> None:
    lines = report.markdown(EXAMPLE).splitlines()
    assert "| recall | 0.988 |" in lines
    assert "| built | 12,346 rows/s |" in lines
    assert "| quotes | 0.980 | 12 |" in lines
    assert "| none |  | 0 |" in lines
    assert "| pages a second | a peer | 0.50 | 2.2 | 12 | 3 |" in lines
    assert lines[-1] == "Measured on 2026-01-02 in 61 s; SHA-256 of pages `0123456789abcdef`."


def test_a_partial_run_replaces_its_own_part_and_no_other(page: Path, tmp_path: Path) -> None:
    figures.keep(EXAMPLE, tmp_path)
    report.update(page, tmp_path)
    text = page.read_text("utf-8")
    assert "old" not in text
    assert report.parts(text)["pages"] == report.markdown(EXAMPLE)
    assert report.parts(text)["site"] == "As it was."
    assert "2 cores of A processor" in report.parts(text)["machine"]
    assert "Written by hand." in text
    assert "More by hand." in text
    report.update(page, tmp_path)
    assert page.read_text("utf-8") == text


def test_results_of_two_machines_say_which_ran_on_which() -> None:
    other = Result(name="site", machine=Machine("Another", 8, 64.0, "A system", "Python 3.12", {}))
    table = report.machines([EXAMPLE, other])
    assert [line.split(" | ")[-1] for line in table.splitlines()[2:]] == ["pages |", "site |"]
    assert report.machines([EXAMPLE]).splitlines()[-1].endswith("| all |")


def test_a_page_without_a_place_for_a_result_is_refused() -> None:
    with pytest.raises(report.NoPart, match="measured: linking"):
        report.replaced(PAGE, "linking", "text")


def test_the_page_of_the_docs_has_a_place_for_every_benchmark_and_says_what_is_on_record() -> None:
    text = report.PAGE.read_text("utf-8")
    parts = report.parts(text)
    assert sorted(parts) == sorted(["machine", *figures.NAMES])
    for name in figures.NAMES:
        assert f"| `{name}` |" in text
        assert (ROOT / "bench" / f"{name}.py").exists()
        result = figures.kept(name)
        if result is not None:
            assert parts[name] == report.markdown(result)


def test_every_picture_of_the_page_is_there() -> None:
    for page in (report.PAGE, ROOT / "docs" / "scale.md"):
        for line in page.read_text("utf-8").splitlines():
            if line.startswith("!["):
                assert (page.parent / line.rpartition("(")[2].rstrip(")")).exists(), line


def test_rows_are_written_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert written([{"id": 1}], tmp_path / "made" / "rows.jsonl").read_text() == '{"id": 1}\n'
