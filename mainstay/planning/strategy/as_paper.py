"""A strategy as a paper to print and to send: the same content as its page, its evidence numbered."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from mainstay.planning.exports import as_pdf, as_word, words
from mainstay.planning.exports.paper import (
    Block,
    Column,
    Heading,
    Kind,
    Paper,
    Points,
    Section,
    Table,
    Text,
)
from mainstay.planning.exports.sections import grounds
from mainstay.planning.strategy.wording import (
    cost,
    named,
    options_of,
    parts,
    place_in_words,
    with_numbers,
)

Content = Mapping[str, Any]
Signed = Sequence[tuple[str, str, str]]
RENDERERS = {"docx": as_word.set_in_word, "pdf": as_pdf.set_as_pdf}


def paper(content: Content, *, number: int, signed: Signed) -> Paper:
    """Return the strategy laid out. number: of the version; signed: body, day and words of each signature."""
    content = words.plain(content)
    area = content["area"]
    return Paper(
        title=content["title"],
        area=f"{content['authority']}, {content['called']['term']}, {_('version %(number)s') % {'number': number}}",
        as_at=words.day(content["made_on"]),
        notices=[_("%(area)s is invented.") % {"area": area["name"]}] if area["invented"] else [],
        summary=_summary(content, signed),
        sections=[
            *(
                [Section(_("Introduction"), _paragraphs(content["introduction"]))]
                if content["introduction"]
                else []
            ),
            *(_part(content, key, title) for key, title in parts() if content.get(key)),
            _agreed(content),
            _put_off(content, "deferred", _("What was put off, and why")),
            _put_off(content, "refused", _("What was refused, and why")),
            _rankings(content),
            *_required(content),
            _references(content),
            _signatures(signed),
            _as_annex(grounds.assumptions(content)),
            _as_annex(grounds.sources(content)),
        ],
        made=content["made_on"],
        subject=_("%(called)s, made on %(day)s")
        % {"called": content["called"]["term"], "day": words.day(content["made_on"])},
        keywords=_("unpaid carers; strategy"),
    )


def _summary(content: Content, signed: Signed) -> list[str]:
    told = {state: len(content[state]) for state in ("agreed", "deferred", "refused")}
    money = content["money"]
    lines = [
        _("%(agreed)s priorities are agreed, %(deferred)s are put off and %(refused)s are refused.") % told,
    ]
    if money["costed"]:
        lines.append(
            _(
                "The agreed options come to %(pounds)s a year, counting the %(costed)s of %(of)s that have a cost."
            )
            % {"pounds": words.money(money["pence"]), "costed": money["costed"], "of": money["of"]}
        )
    bodies = "; ".join(
        _("%(body)s, %(day)s") % {"body": body, "day": words.day(day)} for body, day, _w in signed
    )
    lines.append(
        _("Signed for: %(bodies)s.") % {"bodies": bodies}
        if bodies
        else _("This is a draft: nobody has signed it.")
    )
    missing = [each["title"] for each in content["required"] if not each["there"]]
    if missing:
        lines.append(_("The law asks for more than it says: %(missing)s.") % {"missing": "; ".join(missing)})
    return lines


def _paragraphs(text: str) -> list[Block]:
    return [Text(" ".join(part.split())) for part in text.split("\n\n") if part.strip()] or [
        Text(" ".join(text.split()))
    ]


def _part(content: Content, key: str, title: str) -> Section:
    return Section(title, [Points([with_numbers(each) for each in content[key]])])


def _agreed(content: Content) -> Section:
    blocks: list[Block] = []
    for each in content["agreed"]:
        blocks += _whole(each)
    return Section(_("What is agreed"), blocks or [Text(_("Nothing is agreed yet."))])


def _whole(each: Mapping[str, Any]) -> list[Block]:
    """Everything about one agreed priority."""
    told = {"body": each["body"], "day": words.day(each["decided_on"])}
    lines = [
        _("Need: %(said)s") % {"said": with_numbers(each["need"])},
        _("Interventions: %(named)s. Outcomes: %(outcomes)s.")
        % {"named": named(each["interventions"]), "outcomes": named(each["outcomes"])},
        _("Places: %(places)s. Groups: %(groups)s.")
        % {
            "places": named(each["places"]) or _("the whole area"),
            "groups": named(each["groups"]) or _("all carers"),
        },
        _("Cost a year: %(cost)s.") % {"cost": cost(each)},
        _("Agreed by %(body)s on %(day)s.") % told + " " + with_numbers(each["decision"]),
        _("Who sees to it: %(owner)s. Looked at again on %(day)s.")
        % {"owner": each["owner"], "day": words.day(each["review_on"])},
        place_in_words(each),
    ]
    if each["equality"]["words"]:
        lines.append(_("Equality: %(said)s") % {"said": with_numbers(each["equality"])})
    return [
        Heading(each["title"]),
        Points([line if line.endswith("]") else words.sentence(line) for line in lines]),
        _options(each),
    ]


def _options(each: Mapping[str, Any]) -> Table:
    columns = (
        Column(_("Option")),
        Column(_("Cost a year"), Kind.MONEY),
        Column(_("Risk of doing it")),
        Column(_("Risk of not doing it")),
    )
    title = _("Options considered: %(title)s") % {"title": each["title"]}
    return Table(title, _("Options"), columns, options_of(each), headed=False)


def _put_off(content: Content, state: str, title: str) -> Section:
    columns = (
        Column(_("Priority")),
        Column(_("Need")),
        Column(_("Reason")),
        Column(_("Decided by")),
        Column(_("If nothing is done")),
        Column(_("Looked at again on"), Kind.DAY),
    )
    rows = [
        [
            each["title"],
            with_numbers(each["need"]),
            with_numbers(each["decision"]),
            f"{each['body']}, {words.day(each['decided_on'])}",
            next((one["risk_of_not_doing"] for one in each["options"] if one["does_nothing"]), ""),
            each["review_on"] or "",
        ]
        for each in content[state]
    ]
    table = Table(title, title, columns, rows, entries=True)
    return Section(title, [table] if rows else [Text(_("Nothing."))])


def _rankings(content: Content) -> Section:
    columns = (
        Column(_("Priority")),
        Column(_("Carers, taken together"), Kind.TEXT),
        Column(_("Scores"), Kind.TEXT),
        Column(_("Each ranking")),
    )
    rows = [
        [
            row["title"],
            str(row["together"] or _("not ranked")),
            str(row["score"] or _("not scored")),
            "; ".join(f"{each['title']}: {each['place']}" for each in row["each"] if each["place"]),
        ]
        for row in content["rankings"]
    ]
    title = _("What carers and the scores put first")
    return Section(title, [Table(title, _("Rankings"), columns, rows)] if rows else [Text(_("Nothing."))])


def _required(content: Content) -> list[Section]:
    if not content["required"]:
        return []
    columns = (Column(_("What the law asks for")), Column(_("Where it is set out")), Column(_("Law")))
    rows = [[each["title"], _where(each), each["law"]] for each in content["required"]]
    title = _("What the law asks this plan to set out")
    return [Section(title, [Table(title, _("Law"), columns, rows)])]


def _where(each: Mapping[str, Any]) -> str:
    if not each["there"]:
        return _("Missing")
    said = [each["words"], *each["priorities"], dict(parts()).get(each["part"], "")]
    return "; ".join(one for one in said if one) or _("What is agreed")


def _references(content: Content) -> Section:
    lines = []
    for each in content["references"]:
        said = [words.sentence(each["title"]), words.sentence(each["says"]), words.sentence(each["source"])]
        said.append(words.sentence(words.day(each["on"])) if each["on"] else "")
        lines.append(f"[{each['number']}] " + " ".join(one for one in said if one))
    return Section(_("What the statements stand on"), [Points(lines)] if lines else [Text(_("Nothing."))])


def _signatures(signed: Signed) -> Section:
    columns = (Column(_("Body")), Column(_("Signed on"), Kind.DAY), Column(_("Words")))
    title = _("Signatures")
    if not signed:
        return Section(title, [Text(_("This is a draft: nobody has signed it."))])
    return Section(title, [Table(title, title, columns, [list(each) for each in signed])])


def _as_annex(section: Section) -> Section:
    return Section(section.title, section.blocks, annex=True)
