"""Let a large source be listed in seconds: count rows while it is, and list each service by itself.

Why: in the transaction that lists ten thousand services the planner still thinks the tables empty, and joined every
    service with every place: minutes. Only the owner may ANALYZE, so the runtime role is lent one function for it, as
    for figures; and what lists a service looks up its own places, whatever the planner thinks.
Old code: runs unchanged, and is quicker.
Rows: none.
Undo: drops the function, and lists as before.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

_BEFORE = import_module("mainstay.directory.migrations.0009_list_to_search")
TABLES = (
    "directory_provider",
    "directory_provideridentifier",
    "directory_service",
    "directory_location",
    "directory_serviceatlocation",
    "directory_schedule",
    "directory_costoption",
    "directory_sourcerecord",
    "directory_listing",
)
LIST = """
CREATE OR REPLACE FUNCTION directory_list(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM directory_listing WHERE service_id = ANY(ids);
    INSERT INTO directory_listing (authority_id, service_id, location_id, at, areas, words, name, interventions,
        conditions, languages, cost, with_person, taking, hours, seasons)
    SELECT s.authority_id, s.id, t.location_id, t.at,
        CASE WHEN t.at IS NOT NULL THEN '{}' WHEN s.areas <> '{}' THEN s.areas ELSE ARRAY[s.area_code] END,
        setweight(to_tsvector('english', s.name), 'A')
            || setweight(to_tsvector('simple', coalesce((
                SELECT string_agg('zz' || replace(lower(code), '_', ''), ' ')
                FROM unnest(s.interventions || s.conditions) AS code), '')), 'B')
            || setweight(to_tsvector('english', concat_ws(' ', s.provider_name, t.called)), 'C')
            || setweight(to_tsvector('english', concat_ws(' ', s.description, s.eligibility)), 'D'),
        s.name, s.interventions, s.conditions, s.languages, s.cost, s.with_person, s.capacity = 'taking',
        coalesce(times.hours, '{}'), coalesce(times.seasons, '[]')
    FROM (
        SELECT s.*, p.name AS provider_name, a.area_code
        FROM directory_service s
        JOIN directory_provider p ON p.id = s.provider_id
        JOIN accounts_authority a ON a.id = s.authority_id
        WHERE s.id = ANY(ids) AND s.state = 'listed'
    ) s
    CROSS JOIN LATERAL (
        WITH place AS (
            SELECT k.id AS link_id, l.id AS location_id, point(l.longitude, l.latitude) AS at,
                concat_ws(' ', l.name, l.town) AS called
            FROM directory_serviceatlocation k
            JOIN directory_location l ON l.id = k.location_id
            WHERE k.service_id = s.id AND l.latitude IS NOT NULL
              AND (s.ways = '{}' OR s.areas = '{}' OR s.ways && ARRAY['visit', 'outing']::varchar[])
        )
        SELECT link_id, location_id, at, called FROM place
        UNION ALL
        SELECT NULL, NULL, NULL, ''
        WHERE (s.areas <> '{}' AND s.ways && ARRAY['at_home', 'phone', 'online']::varchar[])
           OR NOT EXISTS (SELECT FROM place)
    ) t
    LEFT JOIN LATERAL (
        SELECT range_agg(h.hours) FILTER (WHERE c.valid_from IS NULL AND c.valid_to IS NULL AND NOT once) AS hours,
            jsonb_agg(jsonb_build_object('from', coalesce(c.valid_from, CASE WHEN once THEN c.starts_on END),
                'to', coalesce(c.valid_to, CASE WHEN once THEN c.starts_on END), 'hours', h.hours::text))
                FILTER (WHERE c.valid_from IS NOT NULL OR c.valid_to IS NOT NULL OR once) AS seasons
        FROM directory_schedule c
        CROSS JOIN LATERAL (SELECT directory_hours(c) AS hours, c.days = '{}' AND c.freq = '' AS once) h
        WHERE c.service_id = s.id AND (c.at_id IS NULL OR t.link_id IS NULL OR c.at_id = t.link_id)
    ) times ON true;
$$
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0009_list_to_search")]
    operations: ClassVar = [
        migrations.RunSQL(LIST, _BEFORE.LIST.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
        # What the source said is not sampled: no plan depends on it, and it is large.
        migrations.RunSQL(
            "ALTER TABLE directory_sourcerecord ALTER COLUMN content SET STATISTICS 0",
            "ALTER TABLE directory_sourcerecord ALTER COLUMN content SET STATISTICS -1",
        ),
        migrations.RunSQL(
            "CREATE FUNCTION directory_count_rows() RETURNS void LANGUAGE plpgsql SECURITY DEFINER "
            "SET search_path = public, pg_temp SET default_statistics_target = 10 AS $$ BEGIN ANALYZE "
            + ", ".join(TABLES)
            + "; END $$",
            "DROP FUNCTION directory_count_rows",
        ),
    ]
