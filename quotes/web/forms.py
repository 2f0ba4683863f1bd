"""What a browser's form hands in: fields and files of a `multipart/form-data` or URL-encoded body (RFC 7578)."""

from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from urllib.parse import parse_qsl

from quotes.web.claims import Refused

# Our form has five fields; what has many more is none of ours.
MOST_FIELDS = 20
# The lines before a part's data, in bytes: names of field and file. Taking apart what is longer takes more than its length.
LONGEST_HEAD = 2_000
BROKEN = "The form could not be read. Load its page anew and send it from there."


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `filename` is that of an uploaded file, None for other fields."""

    data: bytes
    filename: str | None = None

    @property
    def text(self) -> str:
        """The field as text, its line ends as everywhere else."""
        return self.data.decode("utf-8", "replace").replace("\r\n", "\n")


def read(content_type: str, body: bytes) -> dict[str, Field]:
    """The fields of a form by name, the first of each; raises `Refused` for what is no form."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return _encoded(body)
    if kind != "multipart/form-data" or len(content_type) > 500 or not content_type.isprintable():
        raise Refused(BROKEN)
    mark = b"--" + _boundary(content_type)
    # A part too many is found by counting, before anything is taken apart.
    if mark == b"--" or not 2 <= body.count(mark) <= MOST_FIELDS + 1:
        raise Refused(BROKEN)
    found: dict[str, Field] = {}
    # A part ends where a line begins with the boundary, and the line end before that is the boundary's (RFC 2046, 5.1.1).
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:-1]:
        head, _, data = part.partition(b"\r\n\r\n")
        name, filename = _named(head)
        if name is not None:
            found.setdefault(name, Field(data, filename))
    return found


def _named(head: bytes) -> tuple[str | None, str | None]:
    """The name of a part and that of its file, from the lines before its data."""
    if len(head) > LONGEST_HEAD:
        raise Refused(BROKEN)
    lines: Message = BytesHeaderParser().parsebytes(head.lstrip(b"\r\n"))
    name = lines.get_param("name", header="content-disposition")
    return (name if isinstance(name, str) else None), lines.get_filename()


def _boundary(content_type: str) -> bytes:
    message = Message()
    message["Content-Type"] = content_type
    return (message.get_boundary() or "").encode("latin-1", "replace")


def _encoded(body: bytes) -> dict[str, Field]:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Refused(BROKEN) from error
    return {name: Field(value.encode("utf-8", "replace")) for name, value in reversed(pairs)}
