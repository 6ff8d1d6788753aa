"""Templates as the site makes them, with plain addresses for the stylesheet."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.template import engines
from django.test import override_settings


@pytest.fixture
def made() -> Iterator[Callable[..., str]]:
    """Make a page from template text."""

    def make(text: str, **context: Any) -> str:
        return engines["jinja2"].env.from_string(text).render(**context)

    # The names of fingerprinted files are known only after collectstatic, which no test needs to wait for.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield make
