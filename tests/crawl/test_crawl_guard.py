"""What a crawl may ask: numbers at the gate, names in the resolver."""

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from scrapers.crawl.guard import Gate, _Checked
from scrapers.crawl.job import Job, Manners
from scrapers.crawl.settings import settings
from scrapers.fetching.addresses import Allowance

GATE = Gate(Allowance([]), SimpleNamespace(elsewhere=lambda url: True))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]:8080/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.1.2.3/",
        "http://[::ffff:192.168.0.1]/",
        "http://8.8.8.8:25/",
        "https://name:word@a.example/",
        "ftp://a.example/x",
    ],
)
def test_the_gate_refuses_what_must_not_be_asked(url: str) -> None:
    with pytest.raises(IgnoreRequest):
        GATE.process_request(Request(url))


@pytest.mark.parametrize("url", ["http://8.8.8.8/", "https://a.example:8443/x"])
def test_the_gate_lets_the_internet_through(url: str) -> None:
    refused = []
    try:
        GATE.process_request(Request(url))
    except IgnoreRequest as reason:
        refused.append(str(reason))
    assert refused == []


def test_a_redirect_out_of_the_site_is_refused_and_a_start_is_not() -> None:
    GATE.process_request(Request("http://a.example/", meta={"planned": 1}))
    with pytest.raises(IgnoreRequest, match="another site"):
        GATE.process_request(Request("http://a.example/", meta={"planned": 1, "redirect_times": 1}))


def test_an_allowance_names_networks_and_nothing_beside_them() -> None:
    allowed = Allowance(["127.0.0.1", "10.2.0.0/16"])
    assert "127.0.0.1" in allowed
    assert "10.2.3.4" in allowed
    assert "8.8.8.8" in allowed
    assert "127.0.0.2" not in allowed
    assert "10.3.0.1" not in allowed
    assert "a.example" not in allowed


class Receiver:
    def __init__(self) -> None:
        self.got: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: Any) -> None:
        pass

    def addressResolved(self, address: Any) -> None:
        self.got.append(address.host)

    def resolutionComplete(self) -> None:
        self.complete = True


@pytest.mark.parametrize(
    ("hosts", "expected"), [(["8.8.8.8", "8.8.4.4"], 2), (["8.8.8.8", "10.0.0.1"], 0), (["::1"], 0), ([], 0)]
)
def test_a_name_with_one_private_address_has_no_address_at_all(hosts: list[str], expected: int) -> None:
    receiver, refused = Receiver(), set[str]()
    checked = _Checked(receiver, "a.example", Allowance([]), refused)
    for host in hosts:
        checked.addressResolved(SimpleNamespace(host=host))
    assert receiver.got == []
    checked.resolutionComplete()
    assert len(receiver.got) == expected
    assert receiver.complete
    assert bool(refused) == (bool(hosts) and not expected)


def test_handlers_other_than_those_of_the_web_are_off_and_no_port_is_opened(tmp_path: Any) -> None:
    found = settings(Job("x", "page", (), str(tmp_path), str(tmp_path), Manners(agent="me")))
    handlers = found.getwithbase("DOWNLOAD_HANDLERS")
    assert {scheme for scheme, path in handlers.items() if path} == {"http", "https"}
    assert not found.getbool("TELNETCONSOLE_ENABLED")
    assert not found.getbool("REMOTE_CONTROL_ENABLED")
    assert not found.getbool("HTTPPROXY_ENABLED")
    assert found.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert found.getbool("ROBOTSTXT_OBEY")
    assert found["USER_AGENT"] == "me"


def test_the_settings_of_a_spider_do_not_win_over_those_of_the_job(tmp_path: Any) -> None:
    found = settings(Job("x", "page", (), str(tmp_path), str(tmp_path)))
    found.setdict({"ROBOTSTXT_OBEY": False, "DOWNLOAD_DELAY": 0}, priority="spider")
    assert found.getbool("ROBOTSTXT_OBEY")
    assert found.getfloat("DOWNLOAD_DELAY") == 1.0
