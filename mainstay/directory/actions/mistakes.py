"""Take and answer reports of what is wrong with an entry."""

from django.utils import timezone
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.directory.models import MistakeReport, Service
from mainstay.directory.rules import mistakes as rules
from mainstay.directory.rules.plain import plain_text


class CannotReport(Refused):
    """The report was not taken."""


class CannotAnswer(Refused):
    """The report was left as it was."""


class Anybody:
    """Somebody on the public pages, signed in or not: who it was is not kept."""

    pk: int | None = None
    name = audit_name = "somebody on the public pages"


def report_mistake(service: Service, about: str, words: str) -> MistakeReport:
    """Keep what somebody says is wrong with a listed entry, or raise CannotReport.

    For the public pages: needs no sign-in, keeps nothing about who wrote, and enters the scope of the entry's
    authority for the write alone. The same words about the same entry, still open, are kept once.
    about: one of rules.mistakes.ABOUT.
    """
    told = plain_text(words)
    with scope.of_authority(service.authority_id), action("report a mistake", by=Anybody()):
        waiting = MistakeReport.objects.filter(service=service, state=MistakeReport.State.OPEN)
        refuse_if(
            CannotReport, rules.reasons_to_refuse_report(about, told or words, open_now=waiting.count())
        )
        same = waiting.filter(about=about, words=told).first()
        return same or MistakeReport.objects.create(
            authority_id=service.authority_id, service=service, about=about, words=told
        )


def answer_mistake(report: MistakeReport, *, mended: bool, words: str, by: User) -> MistakeReport:
    """Say that a report was mended, or why the entry stays as it is; or raise CannotAnswer."""
    with action("answer a report of a mistake", by=by):
        report = MistakeReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        reasons = []
        if report.state != MistakeReport.State.OPEN:
            reasons.append(_("Somebody has answered this report already."))
        if not mended and not words.strip():
            reasons.append(_("Say why the entry stays as it is."))
        refuse_if(CannotAnswer, reasons)
        report.state = MistakeReport.State.MENDED if mended else MistakeReport.State.KEPT
        report.answer, report.answered_by, report.answered_at = words.strip(), by, timezone.now()
        report.save(update_fields=["state", "answer", "answered_by", "answered_at"])
        return report
