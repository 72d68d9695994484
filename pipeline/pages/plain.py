"""A page saved as text, or a report as plain text, goes in; its posts without the forum's furniture come out."""

from __future__ import annotations

import re
from datetime import datetime

from pipeline.pages.body import Body, tidy_line
from pipeline.pages.grid import take_heading
from pipeline.pages.model import Post, Table
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.thread import BOARD_SEPARATOR, floor_label
from pipeline.pages.times import parse_time
from pipeline.simplified import simplified

FORUM_TEXT = "discuz_text"
PLAIN_TEXT = "text"

_POSTED = re.compile(
    r"(?:电梯直达\s*)?(?P<label>楼主|樓主|沙发|沙發|板凳|地板|\d{1,6}\s?[#楼樓])?\s*(?:来自.{0,30}\|?\s*)?"
    r"[发發]表[于於]\s+(?P<time>[^|]{2,30}?)\s*(?:\|.*)?"
)
_COUNTS = re.compile(r"(?:查看|浏览|瀏覽|阅读)\s*[:：]\s*(\d{1,10})\s*\|?\s*(?:回复|回復|回覆)\s*[:：]\s*(\d{1,9})")
_TYPED = re.compile(r"[\[【]([^\]】]{1,20})[\]】]\s*(.{2,200})")
_COPY_LINK = re.compile(r"\s*\[(?:复制链接|複製鏈接|複製連結)\]\s*")
_EDITOR = re.compile(r"最[后後]由\s?(.{1,40}?)\s?[于於]\s")
_THREAD = re.compile(r"thread-(\d{1,12})-\d|[?&]tid=(\d{1,12})")
_ADDRESS = re.compile(r"https?://[\w.-]{1,100}(?::\d{1,5})?/[\x21-\x7e]{0,300}")
_CLOCK = re.compile(r"GMT\+8,\s*(\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2})")
_PAGES = re.compile(r"(?:上一页\s*)?(?:\d{1,4}\s*)*/\s*(\d{1,4})\s*页(?:\s*下一页)?")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_FEWEST_IDEOGRAPHS = 40

# Lines that a Discuz page prints after a post's body, and in the column of its author.
_AFTER_BODY = re.compile(
    r"(?:您|你)需要登[录錄][后後]才可以[回发發][帖贴貼復复].*|本版[积積]分[规規][则則].*"
    r"|(?:(?:回[复復覆]|[举舉][报報]|[点點][评評]|支持|反[对對]|[评評]分|收藏|分享|淘帖|使用道具|[编編][辑輯])[\s\d]{0,8}){1,12}|分享到[:：].*"
    r"|返回列表|[发發]新帖|高[级級]模式|B Color Image Link Quote Code Smilies|下一页\s?»|上一主[题題].*下一主[题題]"
    r"|Powered by .{1,80}|.{0,40}GMT\+8,.*|快速回[复復覆]\s?返回[顶頂]部\s?返回列表|本主[题題]由.{1,40}于.{1,40}"
)
_AUTHOR_COLUMN = re.compile(
    r"TA的每日心情|[签簽]到天[数數].*|\[LV\.\d{1,3}\].*|\d{1,9}万?|主[题題]|帖子|回帖|[积積]分|好友|精[华華]|[记記][录錄]|相[册冊]|日志|分享|听[众眾]|收听"
    r"|(?:Rank: ?\d{1,2})+|[当當]前[离離在][线線]|[发發]消息|加好友|收听TA|UID|威望|金[钱錢币幣]|[贡貢][献獻]|注[册冊][时時][间間]|最[后後]登[录錄]|在[线線][时時][间間]|[阅閱][读讀][权權]限"
    r"|[电電]梯直[达達]|[积積]分 ?\d{1,9}|楼主\|?|头像被屏蔽|该用户从未签到|(?:新手上路|注册会员|中级会员|高级会员|金牌会员|论坛元老|版主|超级版主|管理员)"
)


def read_plain(text: str) -> Reading:
    """Read a text file: a forum page saved as text when its furniture is there, else a report whose first line is its title.

    Raises Refused `not_a_page` when there is next to no Chinese in it.
    """
    lines = [tidy_plain(line) for line in text.splitlines()]
    if len(_IDEOGRAPH.findall(text[:100_000])) < _FEWEST_IDEOGRAPHS:
        raise Refused("not_a_page", "a text file without a report: hardly any Chinese in it")
    starts = [place for place, line in enumerate(lines) if len(line) < 160 and _POSTED.fullmatch(line)]
    if starts and (
        len(starts) > 1 or any(_COUNTS.search(line) or _AFTER_BODY.fullmatch(line) for line in lines if line)
    ):
        return _forum_text(lines, starts)
    title = next(line for line in lines if line)
    return Reading(software=PLAIN_TEXT, title=title, posts=(_post(_read_lines(lines), 1, None, None, None),))


def tidy_plain(line: str) -> str:
    """A line of a text file without its indent; tabs stay, they part the cells of a table."""
    return "\t".join(tidy_line(part) for part in line.split("\t")).strip()


