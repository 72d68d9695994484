"""Words and a published file go in; the indicators that they may mean come out, the likeliest first, and how to query them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.query import FORMATS
from pipeline.warehouse.reader import reading

# What the key of a series leaves out of the report's words (dbt_project/macros/normalised_words.sql).
_LEFT_OUT = re.compile(r"[“”\"‘’《》「」、的]")

COLUMNS = (
    "indicator",
    "name_en",
    "matched",
    "sector",
    "unit",
    "observations",
    "regions",
    "years",
    "where",
)

# A name ranks by how much of it the words are: all of it, its beginning, a part, or only scattered in it.
_FOUND = """
    with curated as (
        select
            indicator_code as series_key, true as is_curated, indicator_name as indicator, indicator_name_en as name_en,
            sector, usual_unit as unit,
            [indicator_code, indicator_name, indicator_name_en] || string_split(coalesce(aliases, ''), '|') as names
        from dim_indicator
    ),

    curated_found as (
        select * from curated
        where list_bool_and(
            [contains(lower(array_to_string(names, ' ')), word) for word in $words]
        )
    ),

    uncurated as (
        select
            series_key, false as is_curated, mode(indicator) as indicator, null as name_en, mode(sector) as sector,
            mode(unit) as unit, [series_key] as names
        from fct_indicator_year
        where indicator_code is null and list_bool_and([contains(series_key, word) for word in $words])
        group by series_key
    ),

    found as (
        from curated_found
        union all
        from uncurated
    ),

    ranked as (
        select
            series_key,
            min(position) as position,
            arg_min(name, (position, length(name), name)) as matched
        from (
            select
                series_key,
                name,
                case
                    when lower(name) = $phrase then 0
                    when starts_with(lower(name), $phrase) then 1
                    when contains(lower(name), $phrase) then 2
                    else 3
                end as position
            from (select series_key, unnest(names) as name from found)
            where list_bool_or([contains(lower(name), word) for word in $words])
        )
        group by series_key
    ),

    used as (
        select
            series_key,
            cast(sum(observations) as bigint) as observations,
            count(distinct region_name) as regions,
            min(year) as earliest_year,
            max(year) as latest_year
        from fct_indicator_year
        where series_key in (select series_key from found)
        group by series_key
    )

    select
        indicator,
        name_en,
        matched,
        sector,
        unit,
        coalesce(observations, 0) as observations,
        coalesce(regions, 0) as regions,
        earliest_year || if(latest_year > earliest_year, '–' || latest_year, '') as years,
        if(is_curated, 'indicator_code', 'series_key') || ' = ''' || replace(series_key, '''', '''''') || '''' as "where"
    from found
    inner join ranked using (series_key)
    left join used using (series_key)
    order by position, observations desc nulls last, is_curated desc, length(indicator), series_key
    limit $limit
"""

_NEAREST = """
    with names as (
        select indicator_name as name from dim_indicator
        union
        select indicator_name_en as name from dim_indicator where indicator_name_en is not null
    )

    select name from names
    order by jaro_winkler_similarity(lower(name), $phrase) desc, name
    limit 3
"""


def search(published: Path, words: Sequence[str], fmt: str = "table", limit: int = 20) -> Iterator[str]:
    """Yield the lines of what was found, without line ends; `fmt` is a key of `pipeline.warehouse.query.FORMATS`.

    An indicator is found where every word is part of its code, a name in either language or an alias; words that no
    list knows are found where a report uses them. Raises ZhibiaoError, with the names that come nearest, where
    nothing is found, and when the warehouse cannot be opened.
    """
    wanted = [word for text in words for word in _folded(text).split()]
    if not wanted:
        raise ZhibiaoError("There is nothing to search for: give a word of the indicator's name, such as GDP or 粮食.")
    asked: dict[str, Any] = {"words": wanted, "phrase": " ".join(wanted)}
    with reading(published) as connection:
        rows = connection.execute(_FOUND, {**asked, "limit": limit}).fetchall()
        if not rows:
            nearest = connection.execute(_NEAREST, {"phrase": asked["phrase"]}).fetchall()
            names = "，".join(name for (name,) in nearest)
            raise ZhibiaoError(
                f"No indicator has {' '.join(words)!r} in a name: try fewer or shorter words; "
                f"the nearest are {names}. Sentences are searched by `zhibiao query`, in fct_observation."
            )
    yield from FORMATS[fmt](COLUMNS, iter(rows))


def _folded(text: str) -> str:
    """The text as the key of a series spells it: full-width forms folded, small letters, without 的 and quotation marks."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text).lower())
