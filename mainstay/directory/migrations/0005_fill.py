"""Give each service that was typed by hand its provider, its source, an id of its own, and its funding as a choice.

Why: the names of providers were text; the funding was whatever was typed.
Old code: does not run.
Rows: every service; one provider for each name in an authority.
Undo: nothing to put back: the old columns are still there.
"""

from typing import ClassVar

from django.db import migrations

# The owner obeys the fence too, and no authority is in scope here: lift it for these rows, and put it back.
FILL = [
    "ALTER TABLE directory_service NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE places_loadedfile NO FORCE ROW LEVEL SECURITY",
    "UPDATE directory_service SET public_id = gen_random_uuid()",
    """INSERT INTO directory_provider
           (authority_id, public_id, name, description, kind, website, email, phone)
       SELECT authority_id, gen_random_uuid(), provider_name, '', '', '', '', ''
         FROM directory_service GROUP BY authority_id, provider_name""",
    """UPDATE directory_service s SET provider_id = p.id FROM directory_provider p
        WHERE p.authority_id = s.authority_id AND p.name = s.provider_name""",
    """UPDATE directory_service SET funded_how = CASE lower(funded_in_words)
           WHEN 'contract' THEN 'commissioned' WHEN 'in-house' THEN 'commissioned' WHEN 'grant' THEN 'grant'
           WHEN 'nhs' THEN 'universal' WHEN 'voluntary' THEN 'volunteer' WHEN 'self-funded' THEN 'private'
           ELSE '' END""",
    """INSERT INTO directory_source
           (authority_id, kind, name, publisher, licence, address, file_name, sha256, state, reading, findings, read_at)
       SELECT DISTINCT ON (s.authority_id, f.title) s.authority_id, 'by_hand', f.title, f.publisher, f.licence, '',
              f.file_name, f.sha256, 'read', '{}', '{}', now()
         FROM directory_service s JOIN places_loadedfile f ON f.id = s.file_id""",
    # So that the same list, loaded again, is known again.
    """INSERT INTO directory_sourcerecord
           (authority_id, source_id, kind, known_as, service_id, content, first_seen_at, last_seen_at)
       SELECT DISTINCT ON (c.id, lower(s.provider_name || '|' || s.name)) s.authority_id, c.id, 'service',
              left(lower(s.provider_name || '|' || s.name), 255), s.id, '{}', now(), now()
         FROM directory_service s JOIN places_loadedfile f ON f.id = s.file_id
         JOIN directory_source c ON c.authority_id = s.authority_id AND c.name = f.title""",
    # What is checked at commit is checked now: no table may be altered while it waits.
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE places_loadedfile FORCE ROW LEVEL SECURITY",
    "ALTER TABLE directory_service FORCE ROW LEVEL SECURITY",
]


class Migration(migrations.Migration):
    dependencies: ClassVar = [("directory", "0004_providers_locations_sources")]
    operations: ClassVar = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
