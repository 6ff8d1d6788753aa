"""A record in which every word that can be written is the same one, so that it can be looked for afterwards."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from mainstay.database import scope
from mainstay.pathway.actions.erasing import words_are_in
from mainstay.pathway.models import Carer, LegalHold, Message, Referral, SamePair, SearchKey
from tests.cast import Cast
from tests.directory.listed import a_service
from tests.pathway.carers import TODAY, in_records_of, records_of_a_carer

WORD = "Quillfea"
DAY = date(1987, 6, 5)


def full_record(cast: Cast) -> Carer:
    """Return a carer with a row of everything, in which every word is WORD and every day of a person is DAY."""
    made = records_of_a_carer(cast, a_service(cast.worker))
    with in_records_of(cast.worker), scope.erasing():
        carer = Carer.objects.get(pk=made["carer_id"])
        SearchKey.objects.create(authority=cast.northmoor, carer=carer, key=WORD)
        Referral.objects.filter(pk=made["referral_id"]).update(carer=carer)
        SamePair.objects.filter(pk=made["same_pair_id"]).update(
            reasons=[WORD], undo={"person": {"phone": WORD}}
        )
        # Both sides write: one of records_of_a_carer's is the carer's own.
        Message.objects.create(
            authority=cast.northmoor, carer=carer, from_carer=False, by=cast.worker, words="Hello"
        )
        for model in words_are_in():
            for field in model._meta.concrete_fields:
                if field.name in model.OPEN_FIELDS or field.choices or field.primary_key:
                    continue
                if (value := _word(field)) is not None:
                    rows = model.objects.filter(**{"pk" if model is Carer else "carer": carer.pk})
                    rows.update(**{field.name: value})
        # A held record is not erased.
        LegalHold.objects.filter(carer=carer).update(ended_on=TODAY)
    return carer


def _word(field: "models.Field[object, object]") -> object:
    if isinstance(field, ArrayField):
        return [WORD]
    if isinstance(field, models.JSONField):
        return {"said": [WORD]}
    if isinstance(field, models.EmailField):
        return f"{WORD}@example.com"
    if isinstance(field, models.CharField | models.TextField):
        return WORD
    if field.name in ("born_on", "died_on"):
        return DAY
    return None


def everything_written(cast: Cast) -> dict[str, str]:
    """Return table → every row of it as text, of every table, the audit too, as Northmoor's scope reads it."""
    with in_records_of(cast.worker), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        found = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{table}\" t")
            found[table] = cursor.fetchone()[0]
        return found


def where_is(word: str, written: dict[str, str]) -> set[str]:
    """Return the tables in which a word stands, however it is written."""
    return {table for table, text in written.items() if word.casefold() in text.casefold()}
