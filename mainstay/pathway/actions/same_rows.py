"""What hangs from two records, moved when they become one and moved back when that is undone.

Every model of this part that has a carer is met, so that one added later is not forgotten. Where only one of a kind
can stand (one open assessment, one plan in force, one account), the other record's gives way and says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Max, Model
from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.pathway.models import Carer, SamePair, SearchKey

# What is not moved: keys are written anew, and pairs say what was looked at then.
_STAYS = (SamePair, SearchKey, Carer)
# What was moved or gave way: model → number of the row → column → its value before.
Moved = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True)
class OnlyOne:
    """A kind of row of which a record can have one. standing: which count; each: one for each of these columns.

    gives_way: what becomes of the other record's. said: how that is told, with how many.
    """

    standing: Mapping[str, Any]
    gives_way: Callable[[User, date], dict[str, Any]]
    said: str
    each: tuple[str, ...] = ()


ONLY_ONE: dict[str, OnlyOne] = {
    "SelfAssessment": OnlyOne(
        {"state": "open"},
        lambda by, today: {"state": "taken_back"},
        "A self-assessment that was begun stays readable, and the other one goes on.",
    ),
    "Assessment": OnlyOne(
        {"state__in": ["offered", "open"]},
        lambda by, today: {
            "state": "stopped",
            "stopped_because": "Two records were found to be one; the other assessment goes on.",
        },
        "An assessment that was not finished is stopped, and the other one goes on.",
    ),
    "EmergencyPlan": OnlyOne(
        {"state": "in_force"},
        lambda by, today: {"state": "replaced"},
        "One of two emergency plans is replaced. Its card still opens it, marked as an older page: make a new card, "
        "and tell whoever holds a copy.",
    ),
    "Clock": OnlyOne(
        {"done_on": None, "stopped_on": None},
        lambda by, today: {"stopped_on": today},
        "What is owed twice is owed once, by the kept record's day.",
        ("what", "record"),
    ),
    "Transition": OnlyOne(
        {"closed_on": None},
        lambda by, today: {"closed_on": today},
        "A change in life that both have open is closed in one, with its checklist as it is.",
        ("kind",),
    ),
    "Access": OnlyOne(
        {"as_whom": "self", "ended_at": None},
        lambda by, today: {"ended_at": now(), "ended_by_id": by.pk},
        "The carer has two accounts: the one of the record that is merged away opens nothing any more. "
        "Tell the carer which to use.",
    ),
    "Restriction": OnlyOne(
        {"ended_on": None},
        lambda by, today: {"ended_on": today, "ended_by_id": by.pk},
        "Both are restricted, and the record stays restricted once.",
    ),
}
# Numbers that count a carer's own rows from 1.
NUMBERED = ("Plan", "EmergencyPlan")


def models() -> list[type[Model]]:
    """Return every model whose rows are about a carer and follow them."""
    every = apps.get_app_config("pathway").get_models()
    return [
        each
        for each in every
        if each not in _STAYS and any(field.name == "carer" for field in each._meta.fields)
    ]


def in_the_way(kept: Carer, other: Carer) -> dict[str, list[Any]]:
    """Return model → rows of the other record that cannot stand beside one of the kept one."""
    found = {}
    for name, one in ONLY_ONE.items():
        rows: Any = apps.get_model("pathway", name)._default_manager.filter(**one.standing)
        mine = {tuple(getattr(row, column) for column in one.each) for row in rows.filter(carer=kept)}
        clash = [
            row
            for row in rows.filter(carer=other)
            if tuple(getattr(row, column) for column in one.each) in mine
        ]
        if clash:
            found[name] = clash
    return found


def move(kept: Carer, other: Carer, *, by: User, today: date) -> Moved:
    """Give the kept record every row of the other; return where each was and what gave way."""
    moved: Moved = {}
    for name, rows in in_the_way(kept, other).items():
        for row in rows:
            _change(moved, name, row, ONLY_ONE[name].gives_way(by, today))
    for name in NUMBERED:
        model: Any = apps.get_model("pathway", name)
        highest = model.objects.filter(carer=kept).aggregate(most=Max("number"))["most"] or 0
        for row in model.objects.filter(carer=other).order_by("number"):
            _change(moved, name, row, {"number": row.number + highest} if highest else {})
    for each in models():
        theirs: Any = each._default_manager.filter(carer=other.pk)
        for pk in theirs.values_list("pk", flat=True):
            moved.setdefault(each.__name__, {}).setdefault(str(pk), {})["carer_id"] = other.pk
        # By one statement, which sets nothing else: a row that stands may follow its carer and change in nothing.
        theirs.update(carer_id=kept.pk)
    return moved


def move_back(moved: Moved) -> None:
    """Put every row back where it was, and what gave way as it was; one that is gone by now is left out."""
    for name, rows in moved.items():
        model: Any = apps.get_model("pathway", name)
        for pk, before in rows.items():
            values = {column: _read(model, column, value) for column, value in before.items()}
            model.objects.filter(pk=int(pk)).update(**values)


def _change(moved: Moved, name: str, row: Any, to: Mapping[str, Any]) -> None:
    before = moved.setdefault(name, {}).setdefault(str(row.pk), {})
    for column, value in to.items():
        before.setdefault(column, written(getattr(row, column)))
        setattr(row, column, value)
    if to:
        type(row).objects.filter(pk=row.pk).update(**to)


def written(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _read(model: type[Model], column: str, value: Any) -> Any:
    field: Any = model._meta.get_field(column.removesuffix("_id"))
    return value if field.is_relation else field.to_python(value)
