"""What people type and send about sources."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mainstay.interop import rules
from mainstay.interop.openreferral.feed import reasons_to_refuse
from mainstay.interop.sources.kinds import KINDS
from mainstay.web.words import size

_NAME = forms.CharField(
    label=_("What to call it"),
    help_text=_("Such as the council or charity that publishes it. It is shown with every entry."),
    max_length=120,
    error_messages={"required": _("Enter what to call it"), "max_length": _("Use 120 characters or fewer")},
)


class AddFeed(forms.Form):
    """The address of a feed."""

    name = _NAME
    address = forms.CharField(
        label=_("Address of the feed"),
        help_text=_("As its publisher gives it, such as https://example.org/openreferral."),
        max_length=1000,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the address of the feed")},
    )

    def clean_address(self) -> str:
        """Refuse what cannot be the address of a feed."""
        address = str(self.cleaned_data["address"]).strip()
        if reasons := reasons_to_refuse(address):
            raise forms.ValidationError(reasons)
        return address


class SendServices(forms.Form):
    """A newer file of a source that is known."""

    file = forms.FileField(
        label=_("File"),
        help_text=format_lazy(_("Up to {most} MB, also inside a zip or gzip."), most=rules.MOST_MEGABYTES),
        widget=forms.FileInput({"accept": ".json,.csv,.xlsx,.xls,.zip,.gz"}),
        error_messages={
            "required": _("Choose a file to send"),
            "missing": _("Choose a file to send"),
            "empty": _("The file is empty. Fetch it again from its publisher."),
            "max_length": _("The file's name is too long. Give it a shorter one."),
        },
        max_length=200,
    )

    def __init__(self, *args: Any, too_large: int | None = None, **kwargs: Any) -> None:
        """too_large: the size of a file that was not kept because it is over the limit."""
        super().__init__(*args, **kwargs)
        if too_large is not None:
            self.fields["file"].error_messages["required"] = _too_large(too_large)

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse a file over the limit."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        if (sent.size or 0) > rules.MOST_MEGABYTES * 1_000_000:
            raise forms.ValidationError(_too_large(sent.size or 0))
        return sent


class AddFile(SendServices):
    """A file, what it is, and what to call its source."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        choices=lambda: [(kind, each.label) for kind, each in KINDS.items()],
        error_messages={
            "required": _("Choose what the file is"),
            "invalid_choice": _("Choose what the file is"),
        },
    )
    name = _NAME
    field_order = ("kind", "name", "file")


def _too_large(of_bytes: int) -> str:
    return gettext(
        "The file is larger than %(most)s MB, so it was not kept (%(size)s were sent). "
        "Have it loaded at the command line."
    ) % {"most": rules.MOST_MEGABYTES, "size": size(of_bytes)}
