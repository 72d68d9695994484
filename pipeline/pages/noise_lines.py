"""A line of a post's text goes in; the kind of noise that it is as a whole, or none, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from pipeline.simplified import simplified


class _Line(NamedTuple):
    """A kind of noise line. One of `words` must be in the line before the pattern is tried, which is much cheaper.

    They are in both scripts: the pattern is of the simplified line, which most lines need not be made for. One that is
    `of_forum` is noise in a post; in an article it may be text, so that `article_lines` asks where it stands.
    """

    kind: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    of_forum: bool = False


SOURCE_OF = "信息|文章|稿件|新闻|报告|内容|原文|本文|全文|图片"
"""What a text's source is said of, as alternatives of a pattern, as are those that follow."""
FROM = "(?:来源|转自|转载自|摘自|出处)"
MADE_BY = "(?:原文(?:链接|地址|网址)|(?:本文)?原标题|编辑|作者|文字|采写|校对|审核|初审|复审|终审)"
EDITED_BY = "(?:责任编辑|责编)"
ADDRESS = r"(?:https?://|www\.)[\x21-\x7e]{3,400}"

# The first letters of what pictures are called by: most lines of a report have a point, in a number.
_PICTURES = tuple(f".{letter}" for letter in "jJpPgGbBwW")
_LINES = (
    _Line("edit_note", ("编辑", "編輯"), re.compile(r"本[帖主].{0,3}最后由 ?.{1,40} ?于 ?.{4,30} ?编辑")),
    _Line("locked", ("Hidden Message",), re.compile(r"\*{3,} ?Hidden Message ?\*{3,}")),
    _Line("locked", ("隐藏", "隱藏"), re.compile(r".{0,40}(?:查看|浏览)本[帖贴]隐藏内容请.{0,20}")),
    _Line("locked", ("待审核", "待審核"), re.compile("待审核")),
    _Line("notice", ("代码", "代碼"), re.compile("代码[:：]")),
    _Line("media", ("[/",), re.compile(r"\[(?:media|audio|flash)[^\]]{0,40}\][^\[\]]{1,400}\[/(?:media|audio|flash)\]")),
    _Line("attachment", ("下载", "下載"), re.compile(r".{0,60}(?:下载次数|下载附件|点击文件名下载).{0,80}"), True),
    _Line("attachment", ("更多资源", "更多資源"), re.compile(r"本[帖主]题?子?中包含更多资源")),
    _Line("attachment", ("登录", "登錄"), re.compile(r"[您你]需要 ?登录 ?才可以下载.{0,60}|登录.{0,12}看大图.{0,20}")),
    _Line("image", _PICTURES, re.compile(r"\S{1,80}\.(?:jpe?g|png|gif|bmp|webp) ?(?:\(.{3,60}\))?", re.IGNORECASE)),
    _Line(
        "caption",
        ("摄", "攝"),
        re.compile(
            r"(?![（(]?[一二三四五六七八九十]{1,3}[、）)])(?:.{0,100}[\s。:：（(]|)"
            r"(?:[^。，；\s]{0,24}(?:记者|通讯员|摄影师|新华社|中新社)[^。，；]{0,24}"
            r"|[\u4e00-\u9fff·]{1,6}(?:[、 ][\u4e00-\u9fff·]{1,6}){0,3}) ?摄影?[）)]?"
        ),
    ),
    _Line(
        "caption",
        ("图", "圖", "摄影", "攝影"),
        re.compile(r"[（(]?(?:图为|图片来源|图片说明|摄影[:：/]|资料图[:：/]).{0,90}"),
    ),
    _Line("caption", ("图", "圖"), re.compile(r"[（(]?图[:：/].{0,90}"), True),
    _Line(
        "source",
        ("：", ":", "|", "丨", "｜"),
        re.compile(
            rf"[（(【\[]?(?:(?:{SOURCE_OF}|资料|数据)?{FROM}|{MADE_BY}|{EDITED_BY})\s?[:：|丨｜].{{1,90}}"
        ),
        True,
    ),
    _Line(
        "source",
        ("://", "www."),
        re.compile(rf"(?:.{{0,12}}[:：])?\s?{ADDRESS}", re.IGNORECASE),
        True,
    ),
)  # fmt: skip


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words, in groups by their first characters: `re` looks for these, then tries the groups in turn."""
    groups = groupby(sorted(words), key=itemgetter(0))
    return re.compile(
        "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in group)})" for first, group in groups)
    )


may_be_noise = _any_of(word for line in _LINES for word in line.words).search
"""Whether a line has a word without which it is no noise."""
_LONGEST_NOISE_LINE = 130


def line_kind(line: str, of_site: bool = False) -> str | None:
    """The kind of noise that a whole line of a post's text, or of an article `of_site`, is; None when it is text of it."""
    if len(line) > _LONGEST_NOISE_LINE and "//" not in line[:24]:
        return None
    if not may_be_noise(line):
        return None
    copy = simplified(line)
    for kind, words, pattern, of_forum in _LINES:
        if of_forum and of_site:
            continue
        for word in words:
            if word in line:
                if pattern.fullmatch(copy):
                    return kind
                break
    return None
