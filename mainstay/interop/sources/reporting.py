"""Loading services at the command line: the answer on standard output, progress and refusals on standard error."""

import sys
from hashlib import file_digest
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.models import Authority
from mainstay.audit.context import Operator, action
from mainstay.database import scope
from mainstay.directory.models import Source
from mainstay.interop.entries_read import EntriesRead
from mainstay.interop.openreferral.feed import Reached, read_on, reasons_to_refuse
from mainstay.interop.sources import actions, describing, jobs, kept, queries, rules
from mainstay.interop.sources.describing import Difference
from mainstay.interop.sources.kinds import KINDS
from mainstay.interop.sources.knowing import known_to
from mainstay.interop.sources.moving import move
from mainstay.interop.statistics import CannotRead

DONE, FINDINGS, COULD_NOT = 0, 1, 2
SHOWN = 20


def load(
    asked: str,
    owner: Authority,
    *,
    name: str = "",
    kind: str = "",
    check: bool = False,
    many_may_go: bool = False,
) -> int:
    """Read a file or a feed and list it; return 0 done, 1 some values set aside, 2 could not.

    check: only look. many_may_go: list it even where much of what the source told before is missing now.
    """
    is_feed = "://" in asked
    try:
        source = _source(asked, owner, name, kind or Source.Kind.OPEN_REFERRAL, is_feed=is_feed)
        found, changes = _read(asked, source, owner, is_feed=is_feed)
    except CannotRead as refusal:
        return _refuse(refusal.sentence, *refusal.way_out)
    except actions.CannotMove as refusal:
        return _refuse(*refusal.reasons)
    except KeyboardInterrupt:
        return _refuse(
            _(
                "Stopped. Nothing was listed. What was read of a feed is kept: the same command goes on from there."
            )
        )
    _describe(found, changes)
    if not found.entries and not found.others:
        return _refuse(_("Nothing in it can be listed as it is."))
    if check:
        _say(_("Nothing was listed: --check only looks."))
        return FINDINGS if found.set_aside else DONE
    if rules.many_would_go(changes.gone, changes.listed) and not many_may_go:
        told = {"gone": changes.gone, "listed": changes.listed}
        said = _("%(gone)s of the %(listed)s services that it told of before are missing now.") % told
        return _refuse(said, _("Make sure that its publisher means it, then add: --many-may-go"))
    return _keep(source, owner, found)


def _source(asked: str, owner: Authority, name: str, kind: str, *, is_feed: bool) -> Source:
    """Return the source of this name, made anew where there is none; a feed by its host, a file by its name."""
    if is_feed and (reasons := reasons_to_refuse(asked)):
        raise actions.CannotMove(reasons)
    called = (name or (urlsplit(asked).hostname if is_feed else Path(asked).stem) or asked)[:120]
    with scope.of_authority(owner.pk), action("add a source", by=Operator()):
        found = Source.objects.filter(authority=owner, kind=kind, name__iexact=called).first()
        if found is None:
            return actions.new_source(owner, kind, called, address=asked if is_feed else "")
        if queries.job_of(found):
            raise actions.CannotMove([_("This source is being read by a job. Wait until that is done.")])
        if found.address != (asked if is_feed else ""):
            raise actions.CannotMove(
                [_("Another source is called %(name)s. Give this one a name with --name.") % {"name": called}]
            )
        if "token" not in found.reading:
            move(found, rules.NEW, token=kept.new_token())
    return found


def _read(asked: str, source: Source, owner: Authority, *, is_feed: bool) -> tuple[EntriesRead, Difference]:
    if is_feed:
        pages = kept.pages(source)
        if pages.reached.whole:
            pages.forget()
        read_on(asked, pages, way=jobs.way(), tell=_tell)
    else:
        source.reading.update(_about(Path(asked)))
    with scope.of_authority(owner.pk):
        known = known_to(owner)
        if is_feed:
            found = kept.read(source, known)
        else:
            found = KINDS[source.kind].read(Path(asked), known, progress=lambda share: None)
        found = describing.without_what_stops(found)
        return found, describing.difference(source, found)


def _about(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise CannotRead(
            _("%(file)s cannot be read.") % {"file": path},
            _("Look whether it is there, and whether you may read it."),
        ) from fault
    return {"file_name": path.name, "sha256": digest, "size": path.stat().st_size}


def _keep(source: Source, owner: Authority, found: EntriesRead) -> int:
    path = kept.set_aside_path(source)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(describing.set_aside_csv(found), "utf-8", newline="")
    with scope.of_authority(owner.pk):
        about = source.reading
        source = Source.objects.select_for_update().get(pk=source.pk)
        source.reading = {**source.reading, **about}
        told = jobs.keep(source, found, Operator())
    kept.forget_read(source)
    said = _(
        "%(name)s: %(added)s new, %(changed)s read again, %(left)s left to their owners, %(gone)s taken out."
    )
    sys.stdout.write(said % {**told, "name": source.name} + "\n")
    return FINDINGS if found.set_aside else DONE


def _describe(found: EntriesRead, changes: Difference) -> None:
    told = {"told": f"{found.told:,}", "new": changes.new, "changed": changes.changed, "same": changes.same}
    _say(
        _("%(told)s told: %(new)s new, %(changed)s changed, %(same)s the same, %(left)s left, %(gone)s gone.")
        % {**told, "left": changes.left, "gone": changes.gone}
    )
    for note in found.notes:
        _say("  " + _("Note: %(said)s") % {"said": note})
    for each in found.set_aside[:SHOWN]:
        _say(f"  {each.id}, {each.field}: {each.value!r}. {each.mend}")
    if len(found.set_aside) > SHOWN:
        _say("  " + _("… and %(count)s more.") % {"count": f"{len(found.set_aside) - SHOWN:,}"})
    if found.not_mapped:
        said = ngettext(
            "%(num)s kind of field or term has no place in an entry, and is kept with what the source said:",
            "%(num)s kinds of field or term have no place in an entry, and are kept with what the source said:",
            len(found.not_mapped),
        )
        _say("  " + said % {"num": f"{len(found.not_mapped):,}"})
        _say("    " + ", ".join(list(found.not_mapped)[:SHOWN]))


def _tell(reached: Reached) -> None:
    if sys.stderr.isatty():
        whole = f" of {reached.told_items:,}" if reached.told_items else ""
        sys.stderr.write(f"\r{reached.services:,}{whole} services" + ("\n" if reached.whole else ""))


def _refuse(*sentences: str) -> int:
    for sentence in sentences:
        _say(sentence)
    return COULD_NOT


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
