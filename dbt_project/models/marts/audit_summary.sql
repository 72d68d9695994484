with audits as (

    select * from {{ ref('audit') }}

),

found as (
    {% for name in ['audit_conflict', 'audit_date_range', 'audit_part_total', 'audit_quote'] %}
    select
        '{{ name }}' as audit,
        finding
    from {{ ref(name) }}
    union all
    {%- endfor %}
    select
        'audit_level_growth' as audit,
        'growth_not_borne_out' as finding
    from {{ ref('audit_level_growth') }}
    union all
    select
        'audit_share_range' as audit,
        'share_out_of_range' as finding
    from {{ ref('audit_share_range') }}
    union all
    select
        'fct_correction' as audit,
        if(outcome = 'no_effect', 'no_effect', 'not_laid_over') as finding
    from {{ ref('fct_correction') }}
    where outcome not in ('applied', 'superseded')

),

counted as (

    select
        audit,
        finding,
        cast(count(*) as integer) as findings
    from found
    group by audit, finding

),

-- what the list lacks is a row as well
final as (

    select
        coalesce(audits.audit, counted.audit) as audit,
        coalesce(audits.finding, counted.finding) as finding,
        coalesce(audits.severity, 'warning') as severity,
        audits.finding_name,
        audits.finding_name_en,
        coalesce(counted.findings, 0) as findings,
        audits.audit is not null as is_mapped
    from audits
    full join counted on audits.audit = counted.audit and audits.finding = counted.finding

)

select
    audit,
    finding,
    severity,
    finding_name,
    finding_name_en,
    findings,
    is_mapped
from final
