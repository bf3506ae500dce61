"""Web archives as crawlers write them, of pages on invented towns."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

DAY = "2024-05-18T06:00:00Z"


@dataclass(frozen=True, slots=True)
class Capture:
    """A record of a WARC file, by what its header and its server tell."""

    url: str
    body: bytes
    kind: str = "response"
    status: str = "200 OK"
    date: str = DAY
    type: str = "text/html; charset=utf-8"
    http: Mapping[str, str] | None = None
    more: Mapping[str, str] | None = None
    length: int | None = None
    version: str = "1.0"


def block(capture: Capture) -> bytes:
    """What a record holds."""
    if capture.kind not in ("response", "revisit"):
        return capture.body
    headers = {"Content-Type": capture.type} | dict(capture.http or {})
    lines = (f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"HTTP/1.1 {capture.status}\r\n{''.join(lines)}\r\n".encode() + capture.body


def record(capture: Capture) -> bytes:
    """A record of a WARC file."""
    data = block(capture)
    is_http = capture.kind in ("response", "revisit")
    headers = {
        "WARC-Type": capture.kind,
        "WARC-Record-ID": "<urn:uuid:7c0a3c9e-7c59-4b8e-9d0a-0d6f3b1f0a11>",
        "WARC-Target-URI": capture.url,
        "WARC-Date": capture.date,
        **(capture.more or {}),
        "Content-Type": "application/http; msgtype=response" if is_http else capture.type,
        "Content-Length": str(len(data) if capture.length is None else capture.length),
    }
    lines = (f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/{capture.version}\r\n{''.join(lines)}\r\n".encode() + data + b"\r\n\r\n"


def warc(captures: Iterable[Capture]) -> list[bytes]:
    """The records of a WARC file, which begins with one that tells of the crawler."""
    told = b"software: Harbour crawler 1.0\r\nformat: WARC File Format 1.0\r\n"
    info = Capture("", told, "warcinfo", type="application/warc-fields")
    return [record(info), *map(record, captures)]


def packed(records: Iterable[bytes]) -> bytes:
    """A file with a member of gzip for each record."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def arc(captures: Iterable[Capture], version: int = 1) -> list[bytes]:
    """The records of an ARC file, which begins with its own description."""
    columns = "URL IP-address Archive-date Content-type Archive-length"
    if version == 2:
        columns = columns.replace(
            "Archive-length", "Result-code Checksum Location Offset Filename Archive-length"
        )
    told = f"{version} 0 Port Elm Library\n{columns}\n".encode()
    further = " 200 - - 0 crawl.arc" if version == 2 else ""
    first = f"filedesc://crawl.arc 192.0.2.1 20240518060000 text/plain{further} {len(told)}\n"
    found = [first.encode() + told + b"\n"]
    for each in captures:
        data = block(each)
        day = "".join(filter(str.isdigit, each.date))
        type_ = each.type.partition(";")[0]
        line = f"{each.url} 192.0.2.1 {day} {type_}{further} {len(data)}\n"
        found.append(line.encode() + data + b"\n")
    return found


def wacz(archives: Mapping[str, bytes], pages: Sequence[Mapping[str, object]] = ()) -> bytes:
    """A package of archives, by name, and its list of pages."""
    out = io.BytesIO()
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    lines = [json.dumps(each) for each in (head, *pages)]
    with zipfile.ZipFile(out, "w") as package:
        for name, data in archives.items():
            package.writestr(f"archive/{name}", data)
        deflated = zipfile.ZIP_DEFLATED
        package.writestr("pages/pages.jsonl", "\n".join(lines) + "\n", compress_type=deflated)
        package.writestr("indexes/index.cdx.gz", gzip.compress(b"org,example)/ 2024 {}\n"))
        about = {"profile": "data-package", "wacz_version": "1.1.1", "resources": []}
        package.writestr("datapackage.json", json.dumps(about), compress_type=deflated)
    return out.getvalue()
