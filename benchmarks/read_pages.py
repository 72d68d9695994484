"""How long reading a page to paragraphs takes, as a ratio to `BeautifulSoup(page, "lxml")` alone on the same page.

    python -m benchmarks.read_pages [FOLDER ...] [--repeat N]

Without folders the pages of `tests/fixtures/pages` and `raw` are read. Both are timed in one run, turn by turn, and the
best of N turns counts. Then comes an article in the ways in which sites lay one out: between comments, teasers and notes,
and with so little around it that the parser has next to nothing to do. Printed but not counted is a text of 600 lines in one
element, of which the parser makes one node. The last lines show that the time grows linearly with the length of a page.
Exit status 1 when a page is over the limit.
"""

from __future__ import annotations

import sys
from functools import partial

from bs4 import BeautifulSoup

from benchmarks.timing import asked, both, seconds
from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes

LIMIT = 1.5
_POST_START = b'id="postmessage_'
_LINES = [
    f"{number}.全年完成投资{number + 3}.{number % 10}亿元，增长{number % 19}.5%，新建项目{number * 13}个；受益群众{number * 371}人，满意度进一步提高。"
    for number in range(150)
]
_LINKS = [f'<li><a href="/c{number}/index.html">政务公开栏目{number}</a></li>' for number in range(60)]
_OTHERS = "".join(
    f'<div class="item"><p>县领导到第{number}个项目现场调研，强调要抓紧抓实。</p></div>' for number in range(99)
)
_PARAGRAPHS, _SHORT = (
    "".join(f'<p style="text-indent:2em"><span>　　{line}</span></p>' for line in lines)
    for lines in (_LINES, _LINES[:12])
)
_TEASERS = "".join(
    f'<div class="item"><h4><a href="/s{number}">新闻{number}</a></h4><p>县领导到第{number}个项目现场调研。</p></div>'
    for number in range(9)
)
_COMMENTS = "".join(
    f'<div class="reply"><b>网友{number}</b><p>第{number}个项目何时开工？我们等了很久。</p></div>'
    for number in range(99)
)
ARTICLES = {
    "marked by its site": f'<div id="zoom">{_PARAGRAPHS}</div>',
    "in one element": f'<div class="text">{_PARAGRAPHS}</div>',
    "in line breaks": f'<div class="text">{"<br>".join(_LINES)}</div>',
    "short, with teasers": f'<div class="text">{_SHORT}</div>{_TEASERS}<div class="footer"><p>未经授权，禁止转载。</p></div>',
    "an element a paragraph": f'<div class="text">{"".join(f"<div>{line}</div>" for line in _LINES)}</div>',
    "among other sentences": f'<div class="text">{_PARAGRAPHS}</div>{_OTHERS}',
    "short, beside comments": f'<div class="text">{_SHORT}</div>' + "<div><p>写得好，支持县里的工作。</p></div>" * 9,
    "in two elements": f'<div class="upper">{_PARAGRAPHS}</div><div class="lower">{_SHORT}</div>',
    "short, in two elements": f'<div class="upper">{_SHORT}</div><div class="lower">{_SHORT}</div>{_TEASERS}',
    "short, beside a hundred comments": f'<div class="text">{_SHORT}</div>{_COMMENTS}',
    "without full stops, beside comments": f'<div class="text">{_PARAGRAPHS.replace("。", "")}</div>{_COMMENTS}',
}
# The dearest: where the parser has little to do, since few elements stand around the text.
WITH_LITTLE_AROUND = {
    "of 500 characters": f'<div class="text">{_SHORT}</div>',
    "of lines without full stops": "<br>".join(_LINES[:40]).replace("。", ""),
    "of 150 lines in one element": f"<pre>{chr(10).join(_LINES)}</pre>",
}
OF_ONE_ELEMENT = {"of 600 lines in one element": f"<pre>{chr(10).join(_LINES * 4)}</pre>"}


def main() -> int:
    """Print the table and return the exit status."""
    paths, repeat = asked(__doc__)
    readable = [
        (page, data) for path in paths if isinstance(page := read_bytes(path.name, data := path.read_bytes()), Page)
    ]
    if not readable:
        print("no readable page in", *sorted({path.parent for path in paths}), file=sys.stderr)
        return 2
    total_read = total_soup = worst = 0.0
    print(f"{'page':44}{'KB':>8}{'read ms':>10}{'soup ms':>10}{'ratio':>8}")
    for page, data in readable:
        read, soup = _print_times(page.source_name[:43], page.source_name, data, repeat)
        total_read += read
        total_soup += soup
        worst = max(worst, read / soup)
    print(f"{'all':44}{'':8}{total_read * 1000:10.2f}{total_soup * 1000:10.2f}{total_read / total_soup:8.2f}")
    for articles, links in ((ARTICLES, _LINKS), (WITH_LITTLE_AROUND, _LINKS[:9])):
        worst = max(worst, *(_print_article(how, content, links, repeat) for how, content in articles.items()))
    print(f"{'worst':44}{'':28}{worst:8.2f}   limit {LIMIT}")
    for how, content in OF_ONE_ELEMENT.items():
        _print_article(how, content, _LINKS[:9], repeat)
    _print_growth(max((data for _, data in readable if _POST_START in data), key=len, default=b""))
    return 0 if worst <= LIMIT else 1


def _print_times(title: str, name: str, data: bytes, repeat: int) -> tuple[float, float]:
    """Print a line of the table, and return the seconds that reading and that the parser alone took."""
    read, soup = both(partial(read_bytes, name, data), partial(BeautifulSoup, data, "lxml"), repeat)
    print(f"{title:44}{len(data) / 1000:8.0f}{read * 1000:10.2f}{soup * 1000:10.2f}{read / soup:8.2f}")
    return read, soup


def _print_article(how: str, content: str, links: list[str], repeat: int) -> float:
    """Read an article in a page of a site with such a menu, print how long it took, and return the ratio."""
    menu = "".join(links)
    page = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告</title></head><body>'
        f'<ul class="menu">{menu}</ul>{content}<div class="foot">{menu}</div></body></html>'
    ).encode()
    found = read_bytes("article.html", page)
    if not isinstance(found, Page) or len(found.posts[0].paragraphs) != content.count("亿元"):
        raise RuntimeError(f"the article {how} is read wrongly")
    read, soup = _print_times(f"article {how}", "article.html", page, repeat)
    return read / soup


def _print_growth(data: bytes) -> None:
    """Read a page whose first post is made longer, twofold at a time."""
    if not data:
        return
    start = data.index(b">", data.index(_POST_START)) + 1
    line = "　　全县生产总值<font color=red>158</font>.5亿元，增长5.8%。<br />\n".encode()
    for count in (5_000, 10_000, 20_000, 40_000):
        longer = data[:start] + line * count + data[start:]
        taken = seconds(lambda longer=longer: read_bytes("longer.html", longer))  # type: ignore[misc]
        print(f"{count:>8} lines {len(longer) / 1e6:8.1f} MB {taken:8.2f} s {taken / len(longer) * 1e9:8.0f} ns a byte")


if __name__ == "__main__":
    sys.exit(main())
