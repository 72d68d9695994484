"""The tables that Dagster loads, and what it remembers of loads and builds: name → column → DuckDB type.

dbt's sources and a drift test follow `STAGING`; dbt's macros read `STATE`.
"""

from __future__ import annotations

DOCUMENT = {
    "document_id": "VARCHAR",
    "source_name": "VARCHAR",
    "sha256": "VARCHAR",
    "title": "VARCHAR",
    "document_type": "VARCHAR",
    "region_code": "VARCHAR",
    "region_name": "VARCHAR",
    "report_year": "INTEGER",
    "reviewed_year": "INTEGER",
    "plan_year": "INTEGER",
    "delivered_on": "DATE",
    "session": "VARCHAR",
    "speaker": "VARCHAR",
    "thread_type": "VARCHAR",
    "board": "VARCHAR",
    "author": "VARCHAR",
    "posted_at": "TIMESTAMP",
    "edited_at": "TIMESTAMP",
    "url": "VARCHAR",
    "encoding": "VARCHAR",
    "software": "VARCHAR",
    "floors": "INTEGER",
    "missing_pages": "INTEGER[]",
    "cut_short": "VARCHAR",
    "removed": "MAP(VARCHAR, INTEGER)",
    "body": "VARCHAR",
}

STAGING: dict[str, dict[str, str]] = {
    "page": {
        "source_name": "VARCHAR",
        "snapshot_id": "VARCHAR",
        "size_bytes": "BIGINT",
        "encoding": "VARCHAR",
        "software": "VARCHAR",
        "title": "VARCHAR",
        "host": "VARCHAR",
        "thread_id": "VARCHAR",
        "url": "VARCHAR",
        "page_no": "INTEGER",
        "page_count": "INTEGER",
        "thread_type": "VARCHAR",
        "board": "VARCHAR",
        "views": "INTEGER",
        "replies": "INTEGER",
        "saved_at": "TIMESTAMP",
        "posts": "INTEGER",
        "withdrawn": "BOOLEAN",
    },
    "rejected_page": {
        "source_name": "VARCHAR",
        "snapshot_id": "VARCHAR",
        "size_bytes": "BIGINT",
        "reason": "VARCHAR",
        "detail": "VARCHAR",
    },
    "thread": {
        "thread_key": "VARCHAR",
        "document_id": "VARCHAR",
        "host": "VARCHAR",
        "thread_id": "VARCHAR",
        "title": "VARCHAR",
        "thread_type": "VARCHAR",
        "board": "VARCHAR",
        "url": "VARCHAR",
        "views": "INTEGER",
        "replies": "INTEGER",
        "page_count": "INTEGER",
        "pages_read": "INTEGER",
        "missing_pages": "INTEGER[]",
        "source_names": "VARCHAR[]",
    },
    "post": {
        "document_id": "VARCHAR",
        "post_id": "VARCHAR",
        "floor": "INTEGER",
        "author": "VARCHAR",
        "author_group": "VARCHAR",
        "posted_at": "TIMESTAMP",
        "edited_at": "TIMESTAMP",
        "is_report": "BOOLEAN",
        "withheld": "BOOLEAN",
        "characters": "INTEGER",
        "removed": "MAP(VARCHAR, INTEGER)",
    },
    "document": {**DOCUMENT, "withdrawn": "BOOLEAN"},
    "paragraph": {
        "document_id": "VARCHAR",
        "paragraph_no": "INTEGER",
        "text": "VARCHAR",
        "body_start": "INTEGER",
        "section_path": "VARCHAR",
        "part": "VARCHAR",
        "post_id": "VARCHAR",
        "is_heading": "BOOLEAN",
    },
    "observation": {
        "observation_id": "VARCHAR",
        "document_id": "VARCHAR",
        "observation_no": "INTEGER",
        "paragraph_no": "INTEGER",
        "body_start": "INTEGER",
        "quote": "VARCHAR",
        "sentence": "VARCHAR",
        "quote_start": "INTEGER",
        "value": "DECIMAL(38, 6)",
        "value_max": "DECIMAL(38, 6)",
        "unit": "VARCHAR",
        "unit_printed": "VARCHAR",
        "unit_multiplier": "INTEGER",
        "bound": "VARCHAR",
        "statistic": "VARCHAR",
        "indicator": "VARCHAR",
        "indicator_code": "VARCHAR",
        "year": "INTEGER",
        "year_start": "INTEGER",
        "period": "VARCHAR",
        "status": "VARCHAR",
        "sector": "VARCHAR",
        "scope": "VARCHAR",
        "price_basis": "VARCHAR",
        "commitment": "VARCHAR",
        "obs_status": "VARCHAR",
        "confidence": "DOUBLE",
        "rule": "VARCHAR",
        "extractor_version": "VARCHAR",
        "section_path": "VARCHAR",
        "post_id": "VARCHAR",
        "table_no": "INTEGER",
        "row_no": "INTEGER",
        "column_no": "INTEGER",
    },
    "excluded_number": {
        "document_id": "VARCHAR",
        "paragraph_no": "INTEGER",
        "body_start": "INTEGER",
        "quote": "VARCHAR",
        "sentence": "VARCHAR",
        "quote_start": "INTEGER",
        "reason": "VARCHAR",
        "rule": "VARCHAR",
        "extractor_version": "VARCHAR",
    },
    "correction": {
        "line_no": "INTEGER",
        "observation_id": "VARCHAR",
        "field": "VARCHAR",
        "value": "VARCHAR",
        "author": "VARCHAR",
        "reason": "VARCHAR",
        # the observation of that id, or the one that is read now where that was; null where there is none
        "corrects": "VARCHAR",
    },
}

