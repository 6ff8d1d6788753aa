"""Fence every table by carer, audit the changes without the words, and keep what is only ever added to.

Why: within an authority a carer's record is for those who work with that carer, not for everybody; what was said about
    a person must be erasable, so the audit, which is never changed, holds who did what to which row and when, and no
    words; money, openings and final decisions stand as they were. See docs/adr/0029 and 0030.
Old code: does not know the tables.
Rows: none yet.
Undo: drops the policies, triggers and functions.
"""

from typing import ClassVar

from django.db import migrations

from mainstay.audit.sql import AuditChanges
from mainstay.database.rls import OF_AUTHORITY, FenceBy, FenceByAuthority
from mainstay.pathway.fence import BY_CARD, ERASING, MY_ACCESS, SAFEGUARDING, FenceByCarer, reaches

_WORKERS = "current_setting('mainstay.carers', true) IN ('open', 'all')"
_MINE = "= nullif(current_setting('mainstay.user', true), '')::bigint"
_OURS = "organisation_id = nullif(current_setting('mainstay.organisation', true), '')::bigint"

# Tables whose rows are each about one carer, and the columns that the audit leaves out.
ABOUT_A_CARER = {
    "person": (
        *("given_names", "family_name", "known_as", "born_on", "died_on", "address", "postcode", "area_code"),
        *(
            "phone",
            "email",
            "contact_by",
            "language",
            "needs_interpreter",
            "formats",
            "gender",
            "ethnic_group",
        ),
        *("disabled", "conditions", "council_reference"),
    ),
    "selfassessment": ("form", "answers", "at_question", "wants", "language", "agreed_how"),
    "assessment": ("answers", "stopped_because"),
    "familyview": ("view", "wants", "refuses"),
    "clock": (),
    "decision": ("rules", "answers", "result", "override_reason", "carers_words", "why", "advice", "letter"),
    "challenge": ("words", "answer"),
    "plan": ("break_pattern", "contingency", "risk_of_doing", "risk_of_not_doing", "ended_because"),
    "personaloutcome": ("words",),
    "support": ("words", "with_person", "wishes"),
    "todo": ("words", "who"),
    "approval": ("reason", "risk_of_not_doing"),
    "brokerrequest": ("why_urgent",),
    "offeredmatch": ("own_idea", "reasons", "words"),
    "unmetneed": ("words",),
    "budget": ("basis", "why_different"),
    "offeredoption": ("ruled_out",),
    "ledgerentry": ("words",),
    "transition": ("words", "steps"),
    "pause": ("words",),
    "wish": ("words", "answer"),
    "message": ("words",),
    "copyholder": ("name", "how_to_reach", "what"),
    "carduse": ("who", "why"),
    "samepair": ("reasons", "undo"),
    "legalhold": ("why",),
    "givenout": (),
    "relationship": ("lives_in",),
    "consent": ("words",),
    "qualityoflife": (),
    "carerreview": ("carers_words", "persons_words", "circumstances"),
    "outcomereviewed": ("words",),
}
# About a carer too, with a fence of their own below.
FENCED_APART = {
    "carer": ("reference",),
    "referral": ("about", "words", "who_refers", "receipt", "answer"),
    "advice": ("words",),
    "emergencyplan": ("content", "code_hash"),
    "concern": ("about_whom", "words", "done"),
    "access": ("parts", "reason", "looked_at_words"),
    "restriction": ("why",),
    "localholiday": (),
    "localcriteria": (),
}

# A row may still follow its carer when two records are merged, and go when a record is erased.
STANDS = f"""
CREATE FUNCTION pathway_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY['carer_id', 'changed_at'] || coalesce(TG_ARGV::text[], '{{}}');
BEGIN
    IF {ERASING} THEN RETURN coalesce(NEW, OLD); END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A row of % is kept as it was.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - may_change IS DISTINCT FROM to_jsonb(OLD) - may_change THEN
        RAISE EXCEPTION 'A row of % is kept as it was.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""


def _keep(table: str, when: str = "true", *may_change: str) -> migrations.RunSQL:
    arguments = ", ".join(f"'{column}'" for column in may_change)
    return migrations.RunSQL(
        f"CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION pathway_stands({arguments})",
        f"DROP TRIGGER stands ON {table}",
    )


class Migration(migrations.Migration):
    dependencies: ClassVar = [("pathway", "0001_initial"), ("audit", "0002_write_and_seal")]
    operations: ClassVar = [
        FenceByCarer("pathway_carer", carer="id"),
        *(FenceByCarer(f"pathway_{table}") for table in ABOUT_A_CARER),
        # A search key is written anew whenever what it came from changes; an opening is itself a log.
        FenceByCarer("pathway_searchkey"),
        FenceBy("pathway_opening", reaches()),
        # The policies of every other table read these two, so their own read no other.
        FenceBy(
            "pathway_access",
            f"{OF_AUTHORITY} AND ({_WORKERS} OR {MY_ACCESS})",
            f"{OF_AUTHORITY} AND {_WORKERS}",
        ),
        FenceBy("pathway_restriction", f"{OF_AUTHORITY} AND {_WORKERS}"),
        FenceBy("pathway_referral", f"{reaches()} OR ({OF_AUTHORITY} AND {_OURS})"),
        FenceBy("pathway_advice", f"{reaches()} OR ({OF_AUTHORITY} AND {_OURS})"),
        FenceBy("pathway_emergencyplan", f"({reaches()}) OR {BY_CARD}", reaches(to_act=True)),
        FenceBy(
            "pathway_concern",
            f"{reaches()} AND ({SAFEGUARDING} OR raised_by_id {_MINE})",
            reaches(to_act=True),
        ),
        FenceByAuthority("pathway_localholiday"),
        FenceByAuthority("pathway_localcriteria"),
        *(
            AuditChanges(f"pathway_{table}", leave_out=columns)
            for table, columns in (ABOUT_A_CARER | FENCED_APART).items()
        ),
        migrations.RunSQL(STANDS, "DROP FUNCTION pathway_stands()"),
        _keep("pathway_opening"),
        _keep("pathway_ledgerentry"),
        _keep("pathway_consent"),
        _keep("pathway_carduse"),
        _keep("pathway_givenout"),
        _keep("pathway_localcriteria", "OLD.published_on IS NOT NULL", "review_by"),
        _keep("pathway_decision", "OLD.state <> 'tentative'", "state", "given_on"),
        _keep("pathway_approval", "OLD.answer <> 'waiting'"),
    ]
