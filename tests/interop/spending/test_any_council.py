"""Lists of payments as other councils head and write them, and rows that cannot be used."""

from datetime import date

import pytest

from mainstay.interop.entries_read import Known
from mainstay.interop.spending import read_payments
from mainstay.interop.spending.amounts import pence
from mainstay.interop.statistics import CannotRead

KNOWN = Known(date(2026, 11, 22))
HEADINGS = {
    "the code's own": "Body Name,Service Area,Supplier Name,Payment Date,Transaction Number,Net Amount,Purpose",
    "a spreadsheet's": "Council,Directorate,Vendor,Date Paid,Voucher Number,Amount (£),Expense Type",
    "shouted": "ORGANISATION,DEPARTMENT,BENEFICIARY,PAYMENT DATE,REF,AMOUNT,DESCRIPTION",
}


def read(tmp_path, text: str, name: str = "spend.csv"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_payments(path, KNOWN)


@pytest.mark.parametrize("headings", HEADINGS.values(), ids=HEADINGS)
def test_the_columns_are_known_whatever_a_council_calls_them(tmp_path, headings):
    found = read(tmp_path, f'{headings}\nOurs,Adults,Harbour Trust,31/03/2026,7,"£1,250.50",Carers support\n')
    candidate = found.others[0]
    assert (candidate.name, candidate.spend_pence, candidate.first_on) == (
        "Harbour Trust",
        125_050,
        date(2026, 3, 31),
    )
    assert found.publisher == "Ours"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1250", 125_000),
        ("£1,250.5", 125_050),
        ("-12.30", -1_230),
        ("(99.99)", -9_999),
        ("12.00CR", -1_200),
        ("0.005", 1),
        ("", None),
        ("1,25", None),
        ("a lot", None),
        ("=A1", None),
    ],
)
def test_an_amount_is_read_in_pence_or_not_at_all(text, expected):
    assert pence(text) == expected


def test_a_row_that_cannot_be_used_is_set_aside_with_every_cell_to_mend(tmp_path):
    found = read(tmp_path, "Supplier,Date,Amount,Purpose\n,soon,much,x\nA Carers Trust,2026-01-01,5,x\n,,,\n")
    assert [(each.field, each.value, each.mend) for each in found.set_aside] == [
        ("row 2, Supplier", "", "Enter who was paid."),
        ("row 2, Amount", "much", "Enter an amount in pounds, such as 1,250.00."),
        ("row 2, Date", "soon", "Enter the day of the payment, such as 2026-03-31."),
    ]
    assert "Blank rows passed over: 1." in found.notes


def test_a_table_of_something_else_is_refused_with_what_is_needed(tmp_path):
    with pytest.raises(CannotRead) as refusal:
        read(tmp_path, "Name,Age\nA,1\n")
    assert "Supplier" in refusal.value.way_out[0] or "BeneficiaryName" in refusal.value.way_out[0]


def test_a_list_without_a_payment_is_refused(tmp_path):
    with pytest.raises(CannotRead):
        read(tmp_path, "Supplier,Date,Amount\nA,soon,much\n")


def test_one_supplier_is_one_whatever_its_capitals(tmp_path):
    rows = "HARBOUR CARERS,2026-01-05,1,x\nHarbour Carers,2026-02-05,2,x\n"
    found = read(tmp_path, f"Supplier,Date,Amount,Purpose\n{rows}")
    assert [(each.name, each.spend_pence) for each in found.others] == [("HARBOUR CARERS", 300)]


def test_a_month_that_does_not_make_up_for_those_before_it_is_not_called_late(tmp_path):
    rows = "".join(f"Harbour Carers,2026-{month:02}-05,100,x\n" for month in (1, 2, 3, 5, 6, 7, 8))
    doubts = read(tmp_path, f"Supplier,Date,Amount,Purpose\n{rows}").others[0].doubts
    assert "No payment in April 2026: late or not due; the payments after it do not make up for it." in doubts
