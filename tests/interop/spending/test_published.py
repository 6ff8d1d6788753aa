"""A council's 210,068 payments of a year: the figures, and the traps that a word search falls into."""

from collections import Counter
from collections.abc import Callable
from csv import DictReader
from datetime import date
from decimal import Decimal
from gzip import open as unzipped
from pathlib import Path

import pytest

from mainstay.directory.rules.candidates import Found
from mainstay.interop.entries_read import EntriesRead, Known
from mainstay.interop.spending import read_payments

PAYMENTS = "council_spend/trafford_supplier_payments_2024-25.csv.gz"
_READ: dict[Path, EntriesRead] = {}


@pytest.fixture
def read(published: Callable[[str], Path]) -> EntriesRead:
    path = published(PAYMENTS)
    if path not in _READ:
        _READ[path] = read_payments(path, Known(date(2026, 11, 22)))
    return _READ[path]


@pytest.fixture
def found(read: EntriesRead) -> dict[str, Found]:
    return {each.name: each for each in read.others}


def test_every_row_is_read_and_none_becomes_an_entry(read):
    assert (read.told, read.set_aside, read.entries) == (210_068, (), ())
    assert read.publisher == "Trafford Council"
    assert read.title == "Payments to suppliers, 2024-04 to 2025-03"


def test_the_carers_centre_was_paid_twelve_times(found):
    centre = found["Trafford Carers Centre"]
    assert (centre.payments, centre.spend_pence) == (12, 28_746_667)
    assert round(centre.spend_pence / 100 / 18_822, 2) == 15.27
    assert centre.purposes == ("CARERS CENTRE · SOCIAL CARE SERVICES : Adult: 12 payments, £287,466.67",)


def test_what_it_was_paid_for_something_else_is_not_counted_and_said(found):
    assert "Not counted: 9 payments, £64,335.63, to the same supplier for something else." in (
        found["Trafford Carers Centre"].why
    )


def test_months_without_a_payment_were_late_and_not_missing(found):
    centre = found["Trafford Carers Centre"]
    assert [centre.months[f"2024-{month:02}"] for month in (5, 6, 7, 8)] == [0, 0, 0, 9_510_000]
    assert centre.doubts == (
        "No payment in May to July 2024, and £95,100 in August 2024: late, not missing.",
    )


def test_the_two_respite_facilities_come_out_whoever_was_paid_for_them(read):
    assert "Service area Fairways Respite Fac: 16 payments, £556,851.51, to 1 supplier." in read.notes
    assert "Service area CreativeSupp Respite: 46 payments, £598,641.35, to 4 suppliers." in read.notes


def test_falcon_carers_is_home_care_whatever_its_name(found):
    falcon = found["Falcon Carers Ltd"]
    assert falcon.spend_pence == 168_397_428
    assert falcon.doubts[0] == "“Carers” in the name, but all payments are for home care."
    assert any("5.9 times the £287,466.67 of Trafford Carers Centre" in doubt for doubt in falcon.doubts)
    assert any("44% of everything" in doubt for doubt in falcon.doubts)
    assert not falcon.said


def test_rows_that_are_alike_are_counted_and_said(found):
    falcon = found["Falcon Carers Ltd"]
    assert any(doubt.startswith("1,278 rows are like another") for doubt in falcon.doubts)
    assert falcon.payments == 3845


def test_foster_carers_are_not_carers(found):
    assert "Prepaid Financial Services Ltd" not in found


def test_transport_and_furniture_of_a_respite_home_are_doubted(found):
    assert found["Club/Radio Cars Manchester Ltd"].doubts == ("All the payments also speak of transport.",)
    assert found["Robin Hood Beds Ltd"].doubts == ("All the payments also speak of furniture.",)


def test_names_that_are_withheld_are_counted_and_never_a_candidate(read, found):
    assert "Redacted" not in found
    assert any(
        note.startswith("34,612 payments are to names that are withheld. 1 of them, £365.50")
        for note in read.notes
    )


def test_the_sums_are_those_of_a_plain_count(published, found):
    """The slow twin: the same rows added up by supplier in a few lines."""
    sums, counts = Counter[str](), Counter[str]()
    with unzipped(published(PAYMENTS), "rt", encoding="utf-8-sig", newline="") as file:
        for row in DictReader(file):
            said = " ".join([row["OrganisationalUnit"], row["Purpose"], row["ProclassLabel"]]).lower()
            if "respite" in said or "carers centre" in said or "shared lives" in said:
                sums[row["BeneficiaryName"]] += int(Decimal(row["Amount"]) * 100)
                counts[row["BeneficiaryName"]] += 1
    said = {name: each for name, each in found.items() if each.said}
    assert {name: (each.spend_pence, each.payments) for name, each in said.items()} == {
        name: (sums[name], counts[name]) for name in sums if name != "Redacted"
    }
