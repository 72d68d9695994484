"""A page goes in, the name of the thread it belongs to comes out."""

from __future__ import annotations

import re

from pipeline.pages.model import Page

IN_BRACKETS = re.compile(r"[（(【\[][^（()）【】\[\]]*[）)】\]]")
NOT_A_WORD = re.compile(r"\W+")


def thread_key(page: Page) -> str:
    """What names the thread of a page: its host, thread id and bare title, else the file's name.

    The id alone does not do: a forum that was set up anew gives its ids out again (two real pages of one host and id
    carry the reports of two cities). Notes in brackets (更正, 附下载) come and go and are no part of the title.
    """
    if not (page.host and page.thread_id):
        return page.source_name
    title = NOT_A_WORD.sub("", IN_BRACKETS.sub("", page.title))
    return f"{page.host}/{page.thread_id}/{title}"
