"""Times as forums print them."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.pages.times import parse_time

NOW = datetime(2026, 3, 1, 0, 30)


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("发表于 2023-3-7 19:59:12", datetime(2023, 3, 7, 19, 59, 12)),
        ("2023-03-07 19:59", datetime(2023, 3, 7, 19, 59)),
        ("本帖最后由 某人 于 2023-3-7 20:29 编辑", datetime(2023, 3, 7, 20, 29)),
        ("2023年3月7日 08:05", datetime(2023, 3, 7, 8, 5)),
        ("2023/3/7", datetime(2023, 3, 7)),
        ("2024-01-31T19:05:09+08:00", datetime(2024, 1, 31, 19, 5, 9)),
        ("2024-01-31-19:05:09", datetime(2024, 1, 31, 19, 5, 9)),
        ("2012-1-8 10:02 PM", datetime(2012, 1, 8, 22, 2)),
        ("2023年3月7日, 周二 08:05", datetime(2023, 3, 7, 8, 5)),
        ("2023年3月7日(星期二) 下午 8:05", datetime(2023, 3, 7, 20, 5)),
        ("2023-3-7 上午 12:05:09", datetime(2023, 3, 7, 0, 5, 9)),
        ("昨天\xa020:00", datetime(2026, 2, 28, 20, 0)),
        ("前天 09:41", datetime(2026, 2, 27, 9, 41)),
        ("今天 00:10", datetime(2026, 3, 1, 0, 10)),
        ("3\xa0天前", datetime(2026, 2, 26, 0, 30)),
        ("9 小时前", datetime(2026, 2, 28, 15, 30)),
        ("半小时前", datetime(2026, 3, 1, 0, 0)),
        ("25 分鐘前", datetime(2026, 3, 1, 0, 5)),
        ("半個小時前", datetime(2026, 3, 1, 0, 0)),
        ("昨天", datetime(2026, 2, 28)),
        ("发表于 前天", datetime(2026, 2, 27)),
        ("刚刚", NOW),
        ("2023-13-45 10:00", None),
        ("昨天 29:00", None),
        ("", None),
        ("从未", None),
    ],
)
def test_printed_times(printed: str, time: datetime | None) -> None:
    assert parse_time(printed, NOW) == time


def test_a_relative_time_without_the_page_time_is_unknown() -> None:
    assert parse_time("昨天 20:00") is None
