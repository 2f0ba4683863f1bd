"""What came in, kept: the bytes of every source and a journal of what was done with them.

The database is derived from this folder and can be made again from it without the network. Files are kept
as they were under `objects/`, named by the SHA-256 of their bytes; fetched pages as WARC records (ISO 28500)
under `pages/`, so that status, headers and time stay with the body. `journal.jsonl` has one line an addition,
in order; a line cut off by a crash is left out of reading and removed by the next writing.
"""

import hashlib
import json
import os
import shutil
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

OF_THE_TRANSFER = {"content-encoding", "content-length", "transfer-encoding"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: what was added, when, and how it was read.

    `act` is `add` (a document), `import` (bulk rows), `speakers` (names and aliases) or `remove`. `at` is UTC.
    `stated` is what a list of sources or whoever added it says of the document
    (`tier`, `publisher`, `licence`, `title`, `published`).
    """

    act: str
    sha256: str
    name: str
    at: str
    url: str | None = None
    format: str | None = None
    media_type: str | None = None
    kept: str = "objects"
    reason: str | None = None
    stated: dict[str, str] | None = None


class Archive:
    """A folder that keeps what came in; nothing in it is ever changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "journal.jsonl"

    def keep(self, data: bytes) -> str:
        """Keep a file's bytes; gives back their SHA-256 in hex."""
        digest = hashlib.sha256(data).hexdigest()
        self._write_once(self._object(digest), data)
        return digest

    def keep_file(self, path: Path) -> str:
        """Keep a file of any size without holding it; gives back the SHA-256 of its bytes in hex."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            kept = self._object(digest)
            if not (kept.exists() and kept.stat().st_size):
                file.seek(0)
                self._write_whole(kept, file)
        return digest

    def path_of(self, entry: Entry) -> Path:
        """Where the bytes of an entry that was a file are kept, whether they still are or not."""
        return self._object(entry.sha256)

    def keep_page(
        self, data: bytes, *, url: str, status: int, headers: list[tuple[str, str]], at: str
    ) -> str:
        """Keep a fetched page as a WARC response record; gives back the SHA-256 of its body in hex."""
        digest = hashlib.sha256(data).hexdigest()
        out = BytesIO()
        writer = WARCWriter(out, gzip=True)
        # The body is kept as it was read. What its headers said of the packed bytes would no longer be true of it,
        # and is kept under the names that web archives use for that.
        plain = [(f"X-Archive-Orig-{k}" if k.lower() in OF_THE_TRANSFER else k, v) for k, v in headers]
        plain.append(("Content-Length", str(len(data))))
        record = writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(data),
            length=len(data),
            # ISO 28500 writes UTC as Z, and a digest as the name of its kind and base 32.
            warc_headers_dict={
                "WARC-Date": at.replace("+00:00", "Z"),
                "WARC-Payload-Digest": f"sha256:{b32encode(bytes.fromhex(digest)).decode('ascii')}",
            },
            http_headers=StatusAndHeaders(f"{status} OK", plain, protocol="HTTP/1.1"),
        )
        writer.write_record(record)
        self._write_once(self._page(digest), out.getvalue())
        return digest

    def bytes_of(self, entry: Entry) -> bytes:
        """The bytes that an entry was made from; FileNotFoundError when they are gone."""
        if entry.kept != "pages":
            return self._object(entry.sha256).read_bytes()
        with self._page(entry.sha256).open("rb") as file:
            for record in ArchiveIterator(file):
                return bytes(record.content_stream().read())
        raise FileNotFoundError(self._page(entry.sha256))

    def record(self, entry: Entry) -> None:
        """Write one line to the journal, safely on disk before this returns."""
        self.folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True).encode() + b"\n"
        with self.journal.open("ab") as file:
            whole = self._whole_bytes()
            if file.tell() > whole:
                file.truncate(whole)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def entries(self) -> Iterator[Entry]:
        """Everything that was added, in order."""
        if not self.journal.exists():
            return
        with self.journal.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield Entry(**json.loads(line))

    def erase(self, digest: str) -> None:
        """Delete the bytes of a removed source for good."""
        for path in (self._object(digest), self._page(digest)):
            path.unlink(missing_ok=True)

    def _whole_bytes(self) -> int:
        """Length of the journal up to the end of its last whole line, in bytes."""
        with self.journal.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            step = 65536
            while size:
                at = max(0, size - step)
                file.seek(at)
                cut = file.read(size - at).rfind(b"\n")
                if cut >= 0:
                    return at + cut + 1
                size = at
        return 0

    def _object(self, digest: str) -> Path:
        return self.folder / "objects" / digest[:2] / digest

    def _page(self, digest: str) -> Path:
        return self.folder / "pages" / f"{digest}.warc.gz"

    def _write_once(self, path: Path, data: bytes) -> None:
        if not (path.exists() and path.stat().st_size):
            self._write_whole(path, BytesIO(data))

    def _write_whole(self, path: Path, data: BinaryIO) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with part.open("wb") as file:
            shutil.copyfileobj(data, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
