"""Who lives and cares here, and which carers may be overlooked."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.planning.exports import words
from mainstay.planning.exports.paper import (
    Block,
    Column,
    Content,
    Kind,
    Points,
    Section,
    Table,
    Text,
    rows_of,
)

NONE = gettext_lazy("No figures by age, sex, ethnicity, health or disability have been loaded for this area.")
NO_GROUPS = gettext_lazy("No expected numbers have been worked out for groups at risk of being overlooked.")
GROUPS_OVERLAP = gettext_lazy(
    "The groups overlap, so they must not be added up. "
    "Each number is an assumed share of the people it is applied to, not a count."
)

_APPLIED_TO = {"carers": gettext_lazy("carers"), "people": gettext_lazy("people")}


def section(content: Content) -> Section:
    """People or carers by age, sex, ethnicity, health and disability, as far as published."""
    blocks: list[Block] = []
    for part in rows_of(content, "who"):
        blocks += [_table(part), Text(words.cited(part.get("source")))]
    return Section(_("Who they are"), blocks or [Text(str(NONE))])


def overlooked(content: Content) -> Section:
    """Expected numbers in each group at risk of being overlooked, with the assumption or why there is none."""
    groups = rows_of(content, "overlooked")
    assumed = {row.get("key"): row for row in rows_of(content, "assumptions")}
    expected = [group for group in groups if group.get("expected") is not None]
    rows = [_group(group, assumed.get(group.get("assumption"), {})) for group in expected]
    columns = (
        Column(_("Group")),
        Column(_("Expected"), Kind.COUNT, ranged=True),
        Column(_("Assumed share"), Kind.SHARE, ranged=True),
        Column(_("Share of")),
        Column(_("Where the share is from")),
    )
    table = Table(
        _("Expected carers in each group"), _("Overlooked"), columns, rows, note=str(GROUPS_OVERLAP)
    )
    blocks: list[Block] = [table] if rows else []
    unknown = _without_a_number(groups)
    blocks += [Points(unknown, under=_("No number is given for some groups"))] if unknown else []
    return Section(_("Carers who may be overlooked"), blocks or [Text(str(NO_GROUPS))])


def _without_a_number(groups: list[Mapping[str, Any]]) -> list[str]:
    """One line for each reason, naming the groups that it holds for."""
    why: dict[str, list[str]] = {}
    for group in groups:
        if group.get("expected") is None:
            reason = words.sentence(group.get("reason") or _("no share is known"))
            why.setdefault(reason, []).append(str(group.get("title") or group.get("code") or ""))
    return [f"{', '.join(named)}. {reason}" for reason, named in why.items()]


def _table(part: Mapping[str, Any]) -> Table:
    title = str(part.get("title") or part.get("key") or _("People"))
    rows = [[row.get("label"), row.get("count"), row.get("share")] for row in rows_of(part, "rows")]
    counted, shared = (
        (_("Carers"), _("Share of carers"))
        if part.get("about") == "carers"
        else (_("People"), _("Share of people"))
    )
    base = _("Base: %(base)s.") % {"base": part["base"]} if part.get("base") else ""
    return Table(
        title,
        str(part.get("key") or title),
        (Column(_("Group")), Column(counted, Kind.COUNT), Column(shared, Kind.SHARE)),
        rows,
        note=" ".join(said for said in (base, words.sentence(part.get("note"))) if said),
    )


def _group(group: Mapping[str, Any], assumption: Mapping[str, Any]) -> list[Any]:
    titles = "; ".join(str(source.get("title")) for source in rows_of(assumption, "source"))
    from_where = [group.get("reason")]
    if not group.get("reason"):
        from_where += [group.get("source_title") or titles, group.get("sure") or assumption.get("sure")]
    local = _("set locally") if group.get("local") else None
    return [
        group.get("title"),
        group.get("expected"),
        group.get("share"),
        _APPLIED_TO.get(group.get("applied_to") or "", group.get("applied_to") or ""),
        words.sentence("; ".join(str(said) for said in (*from_where, local) if said)),
    ]
