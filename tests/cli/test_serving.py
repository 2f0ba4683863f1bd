"""`quotes serve` calls Datasette in the form that the installed version understands."""

import errno
import socket
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from quotes.cli import serving
from quotes.settings import metadata_file
from tests.conftest import ROOT, Program


@pytest.mark.parametrize(("version", "config"), [("0.65.5", []), ("1.0a41", ["-c", "m.yml"])])
def test_canned_queries_reach_both_versions(
    monkeypatch: pytest.MonkeyPatch, version: str, config: list[str]
) -> None:
    monkeypatch.setattr(serving, "version", lambda _: version)
    args = serving.arguments([Path("q.db")], "127.0.0.1", 8001, Path("m.yml"))
    assert args[:8] == ["serve", "q.db", "--host", "127.0.0.1", "--port", "8001", "-m", "m.yml"]
    assert args[8:10] == (config or ["--setting", "default_page_size"])


def test_a_database_of_another_name_is_described_too() -> None:
    with serving._metadata_for(ROOT / "metadata.yml", ["archive"]) as path:
        assert path is not None
        described = yaml.safe_load(path.read_text("utf-8"))
    assert set(described["databases"]) == {"archive"}
    with serving._metadata_for(ROOT / "metadata.yml", ["quotes"]) as path:
        assert path == ROOT / "metadata.yml"


def test_the_metadata_of_the_project_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert metadata_file() == ROOT / "metadata.yml"
    (tmp_path / "metadata.yml").write_text("title: mine\n")
    assert metadata_file() == Path("metadata.yml")


def test_the_version_asked_is_that_of_datasette() -> None:
    assert metadata.version("datasette").split(".")[0] in ("0", "1")


def test_what_keeps_the_site_from_starting_is_one_sentence(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATASETTE_SECRET", "of this test")
    monkeypatch.setenv("QUOTES_WORKER", "")
    described = (
        (ROOT / "metadata.yml")
        .read_text("utf-8")
        .replace("claim_characters: 50000", "claim_characters: none")
    )
    wrong = quotes_in.write("metadata.yml", described)
    assert (
        quotes_in("add", quotes_in.write("said.txt", "“It rained for two whole days,” said Rosa Quill.")).code
        == 0
    )
    refused = quotes_in("serve", "--metadata", wrong)
    assert refused.code == 2
    assert "claim_characters" in refused.err
    assert "Traceback" not in refused.err


@pytest.mark.parametrize("described", [": : :", "- one\n- two\n", "title: [", "just words"])
def test_metadata_that_is_none_is_refused_before_the_site_starts(quotes_in: Program, described: str) -> None:
    added = quotes_in("add", quotes_in.write("said.txt", "“It rained for two whole days,” said Rosa Quill."))
    assert added.code == 0
    refused = quotes_in("serve", "--metadata", quotes_in.write("mine.yml", described))
    assert refused.code == 2
    assert "mine.yml" in refused.err
    assert refused.err.rstrip().endswith("mend or remove it.")


@pytest.mark.parametrize("count", ["1", "2"])
def test_a_port_that_is_taken_is_told_in_one_sentence(quotes_in: Program, count: str) -> None:
    quotes_in.story()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        ran = quotes_in("serve", "--port", port, "--workers", count)
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == f"quotes: Port {port} of 127.0.0.1 is taken by another program; end that one, or choose another with --port.\n"
    )


@pytest.mark.parametrize("host", ["192.0.2.7", "x" * 300])
def test_an_address_of_another_machine_is_told_in_one_sentence(quotes_in: Program, host: str) -> None:
    quotes_in.story()
    ran = quotes_in("serve", "--host", host, "--port", "0")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"quotes: {host} is no address of this machine; name one with --host")


def test_a_port_kept_for_the_administrator_is_told(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    quotes_in.story()
    monkeypatch.setattr(socket.socket, "bind", refused)
    ran = quotes_in("serve", "--port", "80")
    assert (ran.code, "choose one above 1023 with --port" in ran.err) == (2, True)
