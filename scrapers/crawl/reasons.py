"""Why an address gave no page, in a sentence that a person understands, with the name of the error."""

from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.spidermiddlewares.httperror import HttpError

from scrapers.crawl import guard
from scrapers.fetching.addresses import PRIVATE
from scrapers.fetching.fetched import in_words


def reason(error: BaseException, url: str, size: int) -> tuple[str, str]:
    """The name of the error and its sentence; `size` is the most bytes a page may have."""
    host = urlsplit(url).hostname or url
    large = f"The page has more than {in_words(size)}; take a smaller part of it by hand."
    if isinstance(error, HttpError):
        status = error.response.status
        name = HTTPStatus(status).phrase if status in set(HTTPStatus) else "unknown"
        return "Unreachable", f"The address answered {status} ({name}); check it in a browser."
    if isinstance(error, IgnoreRequest):
        said = str(error)
        if "DOWNLOAD_MAXSIZE" in said:
            return "TooLarge", large
        if "max redirections" in said:
            return "Unreachable", "The address redirects without end; check it in a browser."
        return "Refused", said
    if isinstance(error, StopDownload):
        return "NotADocument", "The address holds a picture, a sound, a film or a program; nothing was read."
    if isinstance(error, DownloadCancelledError):
        return "TooLarge", large
    if host in guard.REFUSED:
        return "Refused", PRIVATE.format(host)
    return "Unreachable", _failure(error, host)


def _failure(error: BaseException, host: str) -> str:
    if isinstance(error, CannotResolveHostError):
        return f"The name {host} could not be resolved; check the address and the network."
    if isinstance(error, DownloadTimeoutError):
        return f"{host} did not send the page in time; try again later."
    if isinstance(error, DownloadConnectionRefusedError):
        return f"{host} could not be reached; check the address and the network."
    if "certificate verify failed" in str(error):
        return f"The certificate of {host} is not valid; check the address in a browser."
    if isinstance(error, ResponseDataLossError):
        return f"The transfer from {host} broke off; try again."
    return f"{host} did not answer as a web server does ({type(error).__name__}); try again later."