def _forum_text(lines: list[str], starts: list[int]) -> Reading:
    head = lines[: starts[0]]
    thread_type, title = _title(head)
    joined = "\n".join(lines)
    clock = _CLOCK.search(joined)
    saved_at = parse_time(clock.group(1)) if clock else None
    posts = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        body = _read_lines(_until_furniture(lines[start + 1 : end]))
        found = _POSTED.fullmatch(lines[start])
        label, time = found.group("label", "time") if found else (None, None)
        editor = _EDITOR.search(body.edit_note)
        floor = (floor_label(label) if label else None) or number + 1
        posted_at = parse_time(time, saved_at)
        author = _author_above(lines[max(0, start - 80) : start]) or (editor.group(1) if editor else None)
        posts.append(_post(body, floor, author, posted_at, parse_time(body.edit_note, saved_at)))
    counts = _COUNTS.search(joined)
    address = _ADDRESS.search("\n".join(head))
    found_thread = _THREAD.search(joined)
    pages = next((match for line in lines if len(line) < 80 and (match := _PAGES.fullmatch(line))), None)
    return Reading(
        software=FORUM_TEXT,
        title=title,
        posts=tuple(posts),
        url=address.group() if address else None,
        host=address.group().split("/")[2] if address else None,
        thread_id=next(filter(None, found_thread.groups())) if found_thread else None,
        page_count=int(pages.group(1)) if pages else 1,
        thread_type=thread_type,
        board=_board(head),
        views=int(counts.group(1)) if counts else None,
        replies=int(counts.group(2)) if counts else None,
        saved_at=saved_at,
    )


def _post(body: Body, floor: int, author: str | None, posted_at: datetime | None, edited_at: datetime | None) -> Post:
    return Post(
        post_id=f"floor-{floor}",
        floor=floor,
        author=author,
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        posted_at=posted_at,
        edited_at=edited_at,
        removed=dict(body.removed),
        withheld=body.withheld,
    )


def _read_lines(lines: list[str]) -> Body:
    """Paragraphs of plain lines; neighbouring lines with the same number of tabs are the rows of a table."""
    body = Body()
    rows: list[tuple[str, ...]] = []
    for line in [*filter(None, lines), ""]:
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if rows and len(cells) != len(rows[0]):
            _flush_rows(body, rows)
            rows = []
        if len(cells) > 1:
            rows.append(cells)
        elif line:
            body.add_line(line)
    return body


def _flush_rows(body: Body, rows: list[tuple[str, ...]]) -> None:
    if len(rows) < 2:
        body.paragraphs.extend(" ".join(row) for row in rows)
        return
    heading = take_heading(body.paragraphs)
    body.tables.append(Table(rows=tuple(rows), heading=heading, after=len(body.paragraphs)))
    body.removed["table"] += 1


def _title(head: list[str]) -> tuple[str | None, str]:
    """Type and title from the lines above the first post: the line with the type in brackets, else the one by the copy link."""
    lines = [line for line in head if line]
    for place, line in enumerate(lines):
        bare = _COPY_LINK.sub("", line).strip()
        typed = _TYPED.fullmatch(bare)
        if typed and not _COPY_LINK.fullmatch(line):
            return typed.group(1), typed.group(2).strip()
        if _COPY_LINK.search(line):
            return None, bare or (lines[place - 1] if place else "")
    after = [place for place, line in enumerate(lines) if _COUNTS.search(line)]
    below = lines[after[0] + 1 :] if after else lines
    return None, below[0] if below else ""


def _board(head: list[str]) -> str | None:
    """The boards of a breadcrumb line: between the site with its category, and the thread's title."""
    for line in head:
        parts = [part.strip() for part in re.split("[»›]", line)]
        if len(parts) > 3:
            return BOARD_SEPARATOR.join(parts[3:-1] or parts[2:-1]) or None
    return None


def _until_furniture(lines: list[str]) -> list[str]:
    """The lines of one post: up to what the page prints below it, or up to the column of the next post's author."""
    for place, line in enumerate(lines):
        if not line or len(line) > 120:
            continue
        if _AFTER_BODY.fullmatch(simplified(line)):
            return lines[:place]
        if _AUTHOR_COLUMN.fullmatch(simplified(line.lstrip("•· "))) and _is_author_column(lines[place : place + 20]):
            above = [number for number in range(place) if lines[number]]
            named = (
                bool(above) and len(lines[above[-1]]) <= 20 and not re.search("[。，；：！？,;:!]", lines[above[-1]])
            )
            return lines[: above[-1]] if named else lines[:place]
    return lines


def _is_author_column(lines: list[str]) -> bool:
    """Three of five lines are of an author's column; one alone may be a heading of the report."""
    next_lines = [simplified(line.lstrip("•· ")) for line in lines if line][:5]
    return sum(bool(_AUTHOR_COLUMN.fullmatch(line)) for line in next_lines) >= 3


def _author_above(lines: list[str]) -> str | None:
    """The name on top of the author's column, where the page saved as text has kept it: the first line of the column."""
    first = None
    for line in reversed(lines):
        if line and (_AFTER_BODY.fullmatch(simplified(line)) or _COPY_LINK.search(line) or _TYPED.fullmatch(line)):
            break
        first = line.lstrip("•· ") or first
    if first is None or len(first) > 20 or _AUTHOR_COLUMN.fullmatch(simplified(first)) or _COUNTS.search(first):
        return None
    return first
