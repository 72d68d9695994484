"""Times as forums print them go in, datetimes without a zone (the forum's own clock) come out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

FORUM_CLOCK = timezone(timedelta(hours=8))
"""The clock of a Chinese forum: what a relative time (今天, 3 小时前) on a page counts from."""

_ABSOLUTE = re.compile(
    r"(\d{4})\s?[-/年.]\s?(\d{1,2})\s?[-/月.]\s?(\d{1,2})日?"
    r"(?:(?:[\s,，]{0,4}[(（]?(?:[周週]|星期)[一二三四五六日天][)）]?)?[\sT,，-]{1,4}"
    r"(?:([上下]午)\s?)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([AaPp])[Mm])?)?"
)
_BROWSER = re.compile(r"(\w{3}) (\d{1,2}) (\d{4} [\d:]{8}) GMT([+-]\d{4})")
_DAY = re.compile(r"(今天|昨天|前天)(?:[\s,，]*(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_AGO = re.compile(r"(半|\d{1,4})\s*(秒|分钟|分鐘|小时|小時|个小时|個小時|天|周|週|个月|個月)前")
_DAYS_BACK = {"今天": 0, "昨天": 1, "前天": 2}
_SECONDS = {
    "秒": 1,
    "分钟": 60,
    "分鐘": 60,
    "小时": 3600,
    "小時": 3600,
    "个小时": 3600,
    "個小時": 3600,
    "天": 86400,
    "周": 7 * 86400,
    "週": 7 * 86400,
    "个月": 30 * 86400,
    "個月": 30 * 86400,
}


def parse_time(text: str | None, page_time: datetime | None = None) -> datetime | None:
    """The first time in `text`: absolute (`2023-3-7 19:59:12`), or relative (`昨天 20:00`, `3 天前`) to `page_time`.

    A relative time without a page time, or one that is no date of the calendar, gives None.
    """
    if not text:
        return None
    text = text.replace("\xa0", " ")
    absolute = _ABSOLUTE.search(text)
    if absolute:
        return _absolute(absolute)
    return _relative(text, page_time) if page_time else None


def forum_time(text: str | None) -> datetime | None:
    """A time in ISO 8601, or as browsers write it (`Nov 24 2026 10:00:00 GMT+0800`), on the forum's clock, without its zone.

    None for what is no such time.
    """
    try:
        if text and (written := _BROWSER.fullmatch(text)):
            return on_forum_clock(parsedate_to_datetime(written.expand(r"\2 \1 \3 \4")))
        return on_forum_clock(datetime.fromisoformat(text.replace("Z", "+00:00"))) if text else None
    except (ValueError, OverflowError):
        return None


def on_forum_clock(moment: datetime) -> datetime:
    """The time in China, without its zone; a time without one is that of Greenwich, as containers write it."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(FORUM_CLOCK).replace(tzinfo=None)


def _absolute(match: re.Match[str]) -> datetime | None:
    year, month, day, noon, hour, minute, second, half = match.groups()
    hours = int(hour or 0)
    if half or noon:
        hours = hours % 12 + (12 if noon == "下午" or (half or "") in ("P", "p") else 0)
    try:
        return datetime(int(year), int(month), int(day), hours, int(minute or 0), int(second or 0))
    except ValueError:
        return None


def _relative(text: str, page_time: datetime) -> datetime | None:
    day = _DAY.search(text)
    if day:
        word, hour, minute, second = day.groups()
        if int(hour or 0) > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
            return None
        then = page_time - timedelta(days=_DAYS_BACK[word])
        return then.replace(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0), microsecond=0)
    ago = _AGO.search(text)
    if ago:
        amount = 0.5 if ago.group(1) == "半" else float(ago.group(1))
        return (page_time - timedelta(seconds=amount * _SECONDS[ago.group(2)])).replace(microsecond=0)
    return page_time.replace(microsecond=0) if "刚刚" in text or "剛剛" in text else None
