"""How a carer is reached: changed by the carer at once, without asking."""

from collections.abc import Mapping
from typing import Any

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import search_keys
from mainstay.pathway.actions.carers import with_ward
from mainstay.pathway.models import Carer, Person
from mainstay.pathway.rules.editions import reasons_if_changed

CONTACT = ("known_as", "phone", "email", "address", "postcode", "language", "needs_interpreter")


class CannotChange(Refused):
    """Contact details cannot be saved yet; ``reasons`` has every one as a sentence."""


def change_contact(carer: Carer, values: Mapping[str, Any], *, seen: int, by: User) -> Person:
    """Change how a carer is reached, or raise CannotChange where somebody else changed it meanwhile.

    values: by the names in CONTACT. seen: the edition that the form showed.
    """
    with action("change how a carer is reached", by=by):
        person = Person.objects.select_for_update(no_key=True).get(as_carer=carer)
        refuse_if(CannotChange, reasons_if_changed(seen, person.edition))
        for name, value in with_ward({name: values[name] for name in CONTACT}).items():
            setattr(person, name, value)
        person.edition += 1
        person.save()
        search_keys.write(carer)
        return person
