"""No dependency is under the GPL or AGPL, and each says what it is under (docs/adr/0018-licences.md)."""

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest

from tests.house.source import ROOT

LOCKED = sorted(
    {package["name"] for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
)
# The LGPL asks that changes to the library itself be shared, not what uses it as it comes: psycopg may stay.
REFUSED = re.compile(
    r"affero|agpl|(?<!l)gpl|(?<!lesser )general public|sspl|server side public", re.IGNORECASE
)
# Packages that say it in prose alone, as somebody read it.
READ_BY_HAND = {"axe-playwright-python": "MIT"}


def said(licences: list[str]) -> list[str]:
    """Return what a package says of its licences, without the words that say nothing."""
    return [each for each in licences if each.strip() and each.strip().lower() != "unknown"]


def licences(package: Distribution) -> list[str]:
    """Return the licence expression of a package, its licence field and its classifiers; whatever there is."""
    fields = package.metadata
    found = [*fields.get_all("License-Expression", []), *fields.get_all("License", [])]
    found += [each for each in fields.get_all("Classifier", []) if each.startswith("License ::")]
    return said([*found, READ_BY_HAND.get(fields["Name"], "")])


def installed(name: str) -> Distribution:
    """Return the package; skip where this machine has no need of it (Windows, or a PostgreSQL of its own)."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is locked and not needed on this machine")


@pytest.mark.parametrize("name", LOCKED)
def test_a_dependency_may_be_used_in_anything(name: str):
    found = licences(installed(name))
    assert found, f"{name} does not say its licence: read it, and write it down in this test"
    assert not [licence for licence in found if REFUSED.search(licence)]


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "GNU General Public License v2 (GPLv2)"]
)
def test_a_licence_that_reaches_over_to_the_whole_is_refused(licence: str):
    assert REFUSED.search(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "LGPL-3.0-only",
        "License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)",
        "MPL-2.0",
        "Apache-2.0 OR BSD-3-Clause",
    ],
)
def test_a_licence_of_the_library_alone_is_not(licence: str):
    assert not REFUSED.search(licence)
