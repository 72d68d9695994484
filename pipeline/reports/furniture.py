"""The lines of a report as posted go in; they come out without site furniture, sources, captions and remarks.

Only the lines before the report's first words and after its last are looked at: nothing is cut from its middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reports.headings import is_numbered
from pipeline.simplified import simplified_lines

INDENT = " \t\r\u3000\xa0\ufeff\u200b"
LEADING, TRAILING = 40, 30

# What government sites print around an article, and what copying it brings along.
SITE = re.compile(
    r"(?:下载|打印|全屏|收藏|加大|还原|减小|缩小|放大|大|中|小|】|【|>|>>|/|\||首页|分享|分享到|返回|上一页|下一页|保存|关闭|"
    r"【?(?:字号|字体)[:：]?.{0,12}|当前位置[:：]?.*|您(?:现在)?的?位置[:：]?.*|(?:打印|关闭|收藏)(?:本页|本文|窗口|页面)|"
    r"扫一扫.*|扫描.{0,6}二维码.*|相关(?:报道|附件|链接|文档|阅读|稿件|新闻|解读|文章)[:：>]*|附件下载[:：]?|网站地图|回到顶部|"
    r"阅读(?:量|次数|数)?[:：]?\s*\d*|浏览(?:量|次数)?[:：]?\s*\d*|点击(?:量|数|次数)?[:：]?\s*\d*|访问(?:量|次数)[:：]?\s*\d*|"
    r"分享[:：]|[\da-f]{32}[:：]?|政务(?:信息|公开)|(?:省|市|区|县)?政府信息公开|政府工作报告\s*>|前页|后页|\(?\d+/\d+\)?)"
)
SOURCE = re.compile(
    r"[（(\[【]?\s*(?:(?:信息|文章|稿件|新闻|内容|数据|资料)?来源|原文(?:链接|地址|网址)?|出处|转自|转载自|摘自|链接|网址|本文来自|(?:责任)?编辑|责编|校对|审核|"
    r"作者|记者|撰稿|供稿|初审|终审|录入|发布(?:时间|日期|单位|机构|人)?|发表时间|更新时间|时间|日期|发文日期|成文日期|公开日期|索引号|文号|信息分类)\s*"
    r"[:：].{0,80}"
)
STAMP = re.compile(r"20\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*(?:\d{1,2}[:：时]\d{2}.{0,6})?")
STAMPED_TIME = re.compile(r".*\d{1,2}[:：时]\d{2}")
RELATED = re.compile(r"相关(?:报道|阅读|链接|新闻|文章|稿件|推荐|解读)[:：>]*$")
LINK = re.compile(r"(?:https?://|www\.)\S+")
CAPTION = re.compile(
    r".{0,60}(?:记者|通讯员|摄影|摄影师|新华社|日报|图/)[^。]{0,20}摄(?:影)?[）)]?。?|.{0,80}[。，\s]\S{0,8}\s?\S{1,4}摄[）)]?|"
    r"(?:▲|△|图为|图[:：]|\[?图片\]?).{0,80}|.{1,12}作政府工作报告。.{0,40}|"
    r"\d{1,2}月\d{1,2}日，[^。]{5,60}(?:开幕|举行|召开)。.{0,80}|\S{2,12}记者\s?.{1,12}"
)
# Words between floors that belong to the thread, not to the report.
REMARK = re.compile(
    r"\W{0,2}(?:上?接(?:上|前|[一二三四五六七八九\d]+)?[楼帖文]?|续(?:上|[一二三四五六七八九\d]+)?[楼帖]?|下[楼接]继?续?|未完.?待续|待续|"
    r"(?:全文|本文|发)?完(?:毕|了)?|全文如下|正文如下|转发?|占[楼位坑]|以下(?:为|是)?(?:正文|全文))\W{0,4}"
)
CHATTER = re.compile(
    r"楼主|沙发|板凳|^顶|顶一?下|谢谢|多谢|辛苦了|收藏了|^收藏|^mark|马克一?下|路过|学习了|插楼|发完|字数(?:限制|太多|超)|分[几两三四]?楼|"
    r"回帖|^回复|回复(?:看|可见|后)|下载要|金币|有吗|^求|同求|求(?:一份|个|全文)|请问|哪位|怎么(?:看|样)[？?]?|吧[？?！!。]?$|吗[？?]|呢[？?]|"
    r"哈哈|呵呵|我觉得|个人(?:觉得|认为|看)|转走|转载请|补(?:上|发)|补充一下|漏(?:了|发)|666|[~～]{2}|发一下|发错|更正[:：]|lz|LZ"
)
SHORT, LEFTOVER, LONGEST = 60, 20, 140


def is_remark(line: str) -> bool:
    """Whether a line is said about the thread, not in the report: 接上楼, 未完待续, 楼主漏了第三部分，补上："""
    return len(line) <= SHORT and (REMARK.fullmatch(line) is not None or CHATTER.search(line) is not None)


def is_furniture(line: str) -> bool:
    """Whether a line at the edge of a report is the site's: a button, a source, a link, a photo's caption."""
    if len(line) > LONGEST:
        return False
    if STAMP.fullmatch(line) and STAMPED_TIME.match(line):
        return True
    return any(pattern.fullmatch(line) is not None for pattern in (SITE, SOURCE, LINK, CAPTION))


def trim_edges(lines: Sequence[str], begins: int) -> tuple[int, ...]:
    """Numbers of the lines to keep; `begins` is the number of the first line after the report's head."""
    dropped = {no for no in range(min(begins, LEADING, len(lines))) if is_furniture(lines[no])}
    end = len(lines)
    for no in range(len(lines) - 1, max(len(lines) - TRAILING, begins) - 1, -1):
        if (RELATED.match(lines[no]) and not any("。" in line for line in lines[no + 1 :])) or is_furniture(lines[no]):
            end = no
        elif len(lines[no]) > LEFTOVER or is_numbered(lines[no]):
            break
    dropped.update(range(end, len(lines)))
    return tuple(no for no in range(len(lines)) if no not in dropped)


def clean_floor(paragraphs: Sequence[str]) -> tuple[int, ...]:
    """Numbers of the paragraphs of one floor that have text, without the remarks before and after the report's."""
    kept = [no for no, raw in enumerate(paragraphs) if raw.strip(INDENT)]
    lines = simplified_lines([paragraphs[no].strip(INDENT) for no in kept])
    start, end = 0, len(kept)
    while start < end and is_remark(lines[start]):
        start += 1
    while end > start and is_remark(lines[end - 1]):
        end -= 1
    return tuple(kept[start:end])
