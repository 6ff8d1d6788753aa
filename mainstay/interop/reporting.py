"""What the command line says about files: the answer on standard output, progress and refusals on standard error."""

import sys
from pathlib import Path

from django.utils.translation import gettext as _

from mainstay.accounts.models import Authority
from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.engines.tables import Reading
from mainstay.interop import statistics
from mainstay.interop.loading import keep
from mainstay.places.actions import AlreadyLoaded, CannotLoad
from mainstay.places.rules import doubts
from mainstay.web.words import day

DONE, FINDINGS, COULD_NOT = 0, 1, 2
SHOWN = 50


def load_one(path: Path, layout: str | None, owner: Authority | None, *, check: bool = False) -> int:
    """Read, check and load one file; return 0 done, 1 some rows set aside, 2 could not."""
    try:
        reading = statistics.read(path, layout=layout, progress=_progress(path))
    except statistics.CannotRead as refusal:
        return _refuse(path, [refusal.sentence, *refusal.way_out])
    _describe(reading)
    if check:
        _say(_("Nothing was loaded: --check only looks."))
        return FINDINGS if reading.errors else DONE
    try:
        with scope.of_authority(owner.pk if owner else None, sharing=owner is None):
            file = keep(reading, by=Operator(), authority=owner)
    except AlreadyLoaded as already:
        _answer(f"{path.name}: {already}")
        return DONE
    except CannotLoad as refusal:
        return _refuse(path, refusal.reasons)
    for doubt in doubts(file.warnings):
        _say("  " + _("Note: %(said)s") % {"said": doubt})
    told = {
        "file": path.name,
        "rows": f"{file.rows:,}",
        "title": file.title,
        "set_aside": f"{file.rows_set_aside:,}",
    }
    _answer(_("%(file)s: loaded %(rows)s rows as %(title)s; %(set_aside)s set aside.") % told)
    return FINDINGS if file.rows_set_aside or doubts(file.warnings) else DONE


def _describe(reading: Reading) -> None:
    _say(f"{reading.file_name}: {reading.title}, {reading.publisher}, {day(reading.reference_on)}.")
    _say("  " + _("Base: %(base)s. SHA-256: %(sha256)s.") % {"base": reading.base, "sha256": reading.sha256})
    for warning in reading.warnings:
        _say("  " + _("Note: %(said)s") % {"said": warning})
    for error in reading.errors[:SHOWN]:
        told = {"row": error.row, "column": error.column or _("the row")}
        _say(f"  {_('Row %(row)s, %(column)s') % told}: {error.value!r}. {error.mend}")
    if len(reading.errors) > SHOWN:
        _say("  " + _("… and %(count)s more.") % {"count": f"{len(reading.errors) - SHOWN:,}"})


def _refuse(path: Path, sentences: list[str]) -> int:
    _say(_("%(file)s was not loaded.") % {"file": path.name})
    for sentence in sentences:
        _say(f"  {sentence}")
    return COULD_NOT


def _progress(path: Path) -> "statistics.Progress":
    last = [-1]

    def tell(done: float) -> None:
        tenth = int(done * 10)
        if tenth > last[0] and sys.stderr.isatty():
            last[0] = tenth
            sys.stderr.write(f"\r{path.name}: {done:4.0%}" + ("\n" if done >= 1 else ""))

    return tell


def list_layouts(name: str | None) -> int:
    """Print every layout, or what one describes; return the exit status."""
    known = statistics.layouts()
    if name is None:
        for key, layout in known.items():
            _answer(f"{key:44} {layout.title}")
        return DONE
    if name not in known:
        _say(_("There is no layout named %(name)s. `mainstay layouts` lists them.") % {"name": name})
        return COULD_NOT
    layout = known[name]
    base = _("Base: %(base)s.") % {"base": layout.base}
    _answer(f"{name}\n{layout.title}\n{layout.publisher}. {layout.licence}.\n{base}")
    return DONE


def print_template(name: str) -> int:
    """Print a council's CSV template; return the exit status."""
    if name not in statistics.templates():
        told = {"name": name, "names": ", ".join(statistics.templates())}
        _say(_("There is no template named %(name)s. There are: %(names)s.") % told)
        return COULD_NOT
    sys.stdout.write(statistics.template(name))
    return DONE


def _answer(text: str) -> None:
    sys.stdout.write(text + "\n")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
