"""What is asked, step by step: of a carer who asks for support, and of a professional who refers a carer."""

from django.utils.translation import gettext_lazy as _

from mainstay.pathway.forms import found as forms
from mainstay.pathway.forms import found_others as others
from mainstay.pathway.forms.found_steps import Asked

# Carers (Scotland) Act 2016, sections 6(6) and 24(6); for the other nations nothing is claimed.
_WHOSE_TURN = _(
    "Ask the council for the area in which the person who is looked after lives. In Scotland the law says that it is "
    "that council's duty, wherever the carer lives. Elsewhere, a council that you ask will tell you whose turn it is."
)

OWN = (
    Asked("where", _("Which council do you ask?"), forms.Where, _WHOSE_TURN),
    Asked("you", _("Who are you?"), forms.You),
    Asked("reach", _("How can somebody reach you?"), forms.Reach),
    Asked("caring", _("Whom do you look after?"), forms.Caring, _("You need not say anything here.")),
    Asked("agree", _("Read it once more"), forms.Agree),
)
FOR_ANOTHER = (
    Asked("where", _("Which council?"), forms.Where, _WHOSE_TURN),
    Asked("referrer", _("Who are you?"), others.Referrer),
    Asked(
        "carer", _("Who is the carer?"), others.TheCarer, _("Only what the carer agreed that you pass on.")
    ),
    Asked(
        "reach",
        _("How can the carer be reached?"),
        forms.Reach,
        _("In the carer's own words: ask them."),
    ),
    Asked(
        "caring",
        _("Whom does the carer look after?"),
        forms.Caring,
        _("Write about the carer. Leave out what is only about the other person's health."),
    ),
    Asked("agree", _("Read it once more"), others.TheyAgree),
)
