"""Keeps a crawl on the public internet: what may be asked is decided for every request and every name.

Scrapy itself follows a redirect to the machine's own services. Here each request, redirected ones and robots.txt
among them, passes `Gate`; and the name it carries is resolved by `GuardedResolver`, which hands out checked addresses
only, so that the connection is made to the very address that was checked.
"""

from collections.abc import Sequence
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IAddress, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from scrapers.errors import ReadError, Refused
from scrapers.fetching.addresses import PRIVATE, Allowance, permitted, target


class Gate:
    """Refuses requests that must not be made: other schemes, mail ports, passwords, private addresses as numbers."""

    def __init__(self, allowed: Allowance, spider: Any = None) -> None:
        self.allowed = allowed
        self.spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Gate":
        """Made by Scrapy; the settings carry what is allowed."""
        return cls(Allowance(crawler.settings.getlist("QUOTES_ALLOW")), crawler.spider)

    def process_request(self, request: Request) -> None:
        """Raises IgnoreRequest with the reason when the request must not be made."""
        try:
            asked = target(request.url)
            # Names are looked at when they are resolved; here only numbers count.
            addresses = permitted(asked, allow_private=True, resolver=lambda host, port: ["0.0.0.0"])
            if list(addresses) == [asked.host] and asked.host not in self.allowed:
                raise Refused(PRIVATE.format(asked.host))
        except ReadError as error:
            raise IgnoreRequest(str(error)) from error
        if (
            "planned" in request.meta
            and request.meta.get("redirect_times")
            and self.spider.elsewhere(request.url)
        ):
            raise IgnoreRequest(
                "The address leads to another site; name that site in sources.yml to follow it."
            )


class GuardedResolver(CachingHostnameResolver):
    """Resolves names, and gives no address at all for one that stands for a private address."""

    refused: set[str]

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> "GuardedResolver":
        """Made by Scrapy; the settings carry what is allowed."""
        made = super().from_crawler(crawler, reactor)
        made.allowed = Allowance(crawler.settings.getlist("QUOTES_ALLOW"))
        made.refused = REFUSED
        return made

    allowed: Allowance

    def resolveHostName(
        self,
        resolutionReceiver: IResolutionReceiver,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> IHostResolution:
        """Resolve a name; the receiver is told of checked addresses only."""
        checked: Any = _Checked(resolutionReceiver, hostName, self.allowed, self.refused)
        return super().resolveHostName(checked, hostName, portNumber, addressTypes, transportSemantics)


# Names that were refused, so that the reason given is not "could not be resolved". One crawl a process.
REFUSED: set[str] = set()


@implementer(IResolutionReceiver)
class _Checked:
    """Holds addresses back until all are known: one private address refuses the name."""

    def __init__(self, receiver: Any, name: str, allowed: Allowance, refused: set[str]) -> None:
        self.receiver, self.name, self.allowed, self.refused = receiver, name, allowed, refused
        self.addresses: list[Any] = []

    def resolutionBegan(self, resolution: IHostResolution) -> None:
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address)

    def resolutionComplete(self) -> None:
        if all(address.host in self.allowed for address in self.addresses):
            for address in self.addresses:
                self.receiver.addressResolved(address)
        else:
            self.refused.add(self.name)
        self.receiver.resolutionComplete()
