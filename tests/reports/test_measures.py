"""The reading of reports measured on the shared material: parts, years, regions, and which posts are the report."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes
from pipeline.reports.document import document_from_text, read_document
from pipeline.reports.model import Document
from pipeline.reports.posts import report_posts

# Kept aside to measure the whole at the end.
KEPT_ASIDE = ("guizhou2026", "yunnan2026", "national2022")
PROVINCES = {
    "anhui": "340000", "beijing": "110000", "chongqing": "500000", "fujian": "350000", "gansu": "620000", "hainan": "460000",
    "hebei": "130000", "heilongjiang": "230000", "hunan": "430000", "jiangsu": "320000", "jiangxi": "360000", "jilin": "220000",
    "liaoning": "210000", "national": "100000", "ningxia": "640000", "qinghai": "630000", "shaanxi": "610000", "shandong": "370000",
    "shanghai": "310000", "sichuan": "510000", "tianjin": "120000", "xizang": "540000", "zhejiang": "330000",
}  # fmt: skip


def documents(folder: Path) -> dict[str, Document]:
    paths = sorted(
        path for path in folder.glob("*.txt") if path.stem not in KEPT_ASIDE and path.stem[-2:] not in ("-e", "-f")
    )
    # The name must not give the year away.
    return {path.stem: document_from_text("report.txt", path.read_text(encoding="utf-8")) for path in paths}


def test_region_years_and_parts_of_every_report(shared: Path) -> None:
    wrong = []
    for stem, document in documents(shared / "reports").items():
        place, year = stem[:-4], int(stem[-4:])
        found = (
            document.document_type,
            document.region_code,
            document.report_year,
            document.reviewed_year,
            document.plan_year,
        )
        if found != ("work_report", PROVINCES[place], year, year - 1, year):
            wrong.append(f"{stem}: {found}")
        parts = [paragraph.part for paragraph in document.paragraphs if paragraph.part != "appendix"]
        if sorted(parts, key=["head", "review", "plan"].index) != parts or set(parts) != {"head", "review", "plan"}:
            wrong.append(f"{stem}: parts {Counter(parts)}")
    assert not wrong, "\n".join(wrong)


def test_targets_stand_in_the_plan_and_results_in_the_review(shared: Path) -> None:
    right = total = 0
    for folder in (shared / "eval" / "gold", shared / "eval" / "made"):
        for stem, document in documents(folder).items():
            raw = (folder / f"{stem}.txt").read_text(encoding="utf-8")
            part_of = {paragraph.text: paragraph.part for paragraph in document.paragraphs}
            for line in (folder / f"{stem}.gold.jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                if row["fact"]:
                    text = raw[raw.rfind("\n", 0, row["start"]) + 1 : raw.find("\n", row["start"])]
                    total += 1
                    right += part_of.get(text) == ("review" if row["status"] == "actual" else "plan")
    assert right / total >= 0.99, f"{right} of {total} observations stand in the part of their status"


def test_report_posts_of_every_thread_page(shared: Path) -> None:
    wrong = []
    for line in (shared / "forum" / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "viewthread":
            continue
        path = shared / "forum" / row["file"]
        page = read_bytes(path.name, path.read_bytes())
        if not isinstance(page, Page):
            wrong.append(f"{path.name}: {page.reason}")
            continue
        found = {post.post_id for post in report_posts(page.posts)}
        expected = {str(post["pid"]) for post in row["posts"] if post["is_report"]}
        if found != expected:
            wrong.append(f"{path.name}: {sorted(found ^ expected)}")
    assert not wrong, "\n".join(wrong)


def test_the_body_is_what_was_posted(shared: Path) -> None:
    def bare(text: str) -> str:
        return "".join(text.split())

    wrong = []
    for line in (shared / "forum" / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "viewthread":
            continue
        path = shared / "forum" / row["file"]
        page = read_bytes(path.name, path.read_bytes())
        document = read_document([page]) if isinstance(page, Page) else page
        expected = bare((shared / "forum" / row["body"]).read_text(encoding="utf-8"))
        if not isinstance(document, Document) or bare(document.body) != expected:
            wrong.append(path.name)
    assert not wrong, f"bodies that differ from what was posted: {wrong}"
