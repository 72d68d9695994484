"""A parsed page goes in; the nodes that the site's own software marks as its article come out, or none.

Most government sites run one of a few content management systems, and each says where an article begins: that is surer
than any guess, and costs nothing. What none of them marks is left to `main_content`.
"""

from __future__ import annotations

from itertools import chain, islice, takewhile

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages.markup import Markup, attribute, first_named

# TRS WCM and its editors; UCAP, which gov.cn runs, and gov.cn before it; Hanweb JCMS; the site of the People's Daily; and
# WeChat, whose script shows what the server sends hidden.
_IDS = ("UCAP-CONTENT", "ivs_content", "zoom", "js_content")
_CLASSES = ("TRS_Editor", "TRS_UEDITOR", "trs_editor_view", "pages_content", "Article_content", "rm_txt_con")
# An editor's element stands within that of its site; it is the article if it holds this share of what the site's holds.
_MAIN_SHARE = 0.9
_MOST_MARKED = 10
# What stands behind an article in paragraphs (its editor, a disclaimer) is shorter. So many elements may end too early.
_FEWEST_BEHIND, _MOST_ENDED = 300, 2


def marked_content(markup: Markup) -> list[PageElement]:
    """The nodes of the one element that is marked, or those between the marks of Hanweb's.

    None where marks disagree, or the text goes on behind them.
    """
    between = _between_marks(markup)
    if between:
        return between
    ids = (markup.by_id[name] for name in _IDS if name in markup.by_id)
    marked = {id(tag): tag for tag in chain(ids, *(markup.by_class.get(name, ()) for name in _CLASSES))}
    if len(marked) > _MOST_MARKED:
        return []
    outer = [tag for tag in marked.values() if not any(id(parent) in marked for parent in tag.parents)]
    if len(outer) != 1 or _goes_on(outer[0]):
        return []
    if len(marked) == 1:
        return list(outer[0].contents)
    size = {place: len(tag.get_text()) for place, tag in marked.items()}
    whole = size.pop(id(outer[0]))
    largest = max(size, key=size.__getitem__)
    return list((marked[largest] if size[largest] >= _MAIN_SHARE * whole else outer[0]).contents)


def _goes_on(tag: Tag) -> bool:
    """Whether paragraphs follow an element, or those around it: a `</div>` too many in a text that was pasted ends it early."""
    length = 0
    for holder in (tag, *islice(tag.parents, _MOST_ENDED)):
        for node in holder.next_siblings:
            if isinstance(node, Tag) and node.name == "p" and first_named(node, "a") is None:
                length += len(node.get_text())
                if length >= _FEWEST_BEHIND:
                    return True
    return False


def _between_marks(markup: Markup) -> list[PageElement]:
    """What stands between `<meta name="ContentStart">` and `<meta name="ContentEnd">`, which are neighbours."""
    marks = [tag for tag in markup.by_name.get("meta", ()) if attribute(tag, "name") in ("ContentStart", "ContentEnd")]
    if [attribute(tag, "name") for tag in marks] != ["ContentStart", "ContentEnd"]:
        return []
    start, end = marks
    if start.parent is None or start.parent is not end.parent:
        return []
    nodes = takewhile(lambda node: node is not end, start.next_siblings)
    return [node for node in nodes if isinstance(node, Tag) or str(node).strip()]
