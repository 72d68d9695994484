"""What every kind of Discuz page needs: addresses, thread and page numbers, floor labels, the software's own notices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bs4 import Tag

from pipeline.pages.body import Body
from pipeline.pages.markup import Markup, all_named, attribute, clean_text, first_named, tags_within
from pipeline.pages.model import Post
from pipeline.pages.noise import BANNED
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time
from pipeline.simplified import simplified

BOARD_SEPARATOR = " › "

_THREAD_ADDRESS = re.compile(
    r"[?&;](?:amp;)?(?:tid|ptid)=(\d{1,12})|thread-(\d{1,12})-\d{1,6}-\d{1,6}|[?/-]tid-(\d{1,12})"
)
_THREAD_SCRIPT = re.compile(r"tid\s*=\s*(?:parseInt\()?['\"](\d{1,12})['\"]")
_THREAD_LINK = re.compile(
    r"action=(?:reply|printable)[^\"'<>\s]{0,80}?tid=(\d{1,12})|goto=findpost[^\"'<>\s]{0,80}?ptid=(\d{1,12})"
    r"|tid=(\d{1,12})[^\"'<>\s]{0,80}?authorid="
)
_PAGE_ADDRESS = re.compile(r"[?&;]page=(\d{1,6})|thread-\d{1,12}-(\d{1,6})-|tid-\d{1,12}-page-(\d{1,6})")
_BOARD_ADDRESS = re.compile(r"mod=forumdisplay|forumdisplay\.php|(?:^|/)forum-[\w%-]{1,60}-\d{1,6}\.html|\?fid-\d{1,9}")
_PAGE_TOTAL = re.compile(r"共\s*(\d{1,6})\s*[页頁]|/\s*(\d{1,6})\s*[页頁]")
_CLOCK = re.compile(r"GMT\s?[+-]?\s?[\d:.]{0,5}\s?,\s?(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?: [AP]M)?)")
_BRACKETS = re.compile(r"[\[【〔［]\s*([^\]】〕］]{1,40}?)\s*[\]】〕］]")
_LABELS = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
_SPACE = re.compile("mod=space(?!cp)")
_UNLINKED = re.compile("匿名|游客|遊客|Anonymous")
_DELETED = re.compile(
    r"(?:(?:[来來]自 ?)?(?:楼主|樓主|沙发|沙發|板凳|地板|\d{1,6} ?[#楼樓]) )?(.{1,40}?) ?[该該]用[户戶]已被[删刪]除"
)
_TYPED_TITLE = re.compile(r"[\[【]\s*([^\[\]【】]{1,20}?)\s*[\]】]\s*(.{2,})")
_LONGEST_BAN = 60
_NOTICE = re.compile(r"[*\s]*(?:提示|作者被|[该此本]帖|内容自动)")
_WALL = re.compile("登[录錄]|[权權]限|密[码碼]|[回购購][复復买買]?|付[费費]|支付|用户组|用戶組")


def thread_id(markup: Markup) -> str | None:
    """The thread's number: from the page's own addresses, else from its script or its reply and quote links."""
    for address in markup.addresses:
        found = _THREAD_ADDRESS.search(address)
        if found:
            return _one_of(found)
    found = _THREAD_SCRIPT.search(markup.text) or _THREAD_LINK.search(markup.text)
    return _one_of(found) if found else None


def address(markup: Markup) -> str | None:
    """The address that the page was saved from, else the one it names as its own."""
    for found in markup.addresses:
        if found == markup.url or _THREAD_ADDRESS.search(found):
            return found
    return None


def page_numbers(markup: Markup) -> tuple[int, int]:
    """This page's number in its thread and the number of pages, (1, 1) without a pager."""
    number = total = 1
    pager = markup.first("pg") or markup.first("page")
    if pager is not None:
        number, total = _read_pager(pager)
    elif markup.url:
        found = _PAGE_ADDRESS.search(markup.url)
        number = int(_one_of(found)) if found else 1
    return number, max(number, total)


def _read_pager(pager: Tag) -> tuple[int, int]:
    """The number in bold or selected, and the highest that a link, an option or the words 共 N 页 name."""
    number = total = 1
    for tag in tags_within(pager):
        if tag.name == "strong":
            number = _digits(clean_text(tag)) or number
        elif tag.name == "a":
            total = max(total, _digits(clean_text(tag)) or 1)
        elif tag.name == "option":
            value = _digits(clean_text(tag)) or 1
            total = max(total, value)
            number = value if "selected" in tag.attrs else number
        elif tag.name == "span":
            stated = _PAGE_TOTAL.search(attribute(tag, "title") or clean_text(tag))
            total = int(_one_of(stated)) if stated else total
    return number, total


def page_time(markup: Markup) -> datetime | None:
    """The forum's clock when the page was made, as its footer prints it, else when the container says it was saved."""
    found = _CLOCK.search(markup.text, max(0, len(markup.text) - 20_000))
    return parse_time(found.group(1)) if found else markup.saved_at


