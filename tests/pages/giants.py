"""Pages of absurd size, made by name: what an accident or an attack looks like just below the caps and far above them."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

from pipeline.pages.body import MAX_LINES
from pipeline.pages.member import MAX_PAGE_BYTES
from pipeline.pages.read import MAX_CHARACTERS

FULL = MAX_PAGE_BYTES - 2**14
SENTENCE = "全县生产总值158.5亿元，增长5.8%。"
HEAD = (
    '<html><head><meta charset="utf-8"><meta name="generator" content="Discuz! X3.4"><title>报告</title></head><body>'
    '<div id="postlist"><h1 class="ts"><span id="thread_subject">云溪县2024年政府工作报告</span></h1>'
    '<div id="post_101"><table id="pid101" class="plhin"><tr><td class="t_f" id="postmessage_101">'
)
TAIL = '</td></tr></table></div><div id="comment_101"></div></div></body></html>'
ARCHIVER = (
    '<html><head><title>报告 - Powered by Discuz! Archiver</title></head><body><div id="content">'
    '<p class="author"><strong>某人</strong> 发表于 2024-1-31 19:05:09</p><h3>报告</h3>'
)


def repeated(unit: str, codec: str = "utf-8", room: int = FULL) -> bytes:
    """The unit over and over, up to the cap on a page's bytes."""
    data = unit.encode(codec)
    return data * (room // len(data))


def text(unit: str) -> bytes:
    """A plain text just below the caps on characters and lines: some sentences, then the unit over and over."""
    marks = unit.count("\n") + unit.count("\t")
    times = min((MAX_CHARACTERS - 1000) // len(unit), (MAX_LINES - 100) // marks if marks else MAX_CHARACTERS)
    return ((SENTENCE + "\n") * 20 + unit * times).encode()


def posted(unit: str, codec: str = "utf-8") -> bytes:
    """A thread page whose post is the unit over and over."""
    return HEAD.encode(codec) + repeated(unit, codec) + TAIL.encode(codec)


def _zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def _mhtml(body: bytes, head: bytes = b"Content-Type: text/html; charset=utf-8\n") -> bytes:
    return b"MIME-Version: 1.0\n" + head + b"\n" + body


def _nested_mail(depth: int) -> bytes:
    head = "".join(
        f'--b{level - 1}\nContent-Type: multipart/mixed; boundary="b{level}"\n\n' for level in range(1, depth)
    )
    return _mhtml(head.encode() + repeated("a\n"), b'Content-Type: multipart/mixed; boundary="b0"\n')


GIANTS: dict[str, Callable[[], bytes]] = {
    "nested 100,000 deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + SENTENCE.encode() * 20,
    "inline nested 100,000 deep.html": lambda: b"<html><body>" + b"<font>" * 100_000 + SENTENCE.encode() * 20,
    "nested below the cap.html": lambda: HEAD.encode() + b"<font>" * 2_900 + SENTENCE.encode() * 9_000,
    "lists nested below the cap.html": lambda: b"<html><body>" + b"<ul><li>" * 1_400 + SENTENCE.encode() * 9_000,
    "50 MB of one tag.html": lambda: b"<div>" * (10 * 2**20),
    "50 MB of text.html": lambda: SENTENCE.encode() * 2**20,
    "50 MB of text.txt": lambda: SENTENCE.encode() * 2**20,
    "full of one bracket.html": lambda: repeated("<"),
    "full of text without tags.html": lambda: repeated(SENTENCE),
    "full of text.txt": lambda: repeated(SENTENCE + "\n"),
    "full of text in one line.txt": lambda: text(SENTENCE),
    "full of short lines.txt": lambda: text(SENTENCE + "\n"),
    "full of one letter lines.txt": lambda: text("a\n"),
    "full of line feeds.txt": lambda: text("\n"),
    "full of spaces.txt": lambda: text(" ") + SENTENCE.encode(),
    "full of tabs.txt": lambda: text("1\t"),
    "full of rows.txt": lambda: text("1\t2\n"),
    "full of posts.txt": lambda: text("楼主\n发表于 2024-1-31 19:05:09 | 只看该作者\n" + SENTENCE * 3 + "\n回复\n"),
    "full of author columns.txt": lambda: text("发表于 2024-1-31 19:05:09\n主题\n帖子\n甲\n"),
    "full of digits.txt": lambda: text("1"),
    "full of brackets.txt": lambda: text("（"),
    "full of headings.txt": lambda: text("一、2024年工作回顾\n（一）" + SENTENCE + "\n"),
    "full of regions.txt": lambda: text("四川省成都市金牛区政府工作报告，增长5.8%\n"),
    "full of counties.txt": lambda: text("鼓楼区、朝阳区、城关区、新城区，增长5.8%\n"),
    "full of years.txt": lambda: text("2023年回顾和2024年安排。今年是\n"),
    "full of shouts.txt": lambda: text("！"),
    "full of full stops.txt": lambda: text("。"),
    "full of GBK.html": lambda: posted(SENTENCE + "\r\n", "gb18030"),
    "full of Big5.html": lambda: repeated("全縣生產總值158.5億元，增長5.8%。\r\n", "big5"),
    "full of UTF-16.html": lambda: posted(SENTENCE, "utf-16-le"),
    "full of bytes of no encoding.html": lambda: HEAD.encode() + bytes(range(128, 256)) * (FULL // 128),
    "full of text in a post.html": lambda: posted(SENTENCE),
    "full of lines in a post.html": lambda: posted(SENTENCE * 8 + "<br />\r\n"),
    "full of short lines in a post.html": lambda: HEAD.encode() + (SENTENCE + "<br>\n").encode() * 190_000,
    "full of cells.html": lambda: HEAD.encode() + b"<table>" + b"<tr><td>1<td>2<td>3" * 45_000 + b"</table>" + TAIL.encode(),
    "full of spans.html": lambda: HEAD.encode() + b"<table>" + b"<tr><td rowspan=99 colspan=99>1<td>2" * 45_000 + b"</table>" + TAIL.encode(),
    "full of tables.html": lambda: HEAD.encode() + b"<table><tr><td>1<td>2<tr><td>3<td>4</table>" * 25_000 + TAIL.encode(),
    "full of links.html": lambda: HEAD.encode() + b'<a href="forum.php?mod=space&amp;uid=2">a</a>' * 95_000 + TAIL.encode(),
    "full of posts.html": lambda: HEAD.encode() + b"".join(b'<div id="post_%d"><td id="postmessage_%d">1</div>' % (n, n) for n in range(200, 60_000)) + TAIL.encode(),
    "full of touch posts.html": lambda: b"<html><body>" + b"".join(b'<div class="plc" id="pid%d"><div class="message">1</div></div>' % n for n in range(200, 40_000)) + b"</body></html>",
    "full of archiver posts.html": lambda: ARCHIVER.encode() + '<p class="author"><strong>甲</strong> 发表于 2024-1-31 19:05</p>1'.encode() * 60_000,
    "full of archiver text.html": lambda: ARCHIVER.encode() + repeated(SENTENCE),
    "full of archiver quotes.html": lambda: ARCHIVER.encode() + "甲 发表于 2024-1-1 08:00<br>".encode() * 180_000,
    "full of rules.html": lambda: b"<html><body>window.print()" + "<hr noshade><b>作者: </b>甲<br>1".encode() * 45_000,
    "rules without posts.html": lambda: b"<html><body>window.print()" + b"<hr>" * 180_000 + b"<hr noshade>",
    "full of quotes.html": lambda: HEAD.encode() + b'<div class="quote">1</div>' * 90_000,
    "full of locks.html": lambda: HEAD.encode() + b'<div class="locked">1</div>' * 90_000,
    "full of articles.html": lambda: b"<html><body>" + ("<p>" + SENTENCE + "</p>").encode() * 95_000 + b"</body></html>",
    "a million attributes.html": lambda: HEAD.encode() + b"<td " + b"".join(b"a%d=1 " % n for n in range(1_000_000)) + b">" + TAIL.encode(),
    "a million equal attributes.html": lambda: HEAD.encode() + b"<td " + b"a=1 " * 1_000_000 + b">" + TAIL.encode(),
    "a million classes.html": lambda: HEAD.encode() + b'<td class="' + b"".join(b"a%d " % n for n in range(1_000_000)) + b'">' + TAIL.encode(),
    "a class on every tag.html": lambda: HEAD.encode() + b'<i class="a b c d e f g h i j k l m n o p q r s t u">1</i>' * 95_000 + TAIL.encode(),
    "an attribute that fills the page.html": lambda: HEAD.encode() + b'<td style="' + repeated("color:red;") + b'">1</td>' + TAIL.encode(),
    "a style on every tag.html": lambda: HEAD.encode() + b"".join(b'<i style="top:%d">1</i>' % n for n in range(95_000)) + TAIL.encode(),
    "a million entities.html": lambda: HEAD.encode() + b"&#20013;" * 1_000_000 + TAIL.encode(),
    "full of entities.html": lambda: posted("&#20013;"),
    "full of ampersands.html": lambda: posted("&"),
    "full of blanks.html": lambda: posted(" \n"),
    "full of named entities.html": lambda: posted("&nbsp;&amp;"),
    "a comment that fills the page.html": lambda: HEAD.encode() + b"<!--" + repeated("- -") + b"-->" + TAIL.encode(),
    "a comment without an end.html": lambda: HEAD.encode() + SENTENCE.encode() + b"<!--" + repeated("-"),
    "full of comments.html": lambda: HEAD.encode() + b"<!--a-->" * 190_000 + TAIL.encode(),
    "a script that fills the page.html": lambda: HEAD.encode() + b"<script>" + repeated("tid='1' GMT+8, ") + b"</script>" + TAIL.encode(),
    "a style block that fills the page.html": lambda: b"<style>" + repeated(".a{color:red}") + b"</style>" + HEAD.encode() + TAIL.encode(),
    "a style block of open rules.html": lambda: b"<style>" + repeated(".a{display") + b"</style>" + HEAD.encode() + TAIL.encode(),
    "a style block of names.html": lambda: b"<style>" + repeated(".aaaaaaaaaaaaaaaa") + b"</style>" + HEAD.encode() + TAIL.encode(),
    "a title that fills the page.html": lambda: b"<title>" + repeated("[a] ") + b"</title>" + HEAD.encode() + TAIL.encode(),
    "a subject that fills the page.html": lambda: (HEAD.replace("云溪县", "[四川]" * 6_000_000) + SENTENCE + TAIL).encode(),
    "a declaration that fills the page.html": lambda: b"<?xml " + repeated("a ") + HEAD.encode() + TAIL.encode(),
    "full of charset claims.html": lambda: posted("charset=big5 "),
    "full of addresses.html": lambda: posted("REPORTURL = 'AAAAAAAAAAAAAAAAAAAA'\n"),
    "full of reply links.html": lambda: posted("action=reply action=reply "),
    "full of thread numbers.html": lambda: posted("tid='a' tid=parseInt( "),
    "full of NUL.html": lambda: HEAD.encode() + repeated("\0"),
    "one tag without an end.html": lambda: HEAD.encode() + b"<td " + repeated("a"),
    "full of quotation marks.html": lambda: HEAD.encode() + b"<td a=" + repeated('"'),
    "a text area that fills the page.html": lambda: HEAD.encode() + b"<textarea>" + repeated("增长"),
    "a preformatted block of lines.html": lambda: HEAD.encode() + b"<pre>" + repeated("1\n") + b"</pre>" + TAIL.encode(),
    "plain text in a page.html": lambda: HEAD.encode() + b"<plaintext>" + repeated(SENTENCE),
    "mail nested 15 deep.mhtml": lambda: _nested_mail(15),
    "mail nested 900 deep.mhtml": lambda: _nested_mail(900),
    "mail nested 100,000 deep.mhtml": lambda: _nested_mail(100_000),
    "mail of one part.mhtml": lambda: _mhtml(posted(SENTENCE + "\n")),
    "mail of header lines.mhtml": lambda: b"MIME-Version: 1.0\n" + repeated("X-A: b\n"),
    "mail of one header.mhtml": lambda: b"MIME-Version: 1.0\nX-A: b\n" + repeated(" b\n"),
    "mail of many parts.mhtml": lambda: _mhtml(repeated("--b\nA: b\n\n1\n"), b'Content-Type: multipart/mixed; boundary="b"\n'),
    "mail in base64.mhtml": lambda: _mhtml(repeated("PHA+\n"), b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n"),
    "mail in quoted printable.mhtml": lambda: _mhtml(repeated("=E5=A2=9E=\n"), b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"),
    "a bomb.html.gz": lambda: gzip.compress(bytes(2**28), 1),
    "a bomb.zip": lambda: _zipped(a_html=bytes(2**28), b_html=bytes(31 * 2**20)),
    "full pages.zip": lambda: _zipped(a_html=posted(SENTENCE), b_html=posted(SENTENCE * 2)),
    "one line.warc": lambda: repeated("a"),
    "one line.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: " + b"a" * 2**26, 1),
    "header lines.warc": lambda: b"WARC/1.0\r\nWARC-Type: response\r\n" + repeated("A: b\r\n"),
    "a bomb in a request.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: http://a.invalid/\r\nContent-Length: 268435456\r\n\r\n" + bytes(2**28) + b"\r\n\r\n", 1),
    "a bomb in a response.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 268435456\r\n\r\n" + bytes(2**28) + b"\r\n\r\n", 1),
}  # fmt: skip
