"""What people type and send about files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mainstay.interop import rules, statistics
from mainstay.interop.wording import dataset_in_words
from mainstay.web.words import size

BY_HEADINGS = ("", _("Recognise it by its headings"))


def layout_choices() -> list[tuple[str, Any]]:
    """Return every layout by its title, after the choice to recognise the file by its headings."""
    known = sorted((layout.title, name) for name, layout in statistics.layouts().items())
    return [BY_HEADINGS, *((name, title) for title, name in known)]


class SendFile(forms.Form):
    """A published file, and how to read it."""

    file = forms.FileField(
        label=_("Published file"),
        help_text=format_lazy(
            _("Excel, CSV, GeoJSON or TopoJSON, also inside a zip or gzip. Up to {most} MB."),
            most=rules.MOST_MEGABYTES,
        ),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx,.xls,.json,.geojson,.zip,.gz"}),
        error_messages={
            "required": _("Choose a file to send"),
            "missing": _("Choose a file to send"),
            "empty": _("The file is empty. Fetch it again from its publisher."),
            "max_length": _("The file's name is too long. Give it a shorter one."),
        },
        max_length=200,
    )
    layout = forms.ChoiceField(label=_("Read it as"), required=False, choices=layout_choices)

    def __init__(self, *args: Any, too_large: int | None = None, **kwargs: Any) -> None:
        """too_large: the size of a file that was not kept because it is over the limit."""
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        if too_large is not None:
            self.fields["file"].error_messages["required"] = _too_large(too_large)

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse a file over the limit."""
        sent: UploadedFile[Any] = self.cleaned_data["file"]
        if (sent.size or 0) > rules.MOST_MEGABYTES * 1_000_000:
            raise forms.ValidationError(_too_large(sent.size or 0))
        return sent


def _too_large(of_bytes: int) -> str:
    return gettext(
        "The file is larger than %(most)s MB, so it was not kept (%(size)s were sent). "
        "Send one table at a time, or have it loaded at the command line."
    ) % {"most": rules.MOST_MEGABYTES, "size": size(of_bytes)}


class ReadAs(forms.Form):
    """Another layout to read a file as."""

    layout = forms.ChoiceField(label=_("Read it as"), required=False, choices=layout_choices)


class FindFiles(forms.Form):
    """Which files to list."""

    words = forms.CharField(label=_("Title, publisher or file name"), required=False, max_length=120)
    dataset = forms.ChoiceField(label=_("Dataset"), required=False)

    def __init__(self, *args: Any, datasets: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(each, dataset_in_words(each)) for each in datasets]
        self.fields["dataset"].choices = [("", _("All")), *named]  # type: ignore[attr-defined]
