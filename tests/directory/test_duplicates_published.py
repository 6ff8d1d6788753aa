"""Two real sources become one directory: each keeps what it calls every entry."""

from datetime import date

import pytest

from mainstay.database import scope
from mainstay.directory.actions import candidates, merging
from mainstay.directory.actions.duplicates import find_duplicates
from mainstay.directory.actions.keeping import keep_entries
from mainstay.directory.models import (
    Candidate,
    LikelyDuplicate,
    Provider,
    ProviderIdentifier,
    Service,
    Source,
    SourceRecord,
)
from mainstay.directory.queries import standing_for
from mainstay.interop.entries_read import Known
from mainstay.interop.registers import read_charities, read_register
from mainstay.interop.spending import read_payments
from tests import cast
from tests.cast import Cast

TODAY = date(2026, 11, 22)
REGISTER = "care_services/care_inspectorate_datastore_{}-03-31.csv.gz"
HOMES = "care_services/trafford_cqc_care_homes_2020.csv"
CHARITIES = "directory_open_referral/charities_operating_in_trafford.csv"
PAYMENTS = "council_spend/trafford_supplier_payments_2024-25.csv.gz"
MORAY, TRAFFORD = "S12000020", "E08000009"


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def inside(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        yield


def a_source(everybody: Cast, kind: str, name: str) -> Source:
    return Source.objects.create(authority=everybody.northmoor, kind=kind, name=name)


def waiting(kind: str) -> list[LikelyDuplicate]:
    return list(LikelyDuplicate.objects.filter(state="waiting", **{f"one_{kind}__isnull": False}))


def test_two_years_of_a_register_merge_and_neither_loses_its_identity(inside, everybody, published):
    told = {}
    for year in ("2024", "2025"):
        read = read_register(published(REGISTER.format(year)), Known(TODAY, areas=(MORAY,)))
        told[year] = {entry.source_id for entry in read.entries}
        keep_entries(read.entries, a_source(everybody, "register", year), by=everybody.analyst)
    find_duplicates(everybody.northmoor, by=everybody.analyst, today=TODAY)
    certain = [pair for pair in waiting("service") if pair.score == 1]
    assert len(certain) == len(told["2024"] & told["2025"]) > 50
    former = {}
    for pair in certain:
        former[pair.one_service.public_id] = pair.other_service
        merging.merge(pair, keep_other=True, chosen={}, by=everybody.commissioner)
    assert Service.objects.filter(merged_into=None).count() == len(told["2024"] | told["2025"])
    for year, numbers in told.items():
        records = SourceRecord.objects.filter(source__name=year, kind="service", gone_at=None)
        assert set(records.values_list("known_as", flat=True)) == numbers
        assert not records.filter(service__merged_into__isnull=False).exists()
    assert all(standing_for(before) == kept for before, kept in former.items())
    for pair in LikelyDuplicate.objects.filter(state="merged"):
        merging.decide_again(pair, by=everybody.commissioner)
    assert Service.objects.filter(merged_into=None).count() == sum(map(len, told.values()))


def test_care_homes_charities_and_payments_meet_in_one_provider_with_every_number(
    inside, everybody, published
):
    known = Known(TODAY, places={"trafford": TRAFFORD}, areas=(TRAFFORD,))
    homes = read_register(published(HOMES), known)
    keep_entries(homes.entries, a_source(everybody, "register", "Care homes"), by=everybody.analyst)
    for kind, read in (("charities", read_charities), ("payments", read_payments)):
        path = published(CHARITIES if kind == "charities" else PAYMENTS)
        candidates.keep_candidates(
            read(path, known).others, a_source(everybody, kind, kind), by=everybody.analyst
        )
    charity, supplier = Candidate.objects.filter(name__iexact="Trafford Carers Centre").order_by("payments")
    centre = candidates.confirm(charity, by=everybody.commissioner).provider
    candidates.confirm(supplier, centre, by=everybody.commissioner)
    away = candidates.confirm(Candidate.objects.get(name="Away Day Care Ltd"), by=everybody.commissioner)
    find_duplicates(everybody.northmoor, by=everybody.analyst, today=TODAY)
    pair = next(
        each for each in waiting("provider") if away.provider in (each.one_provider, each.other_provider)
    )
    assert {pair.one_provider.name, pair.other_provider.name} == {
        "Away Day Care Limited",
        "Away Day Care Ltd",
    }
    merging.merge(pair, keep_other=False, chosen={}, by=everybody.commissioner)
    kept = Provider.objects.get(name="Away Day Care Limited")
    assert set(kept.records.values_list("source__kind", flat=True)) == {"register", "payments"}
    assert kept.paid_as.get().spend_pence == 99_546_516
    assert set(centre.records.values_list("source__kind", flat=True)) == {"charities", "payments"}
    assert ProviderIdentifier.objects.filter(provider=centre, identifier="1102075").exists()


def test_a_real_register_is_loaded_again_without_a_change(inside, everybody, published):
    read = read_register(published(REGISTER.format("2025")), Known(TODAY, areas=(MORAY,)))
    source = a_source(everybody, "register", "The register")
    first = keep_entries(read.entries, source, by=everybody.analyst)
    again = keep_entries(read.entries, source, by=everybody.analyst)
    assert (first.added, again.added, again.gone) == (len(read.entries), 0, 0)
