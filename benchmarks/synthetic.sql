-- part: prepare
create or replace temp macro draw(a, b, salt) as (hash(a, b, salt) % 1000003) / 1000003.0;
create or replace temp macro pick(list, a, b, salt) as list[1 + cast(floor(len(list) * draw(a, b, salt)) as integer)];

-- provinces and cities have more reports than counties
create or replace temp table regions as
select
    region_code, region_name,
    row_number() over (order by list_position(['nation', 'province', 'city', 'county'], level), region_code) - 1 as position
from seed_region
where valid_to is null and level in ('nation', 'province', 'city', 'county');

create or replace temp table indicators as
select indicator_code, indicator_name, sector, coalesce(usual_unit, '') as unit, row_number() over () - 1 as position
from seed_indicator;

create or replace temp table words as
select
    ['新建', '新增', '改造', '完成', '重点', '省级', '市级', '农村', '城镇', '小型', '大型', '特色', '优质', '绿色', '数字', '智能',
     '沿江', '沿海', '山区', '城郊', '高效', '标准', '骨干', '龙头', '示范', '试点', '民营', '外资', '国有', '集体'] as kinds,
    ['桥梁', '泵站', '茶园', '果园', '鱼塘', '厂房', '车间', '学校', '病床', '路灯', '管网', '林地', '草场', '渡口', '码头', '仓库',
     '冷库', '苗圃', '灌区', '堤防', '水窖', '网点', '基站', '球场', '书屋', '剧场', '公厕', '公园', '步道', '市场', '商铺', '专利',
     '合同', '社区', '岗位', '床位', '车位', '厂站', '线路', '渠道'] as things,
    ['规模', '数量', '面积', '总数', '产值', '投资额', '覆盖率', '利用率', '增加值', '存量'] as measures,
    ['全年', '一年来，', '截至年末，', '据统计，', '过去一年，', '五年来，', '我们坚持稳中求进，', '在各方努力下，', '其中，', '同时，'] as leads,
    ['个', '家', '条', '座', '处', '公里', '平方米', '亩', '人', '户', '件', '元'] as units,
    ['，比计划更快', '，群众满意', '，为历年较好', '，结构继续改善', '，基础更加牢固', '，后劲不断增强', '，走在前列', ''] as tails,
    ['干部群众齐心协力', '各项改革稳步推开', '营商环境不断优化', '产业体系更加完备', '城乡面貌持续改善', '民生保障扎实有力',
     '生态底色越来越亮', '开放步伐明显加快', '风险防范守住底线', '基层治理更有成效', '文化事业日益繁荣', '创新活力加快释放'] as fillers;

-- part: make
create or replace temp table reports as
select
    number,
    substr(md5('synthetic report ' || number), 1, 16) as document_id,
    'bbs.example.invalid/' || number as thread_key,
    'synthetic/' || number || '.html' as source_name,
    regions.region_code,
    regions.region_name,
    2026 - cast(floor(24 * pow(draw(number, 0, 'year'), 1.6)) as integer) as report_year,
    60 + cast(floor(381 * draw(number, 0, 'statements')) as integer) as statements
from (select range as number from range(getvariable('first_report'), getvariable('last_report'))) as numbers
inner join regions
    on regions.position = cast(floor((select count(*) from regions) * pow(draw(number, 0, 'region'), 1.5)) as bigint);

create or replace temp table drawn as
select
    reports.* exclude (statements),
    unnest(range(statements)) as no,
    draw(number, no, 'kind') as kind,
    draw(number, no, 'time') as time,
    draw(number, no, 'size') as size,
    draw(number, no, 'fraction') as fraction
from reports;

create or replace temp table stated as
select
    drawn.*,
    case
        when kind < 0.46 then 'level' when kind < 0.66 then 'growth' when kind < 0.88 then 'level'
        when kind < 0.94 then 'growth' when kind < 0.965 then 'rank' when kind < 0.98 then 'share'
        when kind < 0.987 then 'change' when kind < 0.993 then 'ratio' when kind < 0.997 then 'avg_growth'
        else 'contribution'
    end as statistic,
    if(kind between 0.66 and 0.94, 'target', 'actual') as status,
    case
        when draw(number, no, 'curated') < 0.78
            then cast(floor((select count(*) from indicators) * pow(draw(number, no, 'indicator'), 2.5)) as bigint)
    end as indicator_position,
    pick(kinds, number, no, 'a') || if(draw(number, no, 'd') < 0.4, pick(kinds, number, no, 'e'), '')
    || pick(things, number, no, 'b') || pick(measures, number, no, 'c') as own_words,
    pick(units, number, no, 'unit') as own_unit,
    pick(leads, number, no, 'lead') as lead,
    pick(tails, number, no, 'tail') || if(draw(number, no, 'more') < 0.7, '，' || pick(fillers, number, no, 'more'), '') as tail
