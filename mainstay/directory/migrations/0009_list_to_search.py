"""Keep a list of listed services to search in, beside the entries.

Why: a carer's search over every authority has to be quick. Behind a fence PostgreSQL uses no index for words, boxes or
    arrays, because those comparisons might tell of rows that may not be seen. So what is listed, and only that, is
    kept as one row for each place a service can be gone to, and one for what comes to people, with nothing to hide.
    The list is written by the database itself whenever an entry changes. See docs/adr/0025-finding-services.md.
Old code: runs unchanged; its writes are followed by the triggers.
Rows: one or more in the new table for each listed service. Entries are not changed.
Undo: drops the table, its triggers and functions, and puts the three policies back.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.database.rls import IN_PUBLIC, OF_AUTHORITY, FenceBy

# x, y, z: the point on a globe of radius 1, so that a distance needs no sines of each row.
TABLE = """
CREATE TABLE directory_listing (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authority_id bigint NOT NULL REFERENCES accounts_authority ON DELETE CASCADE,
    service_id bigint NOT NULL REFERENCES directory_service ON DELETE CASCADE,
    location_id bigint REFERENCES directory_location ON DELETE CASCADE,
    at point,
    x float8 GENERATED ALWAYS AS (cosd(at[1]) * cosd(at[0])) STORED,
    y float8 GENERATED ALWAYS AS (cosd(at[1]) * sind(at[0])) STORED,
    z float8 GENERATED ALWAYS AS (sind(at[1])) STORED,
    areas text[] NOT NULL,
    words tsvector NOT NULL,
    name text NOT NULL,
    interventions text[] NOT NULL,
    conditions text[] NOT NULL,
    languages text[] NOT NULL,
    cost text NOT NULL,
    with_person text NOT NULL,
    taking boolean NOT NULL,
    hours int4multirange NOT NULL,
    seasons jsonb NOT NULL,
    CONSTRAINT a_place_has_a_point CHECK ((location_id IS NULL) = (at IS NULL)),
    CONSTRAINT listed_once_a_place UNIQUE NULLS NOT DISTINCT (service_id, location_id)
)
"""

INDEXES = [
    "CREATE INDEX listing_by_words ON directory_listing USING gin (words)",
    "CREATE INDEX listing_by_point ON directory_listing USING gist (at)",
    "CREATE INDEX listing_by_area ON directory_listing USING gin (areas)",
    "CREATE INDEX listing_by_location ON directory_listing (location_id)",
    "CREATE INDEX listing_by_authority ON directory_listing (authority_id)",
]

# Minutes of the week from Monday 0:00. Without times a day is the whole day; a schedule that names no day and no
# first day says nothing of when.
HOURS = """
CREATE FUNCTION directory_hours(s directory_schedule) RETURNS int4multirange LANGUAGE sql STABLE AS $$
    SELECT coalesce(range_agg(int4range(
        d * 1440 + coalesce(extract(epoch FROM s.opens_at)::int / 60, 0),
        d * 1440 + coalesce(extract(epoch FROM s.closes_at)::int / 60, 1440))), '{}')
    FROM (
        SELECT array_position(ARRAY['MO','TU','WE','TH','FR','SA','SU']::varchar[], day) - 1 AS d
        FROM unnest(CASE
            WHEN s.days <> '{}' THEN s.days
            WHEN s.freq = 'DAILY' THEN ARRAY['MO','TU','WE','TH','FR','SA','SU']::varchar[]
            WHEN s.freq IN ('', 'WEEKLY') AND s.starts_on IS NOT NULL THEN
                ARRAY[(ARRAY['MO','TU','WE','TH','FR','SA','SU'])[extract(isodow FROM s.starts_on)::int]]::varchar[]
            ELSE '{}' END) AS day
    ) AS days WHERE d IS NOT NULL
