"""The member's paper laid out on two pages: need and what reaches it, then what was decided, money and law."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.planning.coverage.words import pounds
from mainstay.planning.exports import words
from mainstay.planning.exports.paper import Block, Column, Paper, Points, Section, Table, Text
from mainstay.planning.priorities import listing

Content = Mapping[str, Any]
# Two pages hold so much; the page in Mainstay holds everything.
_SERVICES, _PRIORITIES, _LAWS, _GAPS, _REFERENCES, _LETTERS = 12, 8, 7, 10, 8, 200


def paper(content: Content) -> Paper:
    """Return the ward's paper, short enough for two pages of A4."""
    content = words.plain(content)
    ward = content["ward"]["name"]
    day = words.day(content["made_on"])
    return Paper(
        title=_("Carers in %(ward)s") % {"ward": ward},
        area=_("Paper for elected members, %(authority)s") % {"authority": content["authority"]},
        as_at=day,
        notices=[_("%(area)s is invented.") % {"area": content["authority"]}] if content["invented"] else [],
        summary=summary(content),
        sections=[
            _need(content),
            _reach(content),
            _decided(content),
            _money(content),
            _law(content),
            _references(content),
        ],
        made=content["made_on"],
        subject=_("Carers in %(ward)s, %(day)s") % {"ward": ward, "day": day},
        keywords=_("unpaid carers; ward"),
        brief=True,
    )


def numbered(part: Content | None) -> str:
    """Return the numbers of a part's sources: " [1] [2]"; "" for none."""
    return "".join(f" [{number}]" for number in (part or {}).get("refs", ()))


def summary(content: Content) -> list[str]:
    """Return what a member needs to know in one breath."""
    needs, services, decided = content["needs"], content["services"], content["decided"]
    ward = content["ward"]["name"]
    lines = []
    if needs:
        told = {"carers": words.ranged(needs["carers"]), "ward": ward, "share": words.percent(needs["rate"])}
        told["all"] = words.percent(needs["rate_of_all"])
        lines.append(
            _(
                "%(carers)s people in %(ward)s look after someone unpaid: %(share)s, against %(all)s in the whole area."
            )
            % told
            + numbered(needs)
        )
    else:
        lines.append(content["why"])
    if services:
        told = {"gaps": len(services["gaps"]), "all": services["interventions"], "reach": services["reach"]}
        lines.append(
            _("%(reach)s services reach them; of %(all)s kinds of support nothing counts for %(gaps)s.")
            % told
            + numbered(services)
        )
    if decided:
        agreed = [each for each in decided["priorities"] if each["state"] == "agreed"]
        told = {"agreed": len(agreed), "all": len(decided["priorities"])}
        lines.append(
            _("%(agreed)s of %(all)s priorities that touch the ward are agreed.") % told + numbered(decided)
        )
    return lines


def figures(content: Content) -> list[tuple[str, str, str]]:
    """Return each figure of need with the ward's and the whole area's value, as they are read."""
    needs = content["needs"]
    if not needs:
        return []
    return [
        (
            _("People who look after someone unpaid"),
            words.ranged(needs["carers"]),
            _count(needs["carers_of_all"]),
        ),
        (_("Share of people"), words.percent(needs["rate"]), words.percent(needs["rate_of_all"])),
        (_("Of them, 50 hours a week or more"), _count(needs["intense"]), _count(needs["intense_of_all"])),
        (_("Known to services"), _range(needs["known"]), _range(needs["known_of_all"])),
        (_("Not known to services"), _range(needs["hidden"]), _range(needs["hidden_of_all"])),
        (_("Share known"), _share(needs["share_known"]), _share(needs["share_known_of_all"])),
    ]


def _count(value: Any) -> str:
    return words.count(value) if value is not None else _("not known")


def _range(value: Any) -> str:
    return words.ranged(value) if value is not None else _("not known")


def _share(value: Any) -> str:
    return words.ranged(value, words.percent) if value is not None else _("not known")


def _need(content: Content) -> Section:
    title = _("Need and reach")
    rows = figures(content)
    if not rows:
        return Section(title, [Text(content["why"])])
    columns = (Column(_("Figure")), Column(content["ward"]["name"]), Column(content["authority"]))
    as_at = _("As at %(day)s.") % {"day": words.day(content["needs"]["as_at"])}
    note = f"{as_at} {_('Sources:')}{numbered(content['needs'])}"
    return Section(title, [Table(title, title, columns, rows, note=note)])