from drawn
cross join words;

create or replace temp table measured as
select
    stated.*,
    indicators.indicator_code,
    coalesce(indicators.indicator_name, own_words) as indicator,
    coalesce(indicators.sector, ['macro', 'industry', 'agriculture', 'other'][1 + no % 4]) as sector,
    case
        when statistic in ('growth', 'share', 'avg_growth', 'contribution') then '%'
        when statistic = 'rank' then '位'
        when statistic = 'ratio' then ''
        else coalesce(nullif(indicators.unit, ''), own_unit)
    end as unit,
    case
        when status = 'actual' and time < 0.72 then report_year - 1
        when status = 'actual' and time < 0.95 then report_year - 2 - cast(floor(6 * fraction) as integer)
        when status = 'actual' then report_year
        when time < 0.84 then report_year
        when time < 0.98 then report_year + 4
    end as year,
    case
        when status = 'actual' and time between 0.72 and 0.76 then report_year - 5 - cast(floor(6 * fraction) as integer)
        when status = 'target' and time between 0.90 and 0.98 then report_year
    end as year_start,
    case
        when draw(number, no, 'bound') < if(status = 'target', 0.60, 0.87) then 'eq'
        when draw(number, no, 'bound') < if(status = 'target', 0.86, 0.97) then 'gt'
        when draw(number, no, 'bound') < 0.99 then 'approx'
        else 'lt'
    end as bound
from stated
left join indicators on stated.indicator_position = indicators.position;

-- reports mostly agree about a series; a tenth of the statements go their own way
create or replace temp table printed as
select
    measured.* exclude (size, fraction),
    draw(hash(indicator), 0, 'printed') as fraction,
    if(fraction < 0.9, draw(hash(region_code, indicator, statistic), coalesce(year, 0), 'size'), measured.size) as size,
    case
        when unit in ('元', '人民币元') then if(fraction < 0.7, 8, 4)
        when unit in ('人', '人次', '亩', '斤', '吨') and fraction < 0.6 then 4
        else 0
    end as unit_multiplier,
    case
        when unit = '%' then round(0.1 + 14 * size, 1)
        when statistic in ('rank', 'ratio') then 1 + floor(9 * size)
        when fraction < 0.4 then round(pow(10, 0.3 + 3.2 * size), 1)
        else floor(pow(10, 0.5 + 3.2 * size))
    end as number_printed,
    status = 'actual' and statistic = 'growth' and draw(number, no, 'fall') < 0.1 as is_fall
from measured;

create or replace temp table quoted as
select
    printed.*,
    regexp_replace(cast(cast(number_printed as decimal(18, 1)) as varchar), '\.0$', '')
    || case unit_multiplier when 8 then '亿' when 4 then '万' else '' end || unit as quote,
    cast(number_printed as decimal(18, 1)) * if(is_fall, -1, 1) * cast(pow(10, unit_multiplier) as bigint) as value,
    lead || indicator
    || case
        when is_fall then '下降' when statistic like '%growth' then '增长' when statistic = 'rank' then '居第'
        when status = 'target' then '力争达到' else '达到'
    end as before,
    case bound when 'gt' then '以上' when 'lt' then '以内' when 'approx' then '左右' else '' end || tail || '。' as after
from printed;