def board_path(breadcrumb: Tag | None) -> str | None:
    """The boards of a breadcrumb, outermost first."""
    if breadcrumb is None:
        return None
    names = [
        clean_text(link)
        for link in all_named(breadcrumb, "a")
        if _BOARD_ADDRESS.search(attribute(link, "href").strip())
    ]
    return BOARD_SEPARATOR.join(name for name in names if name) or None


def split_type(heading: str, subject: str) -> str | None:
    """The thread type that stands in brackets before the subject in the page's heading."""
    before = heading.partition(subject)[0] if subject and subject in heading else heading
    found = _BRACKETS.findall(before)
    return found[0] if found else None


def typed_title(title: str) -> tuple[str | None, str]:
    """Type and title of a title that carries its type in itself: [四川]2022年…, as boards without types have it."""
    found = _TYPED_TITLE.fullmatch(title)
    return (found[1], found[2]) if found else (None, title)


def author_in(heading: Tag) -> str | None:
    """The author that a post's heading names: a link to a member's space, or the word for an anonymous one."""
    for link in all_named(heading, "a"):
        target = attribute(link, "href")
        is_member = (_SPACE.search(target) and "do=" not in target) or "space-uid" in target
        # An anonymous guest's address, in part, stands within the link, but is no name.
        name = clean_text(link).removesuffix("" if is_member else clean_text(first_named(link, "em"))).strip()
        if name and (is_member or "javascript:;" in target):
            return name
    said = clean_text(heading)
    deleted = _DELETED.match(said)
    found = _UNLINKED.search(said)
    return deleted[1] if deleted else found.group() if found else None


def floor_label(text: str) -> int | None:
    """The floor that a label names: 楼主, 沙发, 板凳, 地板, `5#`, `12楼`."""
    text = text.strip()
    for label, floor in _LABELS.items():
        if text.startswith(label):
            return floor
    return _digits(text)


def by_floor(posts: Iterable[Post]) -> tuple[Post, ...]:
    """The posts of a page in the order of their floors, told for those whose label names none (`floor` 0).

    Such a post follows the one with the next lower number: a reply that the forum recommends stands above the others and is
    labelled 推荐; pages made for search engines have no labels.
    """
    found: list[Post] = []
    last = 0
    for post in sorted(posts, key=lambda post: int(post.post_id)):
        last = post.floor or last + 1
        found.append(replace(post, floor=last))
    return tuple(sorted(found, key=lambda post: post.floor))


def replies_on_one_page(floors: list[int], page_count: int) -> int | None:
    """Replies of a thread that is wholly on one page, for the views that do not print them."""
    return len(floors) - 1 if page_count == 1 and floors == list(range(1, len(floors) + 1)) else None


def is_author_view(markup: Markup) -> bool:
    """Whether the page shows one author's posts only, with floors numbered anew.

    The link to all posts says so, but stands on every page that a search engine gets, with no author's number anywhere,
    and on the desktop with no labels of floors.
    """
    if "显示全部楼层" not in markup.text and "顯示全部樓層" not in markup.text:
        return False
    return "authorid=" in markup.text or any(key.startswith("postnum") for key in markup.by_id)


def unless_banned(body: Body) -> Body:
    """The body, or none where all that it says is that the forum blocked the post."""
    text = "".join(body.paragraphs)
    if len(text) <= _LONGEST_BAN and _NOTICE.match(said := simplified(text)) and BANNED.search(said):
        return Body(removed=Counter(locked=1), withheld=True)
    return body


def refuse_without_posts(markup: Markup) -> Refused:
    """Why a Discuz page has no post: a notice, a wall, a listing, or its end is missing."""
    notice = markup.by_id.get("messagetext") or markup.first("jump_c") or markup.first("alert_info")
    said = clean_text(notice)[:120]
    if notice is not None:
        return Refused("withheld" if _WALL.search(said) else "not_a_page", f"the forum answered: {said}")
    if any(key in markup.by_id for key in ("threadlist", "threadlisttableid", "forumnew")) or is_listing(markup):
        return Refused("listing", "a board or index page: it lists threads and holds no report")
    if not markup.is_whole:
        return Refused("truncated", "the page ends before its first post")
    return Refused("not_a_page", "a forum page without a post")


def is_listing(markup: Markup) -> bool:
    """Whether the page lists threads or boards."""
    body = markup.by_name.get("body", ())
    names = attribute(body[0], "class") if body else ""
    if any(kind in names for kind in ("pg_forumdisplay", "pg_index", "pg_guide", "pg_forum_index")):
        return True
    return "fl_tb" in markup.by_class or "threadlist" in markup.by_class or "wzlist" in markup.by_class


def _digits(text: str) -> int | None:
    found = re.search(r"[0-9]{1,7}", text)
    return int(found.group()) if found else None


def _one_of(match: re.Match[str]) -> str:
    """The group of an alternation that matched."""
    return str(next(filter(None, match.groups())))
