"""An element of a post goes in; the kind of noise that it is, or none, comes out. For its lines: `noise_lines`."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from pipeline.pages.markup import attribute, classes
from pipeline.pages.styles import Style, read_style
from pipeline.simplified import simplified

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
NO_TEXT = frozenset(_BY_NAME)
_BY_CLASS = {
    "jammer": "jammer",
    "post_attlist": "attachment",
    "quote": "quote",
    "bbcode_quote": "quote",
    "bbcode_description": "notice",
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
BANNED = re.compile("自动[屏遮]蔽|仅作者可见|仅楼主可见|被管理员或版主[屏遮]蔽")
_SHOWN = re.compile("以下内容")
_PAID = re.compile("付费主题|密码帖|管理员或有管理权限的成员可见")
_WALL = re.compile(
    "如果.{0,8}要|请回复|请登录|需要?向作者支付|需要?支付|购买后|才[能可]以?[浏查]|请输入密码|您的积分低于"
)
_ATTACHMENT_ADDRESSES = ("mod=attachment", "attachment.php", "filedata/fetch")
_EDIT_WORDS = re.compile("最后由|编辑")
_JUNK_LENGTH = 80
_LONGEST_NOTICE = 1000
_MOST_NODES = 200
_LONGEST_STYLE = 400
_NO_STYLE = Style(hides=False, is_tiny=False, is_white=False, has_background=False)


def element_kind(tag: Tag, hidden_names: frozenset[str], on_color: bool, of_site: bool = False) -> str | None:
    """The kind of noise that an element is, with all it holds; None when it is content.

    `on_color` says that it stands on a background other than white, where white text can be read. `of_site` says that it
    is of no forum: its sites use the short class names of forums for what they like (`<p class="sign">`), and style sheets
    that nobody sees here put a colour behind white headings.
    """
    name = tag.name
    kind = _BY_NAME.get(name)
    if kind:
        return kind
    if name == "blockquote" and _opens_with_cite(tag):
        return "quote"
    attributes = tag.attrs
    if not attributes:
        return None
    if name == "img":
        return "smiley" if "smilieid" in attributes or "smiley" in attribute(tag, "src") else "image"
    if "class" in attributes and (kind := _class_kind(tag, hidden_names, of_site)):
        return kind
    if name == "a" and any(part in attribute(tag, "href") for part in _ATTACHMENT_ADDRESSES):
        return "attachment"
    style = style_of(tag)
    if is_hidden(tag, style, hidden_names):
        return "hidden"
    if style.is_white and not (on_color or of_site) and len(text_start(tag, _JUNK_LENGTH + 1)) <= _JUNK_LENGTH:
        return "hidden"
    return None


def is_hidden(tag: Tag, style: Style, hidden_names: frozenset[str]) -> bool:
    """Whether an element is hidden, by its inline style or by its names, of which the page's style blocks hide some."""
    if style.hides or "hidden" in tag.attrs or (style.is_tiny and not _is_layout(tag)):
        return True
    if not hidden_names:
        return False
    return f"#{attribute(tag, 'id')}" in hidden_names or not hidden_names.isdisjoint(classes(tag))


def _is_layout(tag: Tag) -> bool:
    """Whether an element of no size is a box of boxes: it has more text than what is hidden so, or text that has a size."""
    length = 0
    for node in islice(tag.descendants, _MOST_NODES):
        if isinstance(node, Tag):
            if "font-size" in attribute(node, "style").lower() and not style_of(node).is_tiny:
                return True
        elif isinstance(node, NavigableString) and tag.name == "div":
            length += len(node.strip())
    return length > _JUNK_LENGTH


def style_of(tag: Tag) -> Style:
    """The inline style of an element, with the color attributes that older markup uses instead."""
    attributes = tag.attrs
    if "style" in attributes:
        return read_style(attribute(tag, "style")[:_LONGEST_STYLE])
    if "bgcolor" in attributes:
        return read_style(f"background:{attribute(tag, 'bgcolor')[:80]}")
    if "color" in attributes and tag.name == "font":
        return read_style(f"color:{attribute(tag, 'color')[:40]}")
    return _NO_STYLE


def _class_kind(tag: Tag, hidden_names: frozenset[str], of_site: bool) -> str | None:
    found = None
    for name in classes(tag):
        if of_site and name != "locked" and "jammer" not in name:
            continue
        if name == "locked":
            return locked_kind(tag)
        if name == "quote":
            found = found or ("locked" if BANNED.search(simplified(text_start(tag, 200))) else "quote")
        elif name in _BY_CLASS:
            return _BY_CLASS[name]
        elif name == "pstatus" and _EDIT_WORDS.search(simplified(text_start(tag, 200))):
            return "edit_note"
        elif "jammer" in name:
            return "jammer"
        elif name in hidden_names:
            return "hidden"
    return found


def text_start(tag: Tag, limit: int) -> str:
    """The first characters of an element's text, looking at few nodes only: a bound on what a hostile page can cost."""
    text = ""
    for node in islice(tag.descendants, _MOST_NODES):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text += node[: limit - len(text)]
            if len(text) >= limit:
                break
    return text.strip()


def _opens_with_cite(tag: Tag) -> bool:
    """How phpBB marks the quote of a post; a bare blockquote is Discuz's indent."""
    return any(isinstance(node, Tag) and node.name == "cite" for node in islice(tag.descendants, 6))


def locked_kind(box: Tag) -> str:
    """What a box of the class `locked` is: a wall (`locked`), or only a notice about attachments or about what it shows."""
    text = simplified(text_start(box, _LONGEST_NOTICE))
    if "附件" in text and "隐藏" not in text:
        return "attachment"
    return "notice" if _SHOWN.match(text.strip()) or (_PAID.search(text) and not _WALL.search(text)) else "locked"