# What an older snapshot of a page stated: when and in which file it was saved, and the statement as in `observation`.
STAGING["earlier_observation"] = {
    "snapshot_id": "VARCHAR",
    "source_name": "VARCHAR",
    "saved_at": "TIMESTAMP",
    **STAGING["observation"],
}

# The text that it stated it in.
STAGING["earlier_text"] = {
    "snapshot_id": "VARCHAR",
    "source_name": "VARCHAR",
    "saved_at": "TIMESTAMP",
    "document_id": "VARCHAR",
    "body": "VARCHAR",
}

# Where the corrected observations were found first: by this they are known where a later extractor, or a page saved again,
# gives them another id. `copies` counts those that say the same in the same words. Nothing else holds this, so that no
# change of other tables may take it away: it has a schema of its own.
KEPT: dict[str, dict[str, str]] = {
    "corrected_place": {
        "observation_id": "VARCHAR",
        "document_id": "VARCHAR",
        "sentence": "VARCHAR",
        "quote_start": "INTEGER",
        "quote_end": "INTEGER",
        "copies": "BIGINT",
    }
}

# What was loaded, built, tested and published, so that only what a change concerns is done again.
STATE: dict[str, dict[str, str]] = {
    # what a key of a step held when it was loaded, and the documents (of pages: the files) that its rows are of
    "loaded": {"step": "VARCHAR", "key": "VARCHAR", "digest": "VARCHAR", "ids": "VARCHAR[]"},
    # every transaction that changed a staging table, and the documents it touched
    "load": {"load_no": "BIGINT"},
    "changed_document": {"load_no": "BIGINT", "document_id": "VARCHAR"},
    # the regions and years that changed documents spoke of before or speak of now
    "changed_region_year": {"load_no": "BIGINT", "region_key": "VARCHAR", "year": "INTEGER"},
    # up to which load a table is right, and for which code
    "model": {"name": "VARCHAR", "fingerprint": "VARCHAR", "load_no": "BIGINT"},
    # the code of the plan that is being carried out, and of the last that was carried out whole, all tests passed
    # `above`: the tables that a model is built of, whatever views are between
    "wanted": {
        "token": "VARCHAR",
        "name": "VARCHAR",
        "fingerprint": "VARCHAR",
        "words": "VARCHAR",
        "above": "VARCHAR[]",
    },
    "proven": {"name": "VARCHAR", "fingerprint": "VARCHAR", "words": "VARCHAR", "load_no": "BIGINT"},
    # the published file that holds what was last proven
    "published": {"size_bytes": "BIGINT", "mtime_ns": "BIGINT"},
}
