"""An element or a line of a post goes in; the kind of noise that it is, or none, comes out."""

from __future__ import annotations

import re

from bs4 import Tag

from pipeline.pages.markup import attribute, classes

# Kinds are the keys of `Post.removed`.
_BY_NAME = {
    "script": "script",
    "style": "script",
    "noscript": "script",
    "template": "script",
    "iframe": "media",
    "object": "media",
    "embed": "media",
    "audio": "media",
    "video": "media",
    "svg": "media",
    "canvas": "media",
    "input": "control",
    "select": "control",
    "textarea": "control",
    "button": "control",
    "ignore_js_op": "attachment",
}
_BY_CLASS = {
    "jammer": "jammer",
    "post_attlist": "attachment",
    "quote": "quote",
    "locked": "locked",
    "attach_nopermission": "attachment",
    "attach_tips": "attachment",
    "aimg_tip": "attachment",
    "tip": "attachment",
    "tattl": "attachment",
    "pattl": "attachment",
    "attnm": "attachment",
    "attach": "attachment",
    "savephotop": "attachment",
    "sign": "signature",
    "modact": "moderation",
    "ratl": "rating",
    "rate": "rating",
    "ratc": "rating",
    "pstl": "comment",
    "psth": "comment",
    "cm": "comment",
    "a_pr": "ad",
    "a_pt": "ad",
    "a_pb": "ad",
    "a_pd": "ad",
}
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*(?:0|1px)(?![\d.])|opacity\s*:\s*0(?![\d.])"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,}|color\s*:\s*transparent",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?:#f{3}|#f{6}|white|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|rgba\(\s*255\s*,\s*255\s*,\s*255\s*,\s*[\d.]{1,4}\s*\))"
    r"(?:\s*!important)?",
    re.IGNORECASE,
)
_TEXT_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([^;]{1,40})", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]{1,80})", re.IGNORECASE)
BANNED = re.compile("自[动動][屏遮]蔽|仅作者可见|僅作者可見|仅楼主可见")
_SHOWN = re.compile("以下[内內]容")
_PAID = re.compile("付[费費]主[题題]|管理[员員]或有管理[权權]限的成[员員]可[见見]")
_WALL = re.compile(
    "如果.{0,8}要|[请請]回[复復]|[请請]登[录錄]|需要?向作者支付|才[能可]以?[浏瀏查]|[请請]输入密码|您的[积積]分低于"
)
_EDIT_WORDS = re.compile("最后由|最後由|编辑|編輯")
_WHITE_JUNK_LENGTH = 80


def element_kind(tag: Tag, hiding_classes: frozenset[str], on_color: bool) -> str | None:
    """The kind of noise that an element is, with all it holds; None when it is content.

    `on_color` says that it stands on a background other than white, where white text can be read.
    """
    kind = _BY_NAME.get(tag.name)
    if kind:
        return kind
    attributes = tag.attrs
    if tag.name == "blockquote" and tag.find("cite") is not None:
        return "quote"
    if not attributes:
        return None
    if tag.name == "img":
        return "smiley" if "smilieid" in attributes or "smiley" in attribute(tag, "src") else "image"
    for name in sorted(classes(tag), key="quote".__eq__):
        if name == "pstatus":
            if _EDIT_WORDS.search(tag.get_text()):
                return "edit_note"
        elif name == "locked" or (name == "quote" and BANNED.search(tag.get_text())):
            return locked_kind(tag.get_text())
        elif name in _BY_CLASS:
            return _BY_CLASS[name]
        elif "jammer" in name:
            return "jammer"
        elif name in hiding_classes:
            return "hidden"
    if "hidden" in attributes or _HIDING_STYLE.search(attribute(tag, "style")):
        return "hidden"
    if tag.name == "a" and "mod=attachment" in attribute(tag, "href"):
        return "attachment"
    if not on_color and _is_white(tag) and len(tag.get_text()) <= _WHITE_JUNK_LENGTH:
        return "hidden"
    return None


def has_background(tag: Tag) -> bool:
    """Whether an element sets a background that is not white."""
    found = _BACKGROUND.search(attribute(tag, "style"))
    color = found.group(1).strip() if found else attribute(tag, "bgcolor")
    return bool(color) and not _WHITE.fullmatch(color) and color.lower() not in ("transparent", "none", "inherit")


def _is_white(tag: Tag) -> bool:
    found = _TEXT_COLOR.search(attribute(tag, "style"))
    color = found.group(1).strip() if found else attribute(tag, "color") if tag.name == "font" else ""
    return bool(_WHITE.fullmatch(color))


def locked_kind(text: str) -> str:
    """What a box of the class `locked` is: a wall (`locked`), or only a notice about attachments or about what it shows."""
    if "附件" in text and "隐藏" not in text and "隱藏" not in text:
        return "attachment"
    return "notice" if _SHOWN.match(text.strip()) or (_PAID.search(text) and not _WALL.search(text)) else "locked"


_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("edit_note", re.compile(r"本[帖主].{0,3}最[后後]由 ?.{1,40} ?[于於] ?.{4,30} ?[编編][辑輯]")),
    ("locked", re.compile(r"\*{3,} ?Hidden Message ?\*{3,}|.{0,40}(?:查看|瀏覽|浏览)本[帖貼][隐隱]藏[内內]容[请請].{0,20}")),
    ("attachment", re.compile(r".{0,60}(?:下载次数|下載次數|下载附件|下載附件|点击文件名下载|點擊文件名下載).{0,80}")),
    ("attachment", re.compile(r"(?:本[帖主]题?子?中包含更多[资資]源|(?:您|你)需要 ?登[录錄] ?才可以下[载載].{0,60}|登[录錄].{0,12}看大[图圖].{0,20})")),
    ("image", re.compile(r"\S{1,80}\.(?:jpe?g|png|gif|bmp|webp) ?(?:\(.{3,60}\))?", re.IGNORECASE)),
    (
        "caption",
        re.compile(
            r"(?![（(]?[一二三四五六七八九十]{1,3}[、）)])(?:.{0,100}[\s。:：（(]|)(?:[^。，；\s]{0,24}(?:记者|記者|通讯员|通訊員|摄影师|新华社|中新社)"
            r"[^。，；]{0,24}|[\u4e00-\u9fff·]{1,6}(?:[、 ][\u4e00-\u9fff·]{1,6}){0,3}) ?(?:摄|攝)影?[）)]?"
        ),
    ),
    ("caption", re.compile(r"[（(]?(?:图为|圖為|图片来源|图片说明|摄影[:：/]|(?:资料)?图[:：/]).{0,90}")),
    (
        "source",
        re.compile(
            r"[（(【\[]?(?:(?:信息|文章|稿件|新闻|报告|内容|原文|本文|全文|资料|数据|图片)?(?:来源|來源|转自|轉自|转载自|摘自|出处)|原文(?:链接|地址|网址)"
            r"|责任编辑|責任編輯|责编|編輯|编辑|作者)\s?[:：].{1,90}"
        ),
    ),
    ("source", re.compile(r"(?:.{0,12}[:：])?\s?(?:https?://|www\.)[\x21-\x7e]{3,400}", re.IGNORECASE)),
)  # fmt: skip
_LONGEST_NOISE_LINE = 420


def line_kind(line: str) -> str | None:
    """The kind of noise that a whole line of a post's text is; None when it is text of the post."""
    if len(line) > _LONGEST_NOISE_LINE:
        return None
    for kind, pattern in _LINES:
        if pattern.fullmatch(line):
            return kind
    return None
