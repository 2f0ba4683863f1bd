"""What a browser's form hands in: fields and files of a `multipart/form-data` or URL-encoded body (RFC 7578)."""

from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from quotes.web.claims import Refused

# Our form has five fields; what has many more is none of ours.
MOST_FIELDS = 20
BROKEN = "The form could not be read. Open /-/check and send it again."


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
    # A part too many is found by counting, before anything is taken apart.
    boundary = _boundary(content_type)
    if not boundary or not 2 <= body.count(b"--" + boundary) <= MOST_FIELDS + 1:
        raise Refused(BROKEN)
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    found: dict[str, Field] = {}
    message = BytesParser(_class=Message, policy=HTTP.clone(max_line_length=None)).parsebytes(head + body)  # type: ignore[arg-type]
    parts = message.get_payload() if message.is_multipart() else []
    for part in parts:
        if isinstance(part, Message):
            name = part.get_param("name", header="content-disposition")
            data = part.get_payload(decode=True)
            if isinstance(name, str) and isinstance(data, bytes):
                found.setdefault(name, Field(data, part.get_filename()))
    return found


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