create or replace temp table placed as
select
    quoted.*,
    before || quote || after as sentence,
    no // 4 as paragraph_no,
    coalesce(
        sum(length(before || quote || after)) over (partition by number, no // 4 order by no rows between unbounded preceding and 1 preceding), 0
    ) as sentence_start
from quoted;

create or replace temp table paragraphs as
with told as (
    select
        number, document_id, paragraph_no, no % 4 as turn,
        string_agg(sentence, '' order by no) over (partition by number, paragraph_no) as told,
        pick(fillers, number, paragraph_no, 'f') || '，' || pick(fillers, number, paragraph_no, 'g') as filler,
        1 + paragraph_no % 30 as meeting
    from placed
    cross join words
),

whole as (
    select
        number, document_id, paragraph_no, filler, meeting, length(told) as told_length,
        told || filler || '，召开' || meeting || '次会议。' as text
    from told
    where turn = 0
)

select
    whole.*,
    coalesce(sum(length(text) + 1) over (partition by number order by paragraph_no rows between unbounded preceding and 1 preceding), 0) as body_start
from whole;

create or replace temp table made_paragraph as
select
    document_id,
    cast(paragraph_no as integer) as paragraph_no,
    text,
    cast(body_start as integer) as body_start,
    if(paragraph_no < 40, '一、工作回顾 › （' || (1 + paragraph_no // 8) || '）', '二、工作安排 › （' || (1 + paragraph_no // 8) || '）') as section_path,
    if(paragraph_no < 40, 'review', 'plan') as part,
    '1' as post_id,
    false as is_heading
from paragraphs;

create or replace temp table made_observation as
select
    substr(md5(placed.document_id || '-' || no), 1, 16) as observation_id,
    placed.document_id,
    cast(no + 1 as integer) as observation_no,
    cast(placed.paragraph_no as integer) as paragraph_no,
    cast(paragraphs.body_start + sentence_start + length(before) as integer) as body_start,
    quote,
    sentence,
    cast(length(before) as integer) as quote_start,
    cast(value as decimal(38, 6)) as value,
    cast(null as decimal(38, 6)) as value_max,
    unit,
    unit as unit_printed,
    unit_multiplier,
    bound,
    statistic,
    indicator,
    indicator_code,
    year,
    year_start,
    'year' as period,
    status,
    sector,
    case when draw(placed.number, no, 'scope') < 0.03 then '市本级' end as scope,
    case when statistic = 'growth' and draw(placed.number, no, 'price') < 0.1 then 'constant' end as price_basis,
    case when status = 'target' then '力争' end as commitment,
    'A' as obs_status,
    round(0.6 + 0.4 * draw(placed.number, no, 'confidence'), 2) as confidence,
    pick(['left', 'carried', 'right'], placed.number, no, 'rule') as rule,
    'synthetic' as extractor_version,
    made_paragraph.section_path,
    '1' as post_id,
    cast(null as integer) as table_no,
    cast(null as integer) as row_no,
    cast(null as integer) as column_no
from placed
inner join paragraphs on placed.number = paragraphs.number and placed.paragraph_no = paragraphs.paragraph_no
inner join made_paragraph
    on placed.document_id = made_paragraph.document_id and placed.paragraph_no = made_paragraph.paragraph_no;

create or replace temp table made_excluded_number as
select
    document_id,
    cast(paragraph_no as integer) as paragraph_no,
    cast(body_start + told_length + length(filler) + 3 as integer) as body_start,
    meeting || '次' as quote,
    filler || '，召开' || meeting || '次会议。' as sentence,
    cast(length(filler) + 3 as integer) as quote_start,
    'event' as reason,
    'synthetic' as rule,
    'synthetic' as extractor_version
from paragraphs
where paragraph_no % 2 = 0;

create or replace temp table made_document as
select
    reports.document_id,
    source_name,
    sha256(thread_key) as sha256,
    region_name || report_year || '年政府工作报告' as title,
    'work_report' as document_type,
    region_code,
    region_name,
    report_year,
    report_year - 1 as reviewed_year,
    report_year as plan_year,
    make_date(report_year, 1, 15) as delivered_on,
    cast(null as varchar) as session,
    cast(null as varchar) as speaker,
    '政府工作报告' as thread_type,
    '县区资料' as board,
    '资料员' as author,
    make_timestamp(report_year, 2, 1, 8, 0, 0.0) as posted_at,
    cast(null as timestamp) as edited_at,
    'http://' || thread_key as url,
    'utf-8' as encoding,
    'discuz' as software,
    1 as floors,
    cast([] as integer[]) as missing_pages,
    map {'jammer': cast(reports.number % 7 as integer)} as removed,
    bodies.body,
    false as withdrawn
from reports
inner join (
    select document_id, string_agg(text, chr(10) order by paragraph_no) as body from made_paragraph group by document_id
) as bodies on reports.document_id = bodies.document_id;

create or replace temp table made_post as
select
    document_id, '1' as post_id, 1 as floor, author, cast(null as varchar) as author_group, posted_at, edited_at,
    true as is_report, false as withheld, cast(length(body) as integer) as characters, removed
from made_document;

create or replace temp table made_thread as
select
    thread_key, document_id, 'bbs.example.invalid' as host, cast(number as varchar) as thread_id, region_name as title,
    '政府工作报告' as thread_type, '县区资料' as board, cast(null as varchar) as url, cast(number % 5000 as integer) as views, 3 as replies,
    1 as page_count, 1 as pages_read, cast([] as integer[]) as missing_pages, [source_name] as source_names
from reports;

create or replace temp table made_page as
select
    source_name, sha256(thread_key) as snapshot_id, cast(60000 as bigint) as size_bytes, 'utf-8' as encoding, 'discuz' as software,
    region_name as title, 'bbs.example.invalid' as host, cast(number as varchar) as thread_id, cast(null as varchar) as url,
    1 as page_no, 1 as page_count, '政府工作报告' as thread_type, '县区资料' as board, cast(number % 5000 as integer) as views, 3 as replies,
    cast(null as timestamp) as saved_at, 1 as posts, false as withdrawn
from reports;

create or replace temp table made_rejected_page as
select
    'synthetic/' || number || '-list.html' as source_name, sha256(thread_key || ' list') as snapshot_id,
    cast(9000 as bigint) as size_bytes, 'listing' as reason, 'a board page' as detail
from reports
where number % 50 = 0
