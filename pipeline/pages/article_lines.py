"""The lines of an article go in; those that are the site's (what prints and shares it, by whom and when) come out.

Most of them are like lines that an article may have: 来源：县统计局 below a figure, 分享：改革红利惠及人人 as a heading. To lose
such a line is worse than to keep one of the site, so that they are looked for near the two ends of the article alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.pages.article_head import DAY
from pipeline.pages.noise_lines import ADDRESS, EDITED_BY, FROM, MADE_BY, SOURCE_OF
from pipeline.simplified import simplified

# So many lines of the article may stand above the last of the site at its top, and below the first at its foot.
_MOST_ABOVE, _MOST_BELOW = 3, 5
_LONGEST, _LONGEST_ADDRESS = 120, 430

# All patterns are of the simplified line.
_GAP = r"[\s|:：【】\[\]()（）]*"
_PLACE = "(?:[本此][页文]|窗口|视窗|页面|到?[顶页]部|首页|列表|目录|上一?页|[到至])?"
_WORD = f"(?:打印|列印|关闭|字[号体]|收藏|分享|举报|(?:我要)?纠错|返回){_PLACE}"
_CHANNEL = "微信|微博|新浪|腾讯|QQ|空间|好友|朋友圈|人人网|豆瓣|复制链接|更多|和|、"
_PAGE = r"(?:\d{1,2}(?!\d)|[【\[]\d{1,2}[】\]]|[上下]一?页|[首尾末]页|共\d{1,3}页|当前第\d{1,3}页)"
# A line that begins with one of the words is a tool only if nothing but such follow: 打印 设备12台 is a line of the article.
_TOOLS = re.compile(
    rf"{_GAP}(?:{_WORD}|大 ?中 ?小){_GAP}(?:(?:{_WORD}|{_CHANNEL}|大|中|小|默认){_GAP})*(?:责任编辑[:：\s].{{0,30}})?"
    r"|[【\[(（]?(?:[上下]一[页篇条]|相关(?:链接|连结|附件|阅读|报道|新闻|文章)|延伸阅读|标签)[】\])）]?(?:[:：\s].{0,80})?"
    rf"|(?:[【\[]\d{{1,2}}[】\]]\s*){{2,}}|(?=.*[下上尾末]一?页)(?:{_PAGE}[\s|]*)+"
    r"|[【\[(（]?扫一扫.{0,22}|用?微信扫.{0,16}|听全文|语音播报|查看更多|展开全文|点击?[“\"「](?:在看|阅读原文).{0,12}"
    r"|您?的?(?:现在|当前|所在)的?位置[:：].*|索引号[:：].*"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：]\s?[\d,]{0,9}次?"
    r"|(?:特别|免责|重要)?声明[:：].*(?:本[网站]|转载|观点|仅供参考).*|本文[系为].*转载。?|版权所有.*"
    r"|网友评论|我要评论|[-—]*(?:END|TOP)[-—]*"
    r"|(?:.{0,60}[(（])?下载次数[:：]\s?\d{1,9}次?[)）]?|(?:点击)?下载附件(?:[:：].{0,80})?|点击文件名下载.{0,80}"
)
# Not 资料来源 and 数据来源: with these a bulletin of statistics closes.
_SOURCE = re.compile(
    rf"[（(【\[]?(?:(?:(?:{SOURCE_OF})?{FROM}|{MADE_BY})\s?[:：|丨｜].{{1,90}}|{EDITED_BY}\s?[:：|丨｜].{{0,90}})"
    # A bare address. One that has a name (网址：) is told to the reader.
    rf"|(?:(?:原文|本文)?(?:链接|来源)[:：])?\s?{ADDRESS}",
    re.IGNORECASE,
)

_SAID = r"(?:文章|信息|新闻)?(?:[来稿]源|作者|字[号体]|浏览|点击)[^:：|丨]{0,3}[:：|丨]"
# What follows a date: nothing, or something apart from it. 2024年1月31日起执行 is a sentence.
_REST = rf"(?:(?:[^\d\u4e00-\u9fff，。；、][^，。；]*)?|{_SAID}.*)"
_SAID_DAY = rf"(?:发布|发表|公开|更新|[成发印]文)(?:日期|时间)?[^0-9，。；]{{0,10}}{DAY}"
# A meeting is on a 日期：2024年1月31日, too; software writes it in figures.
_DAY_IN_FIGURES = r"(?:时间|日期)[:：\s]{1,4}20\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
_DATED = re.compile(
    rf"(?:文章|信息)?(?:{_SAID_DAY}|{_DAY_IN_FIGURES}){_REST}|[\[【]\s*{DAY}\s*[\]】]"
    # 2024-01-31 09:30 来源：云溪日报; 点击数：35 … 2024-01-31. Not a date alone: an article ends with one.
    rf"|(?:(?:时间|日期)[:：\s]{{1,4}})?{DAY}(?:[^，。；]{{0,40}}[^\u4e00-\u9fff，。；])?{_SAID}.*"
    rf"|{_SAID}[^，。；]{{0,60}}{DAY}{_REST}"
)
# What is never a line of the article, in both scripts: chapters have a link to the top each, boxes of links a heading.
_ANYWHERE = re.compile(
    r"[【\[(（]?(?:返回|回到)(?:页面|頁面|本页|本頁)?(?:[顶頂]部|[页頁]首)[】\])）]?"
    r"|相[关關](?:链接|鏈接|連結|阅读|閱讀|[报報]道|新[闻聞]|文章)[:：]?|延伸(?:阅读|閱讀)[:：]?"
)
_LONGEST_ANYWHERE = 10


def site_lines(lines: Sequence[str]) -> dict[int, str]:
    """The places of the lines that are the site's, and the kind of each: a key of `Post.removed`."""
    short = ((place, line) for place, line in enumerate(lines) if len(line) <= _LONGEST_ANYWHERE)
    found = {place: "tool" for place, line in short if _ANYWHERE.fullmatch(line)}
    found |= _from_end(lines, range(len(lines)), _MOST_ABOVE)
    found |= _from_end(lines, reversed(range(len(lines))), _MOST_BELOW)
    return found


def _from_end(lines: Sequence[str], places: Iterable[int], most: int) -> dict[int, str]:
    """Those with no more than so many lines of the article between them and its end, however many of the site are there."""
    found: dict[int, str] = {}
    for place in places:
        kind = _kind(lines[place])
        if kind is not None:
            found[place] = kind
        elif most == 0:
            break
        else:
            most -= 1
    return found


def _kind(line: str) -> str | None:
    if len(line) > _LONGEST_ADDRESS:
        return None
    copy = simplified(line)
    if _SOURCE.fullmatch(copy):
        return "source"
    return "tool" if len(line) < _LONGEST and (_TOOLS.fullmatch(copy) or _DATED.fullmatch(copy)) else None
