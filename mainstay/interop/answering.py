"""What the command line says about an area."""

import sys

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.database import scope
from mainstay.interop.loading import whose
from mainstay.local.queries import local_values
from mainstay.places.queries import Area, AreaNotFound, find, other_names, retired_codes
from mainstay.planning.exports import RENDERERS
from mainstay.planning.needs import NoFigures, assess

DONE, COULD_NOT = 0, 2


def answer_needs(asked: str, form: str, authority: str | None) -> int:
    """Print the needs assessment of an area; return the exit status."""
    owner = whose(authority)
    if authority and owner is None:
        return _refuse(_("No authority is called %(name)s.") % {"name": authority})
    with scope.of_authority(owner.pk if owner else None):
        try:
            area = find(asked, other_names(localdate()))
            content = assess(area, as_at=localdate(), local=local_values() if owner else {})
        except AreaNotFound as refusal:
            return _refuse(str(refusal), *_nearest(refusal))
        except NoFigures as refusal:
            return _refuse(str(refusal), refusal.way_out)
    if asked.strip().upper() in retired_codes():
        sys.stderr.write(
            f"{asked.strip().upper()} is no longer in force. This is {_line(area)}, which it became.\n"
        )
    # The mark that tells Excel the encoding belongs in a file, not in a pipe.
    rendered = RENDERERS[form](content).removeprefix("\ufeff")
    sys.stdout.write(rendered if rendered.endswith("\n") else rendered + "\n")
    return DONE


def _nearest(refusal: AreaNotFound) -> list[str]:
    if not refusal.nearest:
        return [
            _("No area has been loaded for everybody yet. Load a census table with: mainstay load FILE"),
            _("For an area that one authority has loaded for itself, add: --authority NAME"),
        ]
    said = _("Which is meant?") if refusal.ambiguous else _("The nearest are:")
    return [said, *(f"  {_line(area)}" for area in refusal.nearest)]


def _line(area: Area) -> str:
    return f"{area.code}  {area.name} ({area.level.replace('_', ' ')})"


def _refuse(*sentences: str) -> int:
    sys.stderr.write("\n".join(sentences) + "\n")
    return COULD_NOT
