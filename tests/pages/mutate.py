"""A page or an archive goes in, a damaged one comes out: what the tests of hostile input and the fuzzer share."""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TAGS = re.compile(rb"<[^>]{0,300}>")
ATTRIBUTES = re.compile(rb"""\s[\w-]{1,20}=("[^"]{0,200}"|'[^']{0,200}'|[^\s>]{1,60})""")
NUMBERS = re.compile(rb"\d{1,9}")
PIECES = [
    b"<div>",
    b"</div>",
    b"<table><tr><td>",
    b"</td></tr></table>",
    b'<td class="t_f" id="postmessage_7">',
    b'<div id="post_7">',
    b'<div class="plc" id="pid7">',
    b'<p class="author"><strong>x</strong>',
    b'<div id="content">',
    b'<div id="postlist">',
    b"<title>Archiver</title>",
    b"<hr noshade><b>\xe4\xbd\x9c\xe8\x80\x85: </b>",
    b"window.print()",
    b'<font class="jammer">',
    b'<div class="quote">',
    b'<div class="locked">',
    b"<ol><li>",
    b"<pre>",
    b"<!--",
    b"<![CDATA[",
    b"<script>",
    b"<style>.a{display:none}",
    b"<textarea>",
    b"<plaintext>",
    b"<svg><math>",
    b"<p style='color:white'>",
    b"&#20013;",
    b"&#0;",
    b"&#xD800;",
    b"&#99999999999;",
    b"\x00",
    b"\xff\xfe",
    b"<td colspan=999 rowspan=-1>",
    "增长5.8%，收入12亿元。".encode(),
    "（一）".encode(),
    b"<br />\n",
    b"</html>",
]
NUMERALS = [b"0", b"-1", b"999999999", "９".encode(), "②".encode(), b"1e9", b"00000000001"]


def cut(data: bytearray, chance: random.Random) -> None:
    """The page ends anywhere."""
    del data[chance.randrange(len(data)) :]


def flip(data: bytearray, chance: random.Random) -> None:
    """Some bytes become others."""
    for _ in range(chance.randint(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def drop_tags(data: bytearray, chance: random.Random) -> None:
    """Some tags are gone."""
    _replace(data, TAGS, b"", chance)


def break_attributes(data: bytearray, chance: random.Random) -> None:
    """Some attributes lose their value, a quotation mark, or take a value of another kind."""
    _replace(
        data, ATTRIBUTES, chance.choice([b"", b' id="', b" style=", b' class="locked"', b" href='javascript:"]), chance
    )


def change_numbers(data: bytearray, chance: random.Random) -> None:
    """Some numbers (ids, pages, dates, spans) become absurd."""
    _replace(data, NUMBERS, chance.choice(NUMERALS), chance)


def repeat(data: bytearray, chance: random.Random) -> None:
    """A part of the page stands in it once more, or a thousand times."""
    place, other = chance.randrange(len(data)), chance.randrange(len(data))
    part = bytes(data[other : other + chance.choice([20, 300, 3000])])
    data[place:place] = part * (1 if len(part) > 300 else chance.choice([1, 1000]))


def insert(data: bytearray, chance: random.Random) -> None:
    """Tags, entities and marks that readers look for stand where nobody expects them."""
    place = chance.randrange(len(data))
    data[place:place] = chance.choice(PIECES) * chance.choice([1, 30, 400])


def mix_encodings(data: bytearray, chance: random.Random) -> None:
    """The page, or its second half, is in another encoding than it says."""
    half = chance.choice([0, len(data) // 2])
    text = bytes(data[half:]).decode("utf-8", errors="replace")
    data[half:] = text.encode(chance.choice(["gb18030", "utf-16-le", "big5", "utf-16"]), errors="replace")


def swap(data: bytearray, chance: random.Random) -> None:
    """Two parts change places."""
    first, second, third = sorted(chance.randrange(len(data)) for _ in range(3))
    data[first:third] = data[second:third] + data[first:second]


MUTATIONS: list[Callable[[bytearray, random.Random], None]] = [
    cut, flip, drop_tags, break_attributes, change_numbers, repeat, insert, mix_encodings, swap,
]  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A page damaged in one to four ways."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if not changed:
            break
        chance.choice(MUTATIONS)(changed, chance)
    return bytes(changed)


def pack(data: bytes, chance: random.Random) -> tuple[str, bytes]:
    """A page in an archive that is damaged, or not: the archive's name and bytes."""
    kind = chance.choice(["zip", "html.gz", "warc", "warc.gz", "mhtml"])
    packed = bytearray(_PACKERS[kind](data))
    for _ in range(chance.randint(0, 3)):
        if packed:
            chance.choice([cut, flip, repeat, swap, change_numbers])(packed, chance)
    return f"page.{kind}", bytes(packed)


def _replace(data: bytearray, pattern: re.Pattern[bytes], new: bytes, chance: random.Random) -> None:
    spans = [match.span() for match in pattern.finditer(data)]
    for start, end in sorted(chance.sample(spans, min(len(spans), 25)), reverse=True):
        data[start:end] = new


def _zip(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", data)
        archive.writestr("b/c.html", data[: len(data) // 2])
    return stream.getvalue()


def _warc(data: bytes, packed: bool = False) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=gbk")], protocol="HTTP/1.1")
    for number in range(2):
        address = f"http://bbs.example.invalid/thread-{number}-1-1.html"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(data), http_headers=headers)
        )
    return stream.getvalue()


def _mhtml(data: bytes) -> bytes:
    head = b'Date: Fri, 2 Feb 2024 12:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n'
    return (
        head + b"--B\nContent-Type: text/html; charset=gbk\nContent-Transfer-Encoding: 8bit\n\n" + data + b"\n--B--\n"
    )


_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "zip": _zip,
    "html.gz": gzip.compress,
    "warc": _warc,
    "warc.gz": lambda data: _warc(data, packed=True),
    "mhtml": _mhtml,
}