def _reach(content: Content) -> Section:
    title = _("What reaches carers here")
    services = content["services"]
    if not services:
        return Section(title, [Text(_("What exists is not known for this ward."))])
    own, gaps = services["own"], services["gaps"]
    blocks: list[Block] = []
    columns = (Column(_("Service in the ward")), Column(_("Provider")), Column(_("Funded how")))
    rows = [[each["name"], each["provider"], each["funded"] or _("not said")] for each in own[:_SERVICES]]
    if rows:
        blocks.append(Table(_("Services in the ward"), title, columns, rows, headed=False))
    lines = [] if own else [_("No service is held in the ward or meant for it alone.")]
    if len(own) > _SERVICES:
        lines.append(_and_more(len(own) - _SERVICES))
    if gaps:
        named = "; ".join(gaps[:_GAPS])
        more = f" {_and_more(len(gaps) - _GAPS)}" if len(gaps) > _GAPS else ""
        lines.append(_("Nothing counts for: %(named)s.") % {"named": named} + more + numbered(services))
    if services["ending"]:
        lines.append(_("Money ends within a year for: %(named)s.") % {"named": _first(services["ending"], 4)})
    return Section(title, [*blocks, Points(lines)] if lines else blocks)


def _and_more(count: int) -> str:
    said = ngettext(
        "And %(count)s more, on the page in Mainstay.", "And %(count)s more, on the page in Mainstay.", count
    )
    return said % {"count": count}


def _first(named: list[str], most: int) -> str:
    left_out = len(named) - most
    shown = "; ".join(named[:most])
    return shown if left_out <= 0 else _("%(shown)s; and %(more)s more") % {"shown": shown, "more": left_out}


def _decided(content: Content) -> Section:
    title, decided = _("What was decided, and what doing nothing costs"), content["decided"]
    if not decided:
        return Section(title, [Text(_("No priority touches this ward yet."))], starts_page=True)
    columns = (
        Column(_("Priority")),
        Column(_("Decision")),
        Column(_("Cost a year")),
        Column(_("Carers' place")),
        Column(_("If nothing is done")),
    )
    rows = [
        [
            each["title"],
            each["state_label"],
            cost_of(each),
            str(each["carers_place"] or "–"),
            _short(nothing_of(each)),
        ]
        for each in decided["priorities"][:_PRIORITIES]
    ]
    note = _("Those for this ward come first, then those for the whole area.") + numbered(decided)
    blocks: list[Block] = [Table(title, title, columns, rows, note=note)]
    if len(decided["priorities"]) > _PRIORITIES:
        blocks.append(Text(_and_more(len(decided["priorities"]) - _PRIORITIES)))
    return Section(title, blocks, starts_page=True)


def cost_of(each: Content) -> str:
    """Return what a priority costs: the option that is agreed, or the range where none is."""
    if each["cost_pence"] is not None:
        return words.money(each["cost_pence"])
    return listing.cost(each["cost_low_pence"], each["cost_high_pence"])


def nothing_of(each: Content) -> str:
    """Return what doing nothing costs, in words and in money where it is known."""
    if each["nothing_pence"]:
        return f"{words.money(each['nothing_pence'])}. {each['nothing']}"
    return each["nothing"] or _("not recorded")


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS].rsplit(' ', 1)[0]} …"


def money(content: Content) -> list[str]:
    """Return what is spent, as far as it is known."""
    services = content["services"]
    if not services:
        return [_("What is spent here is not known.")]
    told = {
        "pounds": pounds(services["pence"]),
        "unpriced": services["unpriced"],
        "reach": services["reach"],
    }
    if not services["pence"]:
        line = _("No service that reaches this ward says what it is funded with.")
    else:
        line = _(
            "About %(pounds)s a year is this ward's part of the money of the services that reach it, divided by where "
            "their carers live; %(unpriced)s of %(reach)s services do not say what they are funded with."
        )
    return [line % told + numbered(services)]


def _money(content: Content) -> Section:
    return Section(_("Money"), [Points(money(content))])


def _law(content: Content) -> Section:
    title = _("What the law asks")
    lines = content["law"][:_LAWS]
    if not lines:
        return Section(title, [Text(_("No duty of this nation has been set down in the packs."))])
    return Section(title, [Points(lines)])


def _references(content: Content) -> Section:
    lines = []
    for each in content["references"][:_REFERENCES]:
        said = [each["title"], each["source"], words.day(each["on"]) if each["on"] else ""]
        lines.append(f"[{each['number']}] {', '.join(one for one in said if one)}.")
    return Section(_("Sources"), [Points(lines)] if lines else [Text(_("None."))])
