"""Real saved pages are read as well as was measured, as they are and with their structure changed by seed."""

from pathlib import Path

import pytest

from bench import pages, perturbing


def test_the_saved_pages_keep_their_measured_floors(shared: Path) -> None:
    assert (shared / "bench" / "pages").is_dir()
    every = list(pages.pages())
    figures = pages.figures(pages.predict(pages.ours, every), every)
    # Measured on 2026-11-24: token F1 .9838, recall 1.0 (653/653), title .900, authors .925, date .975, site .850.
    assert figures["token_f1"] >= 0.98
    assert figures["quotation_recall"] >= 0.995
    assert figures["doubled_quotations"] == 0
    assert figures["title"] >= 0.875
    assert figures["authors"] >= 0.9
    assert figures["date"] >= 0.97
    assert figures["site"] >= 0.85


@pytest.mark.parametrize("edit", ["renamed", "wrapped", "plainer"])
def test_the_saved_pages_are_read_whatever_their_elements_are_called_and_stand_in(
    shared: Path, edit: str
) -> None:
    assert (shared / "bench" / "pages").is_dir()
    half = list(pages.pages(1))
    figures = pages.figures(perturbing.predictions(getattr(perturbing, edit), 1, pages.ours, half), half)
    # Measured on 2026-11-26 over all pages: token F1 .964, .984, .984 and recall 1.0, 1.0, .998.
    assert figures["token_f1"] >= 0.955
    assert figures["quotation_recall"] >= 0.985
    assert figures["doubled_quotations"] == 0
