"""What can go wrong while reading a source.

ReadError            the source could not be read; `reason` is stored as the reject's sentence
├── NotADocument     empty, binary, or nothing in it that a person would call its text
├── TooLarge         more bytes than a reader takes
├── Unreachable      the address or the file did not answer
├── BrokenOff        a file of many documents breaks off; what stands before was read
└── Refused          the address must not be asked: private network, robots.txt, a scheme not allowed
"""


class ReadError(Exception):
    """A source that could not be read; the message is one sentence that says what to do next."""


class NotADocument(ReadError):
    """The bytes hold no document: empty, binary, a login page, nothing but furniture."""


class TooLarge(ReadError):
    """More bytes than the limit."""


class Unreachable(ReadError):
    """The file or the address did not answer."""


class BrokenOff(ReadError):
    """A file of many documents that breaks off or is damaged on the way; what stands before was read."""


class Refused(ReadError):
    """The address must not be asked."""
