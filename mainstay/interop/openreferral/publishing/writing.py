"""What an authority lists, written to a file or to standard output."""

import json
import sys
from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.database import scope
from mainstay.interop.openreferral.publishing.whole import authority_called, services_of

DONE, COULD_NOT = 0, 2


def write_services(name: str, out: Path | None, address: str) -> int:
    """Write the file; return 0 done, 2 could not. address: of this Mainstay, or "" to leave links to terms out."""
    with scope.of_authority(None):
        scope.show_listed()
        owner = authority_called(name)
        if owner is None:
            sys.stderr.write(_("No authority is called %(name)s.") % {"name": name} + "\n")
            return COULD_NOT
        base = address.rstrip("/")
        found = services_of(
            owner.area_code,
            lambda term: base + reverse("openreferral:taxonomy_term", args=[term]) if base else "",
        )
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    try:
        if out:
            out.write_text(text, "utf-8")
        else:
            sys.stdout.write(text)
    except OSError as fault:
        told = {"file": out, "why": fault.strerror}
        sys.stderr.write(_("%(file)s could not be written: %(why)s.") % told + "\n")
        return COULD_NOT
    count = ngettext("%(count)s service written.", "%(count)s services written.", len(found))
    sys.stderr.write(count % {"count": f"{len(found):,}"} + "\n")
    return DONE
