"""Pages of phpBB and of government sites, and how a page finds its reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes
from pipeline.pages.software import REGISTRY


def test_phpbb_topic(read_fixture: Callable[[str], Page]) -> None:
    page = read_fixture("phpbb.html")
    assert (page.software, page.title, page.board) == ("phpbb", "云溪县2024年政府工作报告", "县区资料")
    assert (page.thread_id, page.host) == ("42", "board.example.invalid")
    first, second = page.posts
    assert (first.post_id, first.author, first.posted_at) == ("501", "摘编员", datetime(2024, 1, 31, 19, 5, 9))
    assert first.paragraphs == ("地区生产总值158.5亿元，", "增长5.8%。")
    assert (second.author, second.paragraphs, second.removed) == ("读者", ("不错",), {"quote": 1})


def test_a_cut_phpbb_topic_gives_its_whole_posts(fixture_pages: Path, read_fixture: Callable[[str], Page]) -> None:
    data = (fixture_pages / "phpbb.html").read_bytes()
    cut = read_bytes("cut.html", data[: data.rindex("不错".encode())])
    assert isinstance(cut, Page)
    assert cut.posts == read_fixture("phpbb.html").posts[:1]
    assert cut.cut_short == "the page ends inside its post number 2"
    refused = read_bytes("cut.html", data[: data.index("增长".encode())])
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "truncated"


def test_a_board_of_phpbb_is_a_listing() -> None:
    html = '<html><body id="phpbb" class="section-viewforum"><ul class="topiclist topics"><li class="row"><a href="./viewtopic.php?t=42" class="topictitle">报告</a></li></ul></body></html>'
    refused = read_bytes("board.html", html.encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "listing"


def test_pages_of_a_phpbb_topic_are_told_in_either_script(fixture_pages: Path) -> None:
    html = (fixture_pages / "phpbb.html").read_text(encoding="utf-8")
    pager = "第 <strong>1</strong> 页，共 <strong>1</strong> 页"
    assert pager in html
    page = read_bytes("a.html", html.replace(pager, "第 <strong>2</strong> 頁，共 <strong>3</strong> 頁").encode())
    assert isinstance(page, Page)
    assert (page.page_no, page.page_count) == (2, 3)


def test_article_of_a_government_site(read_fixture: Callable[[str], Page]) -> None:
    page = read_fixture("article.html")
    assert (page.software, page.title) == ("article", "云溪县2024年政府工作报告")
    post = page.posts[0]
    assert (post.author, post.posted_at) == ("县政府办公室", datetime(2024, 1, 31, 9, 30))
    assert post.paragraphs[0] == "各位代表："
    assert post.paragraphs[1].startswith("一是全县上下真抓实干，地区生产总值158.5亿元、")
    assert len(post.paragraphs) == 7, "links, tools, source and footer are no part of it"
    assert post.tables[0].rows == (("指标", "数值"), ("地区生产总值", "158.5"))


def test_a_page_of_links_is_no_article() -> None:
    links = "".join(
        f'<li><a href="/{number}">云溪县召开第{number}次会议，部署经济工作，听取专题汇报。</a></li>'
        for number in range(80)
    )
    refused = read_bytes("index.html", f"<html><body><ul>{links}</ul></body></html>".encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "not_a_page"


def test_an_article_cut_in_its_text_is_refused() -> None:
    paragraphs = "".join(f"<p>第{number}项工作完成投资{number}亿元，各项任务全面落实。</p>" for number in range(40))
    refused = read_bytes(
        "cut.html", f"<html><head><title>报告</title></head><body><div>{paragraphs}<p>第41项工作".encode()
    )
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "truncated"


def test_names_are_unique_and_the_general_reader_is_last() -> None:
    names = [software.name for software in REGISTRY]
    assert len(set(names)) == len(names)
    assert names[-1] == "article"
