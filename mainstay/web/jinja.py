"""The Jinja2 environment every page is made with.

Named in settings as ``mainstay.web.jinja.environment``. The GOV.UK macros keep their
published names (``govuk_frontend_jinja/components/…``).
"""

from collections.abc import Callable
from typing import Any

from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)

from mainstay.web import forms, words
from mainstay.web.svg import levels, signs


class _GovukMacros(PackageLoader):
    """Loads the GOV.UK macros, which test parameters nobody gave: for them, and only them, absent is false."""

    def load(self, environment: Environment, name: str, *rest: Any, **named: Any) -> Template:
        return super().load(environment.overlay(undefined=ChainableUndefined), name, *rest, **named)


def environment(**options: Any) -> Environment:
    """Return the environment; a name that a template misspells is an error, not an empty space.

    options: as Django's Jinja2 backend gives them; their loader finds the pages of Mainstay's own parts.
    """
    options |= {"loader": _with_govuk(options["loader"]), "undefined": StrictUndefined, "trim_blocks": True}
    extensions = ["jinja2.ext.i18n", "jinja2.ext.do"]
    env = Environment(**(options | {"autoescape": True}), extensions=extensions)  # noqa: S701  # it is on
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals |= _globals()
    env.filters |= {each.__name__: each for each in _FILTERS}
    return env


_FILTERS: list[Callable[..., str]] = [
    words.number,
    words.percent,
    words.pounds,
    words.day,
    words.moment,
    words.size,
    words.mark,
]


def _globals() -> dict[str, Any]:
    return {
        "url": _url,
        "static": static,
        "between": words.between,
        "language": translation.get_language,
        "control": forms.control,
        "csrf_of": get_token,
        "form_errors": forms.errors,
        "level_sign": levels.sign,
        "state_icon": signs.icon,
        "state_label": signs.state_label,
    }


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def _with_govuk(pages: BaseLoader) -> BaseLoader:
    govuk = _GovukMacros("govuk_frontend_jinja")
    return ChoiceLoader([pages, PrefixLoader({"govuk_frontend_jinja": govuk})])
