"""What came in, kept: the bytes of every source and a journal of what was done with them.

The database is derived from this folder and can be made again from it without the network. Files are kept
as they were under `objects/`, named by the SHA-256 of their bytes; fetched pages as WARC records (ISO 28500)
under `pages/`, so that status, headers and time stay with the body. `journal.jsonl` has one line an addition,
in order; a line cut off by a crash is left out of reading and removed by the next writing.
"""

import errno
import hashlib
import json
import os
import shutil
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from db.errors import Altered

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
    """A folder that keeps what came in; nothing in it is ever changed, and what was damaged is mended when it comes in again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "journal.jsonl"
        self._added: set[str] | None = None

    def keep(self, data: bytes) -> str:
        """Keep a file's bytes; gives back their SHA-256 in hex."""
        digest = hashlib.sha256(data).hexdigest()
        kept = self._object(digest)
        if _digest_of_file(kept) != digest:
            self._write_whole(kept, BytesIO(data))
        return digest

    def keep_file(self, path: Path) -> str:
        """Keep a file of any size without holding it; gives back the SHA-256 of its bytes in hex."""
        with path.open("rb") as file:
            if not file.seekable():
                return self.keep_stream(file)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            kept = self._object(digest)
            if _digest_of_file(kept) != digest:
                file.seek(0)
                self._write_whole(kept, file)
        return digest

    def keep_stream(self, stream: BinaryIO) -> str:
        """Keep what comes once, as through a pipe; gives back the SHA-256 of its bytes in hex."""
        part = self.folder / "objects" / f"{os.getpid()}.part"
        part.parent.mkdir(parents=True, exist_ok=True)
        seen = hashlib.sha256()
        try:
            with part.open("wb") as file:
                while data := stream.read(1 << 20):
                    seen.update(data)
                    file.write(data)
                file.flush()
                os.fsync(file.fileno())
            kept = self._object(seen.hexdigest())
            if _digest_of_file(kept) != seen.hexdigest():
                kept.parent.mkdir(parents=True, exist_ok=True)
                os.replace(part, kept)
        finally:
            part.unlink(missing_ok=True)
        return seen.hexdigest()

    def path_of(self, entry: Entry) -> Path:
        """Where the bytes of an entry are kept, whether they still are or not."""
        return self._page(entry.sha256) if entry.kept == "pages" else self._object(entry.sha256)

    def verify(self, entry: Entry) -> None:
        """Raises `Altered` unless the bytes of an entry are those that came in, and FileNotFoundError when they are gone."""
        if entry.kept == "pages":
            self.bytes_of(entry)
            return
        found = _digest_of_file(self._object(entry.sha256))
        if found is None:
            raise _gone(self._object(entry.sha256))
        if found != entry.sha256:
            raise self._altered(entry)

    def has_added(self, digest: str) -> bool:
        """Whether the journal has these bytes as a document that was added."""
        if self._added is None:
            self._added = {entry.sha256 for entry in self.entries() if entry.act == "add"}
        return digest in self._added

    def keep_page(
        self, data: bytes, *, url: str, status: int, headers: list[tuple[str, str]], at: str
    ) -> str:
        """Keep a fetched page as a WARC response record; gives back the SHA-256 of its body in hex."""
        digest = hashlib.sha256(data).hexdigest()
        if self._body(self._page(digest), digest) is not None:
            return digest
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
        self._write_whole(self._page(digest), BytesIO(out.getvalue()))
        return digest

    def bytes_of(self, entry: Entry) -> bytes:
        """The bytes that an entry was made from; FileNotFoundError when they are gone, `Altered` when they are others."""
        path = self.path_of(entry)
        if entry.kept == "pages":
            if not path.is_file():
                raise _gone(path)
            body = self._body(path, entry.sha256)
        else:
            found = path.read_bytes()
            body = found if hashlib.sha256(found).hexdigest() == entry.sha256 else None
        if body is None:
            raise self._altered(entry)
        return body

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
        if self._added is not None and entry.act == "add":
            self._added.add(entry.sha256)

    def entries(self) -> Iterator[Entry]:
        """Everything that was added, in order; raises `Altered` for a damaged line before the last."""
        if not self.journal.exists():
            return
        with self.journal.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.endswith(b"\n"):
                    return
                try:
                    entry = Entry(**json.loads(line))
                except (ValueError, TypeError) as error:
                    raise Altered(
                        f"Line {number} of {self.journal} is damaged; put the journal back from a backup."
                    ) from error
                yield entry

    def is_torn(self) -> bool:
        """Whether the last line of the journal is cut off: by a crash while it was written, or by damage later."""
        return self.journal.exists() and self._whole_bytes() < self.journal.stat().st_size

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

    def _body(self, path: Path, digest: str) -> bytes | None:
        """The body of a page that is kept, None where none with this SHA-256 can be read."""
        try:
            with path.open("rb") as file:
                for record in ArchiveIterator(file):
                    body = bytes(record.content_stream().read())
                    return body if hashlib.sha256(body).hexdigest() == digest else None
        # The last is what warcio meets in a response that states no address.
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError, zlib.error):
            pass
        return None

    def _altered(self, entry: Entry) -> Altered:
        again = {"import": "import the file again", "speakers": "import the list again"}.get(
            entry.act, f"add it again, or take it out (`quotes remove {entry.url or entry.name}`)"
        )
        return Altered(
            f"What the archive keeps of {entry.name} ({self.path_of(entry)}) is not what came in: its SHA-256 is another. "
            f"Put it back from a backup, {again}."
        )

    def _write_whole(self, path: Path, data: BinaryIO) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with part.open("wb") as file:
            shutil.copyfileobj(data, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)


def _gone(path: Path) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))


def _digest_of_file(path: Path) -> str | None:
    """The SHA-256 of a file in hex, None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