$$
"""

# What happens on one day only holds for that day.
LIST = """
CREATE FUNCTION directory_list(ids bigint[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM directory_listing WHERE service_id = ANY(ids);
    WITH service AS (
        SELECT s.*, p.name AS provider_name, a.area_code
        FROM directory_service s
        JOIN directory_provider p ON p.id = s.provider_id
        JOIN accounts_authority a ON a.id = s.authority_id
        WHERE s.id = ANY(ids) AND s.state = 'listed'
    ), place AS (
        SELECT s.id AS service_id, k.id AS link_id, l.id AS location_id, point(l.longitude, l.latitude) AS at,
            concat_ws(' ', l.name, l.town) AS called
        FROM service s
        JOIN directory_serviceatlocation k ON k.service_id = s.id
        JOIN directory_location l ON l.id = k.location_id
        WHERE l.latitude IS NOT NULL
          AND (s.ways = '{}' OR s.areas = '{}' OR s.ways && ARRAY['visit', 'outing']::varchar[])
    ), stands AS (
        SELECT service_id, link_id, location_id, at, called FROM place
        UNION ALL
        SELECT s.id, NULL, NULL, NULL, '' FROM service s
        WHERE (s.areas <> '{}' AND s.ways && ARRAY['at_home', 'phone', 'online']::varchar[])
           OR NOT EXISTS (SELECT FROM place WHERE place.service_id = s.id)
    )
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
    FROM stands t JOIN service s ON s.id = t.service_id
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


def follow(name: str, table: str, event: str, ids: str) -> list[str]:
    """Return what lists services anew after a change. ids: the services of the rows in ``changed``, as SQL."""
    which = "OLD" if event == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION directory_follow_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "  # of constants
        f"PERFORM directory_list(ARRAY(SELECT DISTINCT {ids})); RETURN NULL; END $$",
        f"CREATE TRIGGER follow_{name} AFTER {event} ON {table} REFERENCING {which} TABLE AS changed "
        f"FOR EACH STATEMENT EXECUTE FUNCTION directory_follow_{name}()",
    ]


OF_SERVICE = "service_id FROM changed"
OF_LOCATION = "k.service_id FROM changed JOIN directory_serviceatlocation k ON k.location_id = changed.id"
OF_PROVIDER = "s.id FROM changed JOIN directory_service s ON s.provider_id = changed.id"
FOLLOWED = [
    ("service_added", "directory_service", "INSERT", "id FROM changed"),
    ("service_changed", "directory_service", "UPDATE", "id FROM changed"),
    ("provider_changed", "directory_provider", "UPDATE", OF_PROVIDER),
    ("location_changed", "directory_location", "UPDATE", OF_LOCATION),
    *(
        (f"{what}_{how}", f"directory_{table}", event, OF_SERVICE)
        for what, table in (("place", "serviceatlocation"), ("time", "schedule"))
        for how, event in (("added", "INSERT"), ("changed", "UPDATE"), ("removed", "DELETE"))
    ),
]

# The owner obeys the fence too, and no authority is in scope here: lift it for the reading, and put it back.
FENCED = [
    "accounts_authority",
    *(
        f"directory_{each}"
        for each in ("service", "provider", "location", "serviceatlocation", "schedule", "listing")
    ),
]
FILL = [
    *(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY" for table in FENCED),
    "SELECT directory_list(ARRAY(SELECT id FROM directory_service))",
    *(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY" for table in FENCED),
]

# The three tables that hang from a service ask about it one by one: a list of every listed service would be made anew
# for each question.
HANGING = ("directory_serviceatlocation", "directory_schedule", "directory_costoption")
BEFORE = "service_id IN (SELECT id FROM directory_service WHERE state = 'listed')"


def reads(condition: str) -> list[str]:
    """Return what makes this the condition under which the public reads what hangs from a service."""
    return [
        f"ALTER POLICY reads ON {table} USING (({OF_AUTHORITY}) OR ({IN_PUBLIC} AND {condition.format(table=table)}))"
        for table in HANGING
    ]


ONE_BY_ONE = "EXISTS (SELECT FROM directory_service s WHERE s.id = {table}.service_id AND s.state = 'listed')"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0008_candidates_of_lists"), ("accounts", "0003_sign_in")]
    operations: ClassVar = [
        migrations.RunSQL([TABLE, *INDEXES], "DROP TABLE directory_listing"),
        # Everybody may read it, whoever asks: with no condition, indexes can be used.
        FenceBy("directory_listing", "true", OF_AUTHORITY),
        migrations.RunSQL(
            [HOURS, LIST],
            [
                "DROP FUNCTION directory_list(bigint[])",
                "DROP FUNCTION directory_hours(directory_schedule)",
            ],
        ),
        *(
            migrations.RunSQL(
                follow(*each),
                [
                    f"DROP TRIGGER follow_{each[0]} ON {each[1]}",
                    f"DROP FUNCTION directory_follow_{each[0]}()",
                ],
            )
            for each in FOLLOWED
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(reads(ONE_BY_ONE), reads(BEFORE)),
    ]
