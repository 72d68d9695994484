"""A quantity in its place goes in, the name of what it measures and the rule that found it come out.

A subject stands before its number (新建充电桩210个), after it (36个老旧小区…), is carried over from the number before
(…1499.1亿元、同比增长0.6%), borrows its verb (整治河道12条、沟渠30处) or its head (其中国家级2项), or stands in the clause
before. A name is made of the sentence's own words, in one spelling. The rules are asked in their order; the first that
answers names the quantity.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from pipeline.observations.adjacent import (
    added_since,
    against_a_benchmark,
    at_a_step,
    goes_on,
    noun_behind,
    of_its_plan,
)
from pipeline.observations.borrowing import crossing
from pipeline.observations.deeds import (
    added_to,
    beneficiaries,
    done_to_it,
    measured_again,
    shared_verb,
    victims,
    yearly,
)
from pipeline.observations.measures import (
    REALISED,
    borrowed_head,
    income_gap,
    of_a_part_of_the_country,
    of_a_place,
    of_a_topic,
    of_another_place,
    paid_to_others,
    per_head,
    per_output,
    replaced_head,
    same_rate,
    same_share,
    sector_of_economy,
    share_of_it,
    share_of_its_own,
    shared_per,
    shared_start,
    standard_of_each,
)
from pipeline.observations.parts import kind_s_share, of_a_level, part_of, part_of_added, some_of_them
from pipeline.observations.phrases import verb_at, words
from pipeline.observations.place import Answer, Place
from pipeline.observations.schemes import in_a_trial, insured, paid_to_each, standard_of_a_group, terms_of_a_scheme
from pipeline.observations.spending import put_in
from pipeline.observations.subjects import without_examples
from pipeline.observations.units import PEOPLE

_ITS_SHARE = re.compile("^(?:约|近|已|仅|均|分别|共)+(?=占)")
_HAS_BEDS = re.compile("^(?:设置|设有|提供|拥有|配备|编制|核定)")
_INCLUDING = re.compile(r"\((?:不?含|包括)[^()]*\)$")
_WENT_WELL = re.compile(
    "^([^\\W\\d_]{2,6}?)(?:生产)?(?:连年|再获|喜获|全面|持续|稳步|稳中|较快|快速|平稳)+(?:丰收|恢复|增长|提质|向好|发展|回升|增收)、(?=(?:总产量?|总额|出栏|规模|总量)$)"
)
# 在能源、化工等领域建设10个平台, of which only the end stands before the number.
_FIELDS = ("领域", "方面")


def name_of(place: Place) -> tuple[str, str]:
    """The indicator of one quantity and the rule that found it; the words before it where no rule answers."""
    for rule in _ON_THE_SPOT:
        if answer := rule(place):
            return answer
    subject = _bare(place.subject)
    if place.reading.unit in PEOPLE and subject.startswith("为") and verb_at(subject, 1, len(subject)) is None:
        # 为城乡低保450户发放保障金
        subject = subject[1:]
    if subject != place.subject:
        place = replace(place, subject=subject)
    for rule in _WITH_WHAT_WENT_BEFORE if place.memory.name else _WITH_NOTHING_NAMED:
        if answer := rule(place):
            return answer
    return subject, "left"


def _bare(subject: str) -> str:
    """The subject without the examples before 等, without 实现 before a head and 约 before 占."""
    subject = without_examples(subject)
    if "、" in subject:
        # 粮食连年丰收、总产稳定在740亿斤
        subject = _WENT_WELL.sub(r"\1", subject)
    if subject.endswith(")") and (bare := _INCLUDING.sub("", subject)) in words("generic"):
        # 学校53所,在校学生(不含研究生)72万人
        subject = bare
    if subject.endswith(("大关", "台阶", "关口")):
        subject = crossing(subject)
    if subject.startswith(_FIELDS) and len(subject) > 3:
        subject = subject[2:]
    if subject.endswith("中") and not subject.endswith(("高中", "初中", "集中", "完中", "职中")):
        # 测评点中有22项达到最优水平
        subject = subject[:-1]
    if subject.startswith("其") and subject[1:] in words("aspect"):
        # 本级财政收入…,其总量由全省第八位跃升到第四位
        subject = subject[1:]
    if subject.endswith("床位"):
        # 敬老院2所,设置床位26张
        subject = _HAS_BEDS.sub("", subject)
    bare = REALISED.sub("", subject)
    if bare != subject and bare in words("generic"):
        subject = bare
    return _ITS_SHARE.sub("", subject) if "占" in subject else subject


_ON_THE_SPOT: tuple[Callable[[Place], Answer], ...] = (
    of_its_plan,
    insured,
    in_a_trial,
    paid_to_each,
    standard_of_a_group,
    noun_behind,
    against_a_benchmark,
    added_since,
    at_a_step,
    goes_on,
)
_WITH_WHAT_WENT_BEFORE: tuple[Callable[[Place], Answer], ...] = (
    same_share,
    sector_of_economy,
    yearly,
    measured_again,
    of_a_place,
    of_another_place,
    of_a_part_of_the_country,
    victims,
    some_of_them,
    added_to,
    per_head,
    standard_of_each,
    of_a_level,
    beneficiaries,
    paid_to_others,
    shared_per,
    per_output,
    same_rate,
    income_gap,
    put_in,
    terms_of_a_scheme,
    of_a_topic,
    part_of,
    replaced_head,
    shared_start,
    share_of_its_own,
    share_of_it,
    done_to_it,
    kind_s_share,
    borrowed_head,
    part_of_added,
    shared_verb,
)
# Those of them that the first number of a sentence can answer.
_WITH_NOTHING_NAMED = (
    sector_of_economy,
    victims,
    some_of_them,
    standard_of_each,
    added_to,
    beneficiaries,
    put_in,
    terms_of_a_scheme,
    of_a_topic,
    done_to_it,
    part_of,
    borrowed_head,
)
