"""The national list of postcodes: read as it flows, in the layout that its publisher documents."""

import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.interop import statistics
from mainstay.interop.loading import keep
from mainstay.places import queries
from mainstay.places.actions import AlreadyLoaded
from mainstay.places.models import Postcode

HEADINGS = "pcd,pcds,dointr,doterm,lsoa21cd,lat,long"
GOOD = "XN1 1AA,XN1 1AA,202001,,X01000001,54.461234,-2.312345"


def listed(folder: Path, *rows: str, headings: str = HEADINGS) -> Path:
    path = folder / "postcodes.csv"
    path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8")
    return path


def load(path: Path):
    with scope.of_authority(None, sharing=True):
        return keep(statistics.read(path), by=Operator())


@pytest.mark.django_db
def test_a_postcode_is_found_however_it_was_typed(tmp_path):
    load(listed(tmp_path, GOOD))
    found = queries.postcode(" xn11aa ")
    assert (found.postcode, found.latitude, found.longitude, found.small_area) == (
        "XN1 1AA",
        54.461234,
        -2.312345,
        "X01000001",
    )
    assert queries.postcode("XN1 1AB") is None
    assert queries.postcode("hello") is None


@pytest.mark.django_db
def test_the_list_counts_as_of_its_newest_postcode(tmp_path):
    file = load(listed(tmp_path, GOOD, "XN1 1AB,XN1 1AB,202508,,X01000001,54.46,-2.31"))
    assert (file.reference_on, file.rows, file.layout) == (date(2025, 8, 1), 2, "national_postcodes")


@pytest.mark.django_db
def test_postcodes_that_ended_or_lie_nowhere_are_left_out_and_counted(tmp_path):
    file = load(
        listed(
            tmp_path,
            GOOD,
            "XN1 1AB,XN1 1AB,198001,201901,X01000001,54.46,-2.31",
            "XN1 1AD,XN1 1AD,198001,,X01000001,99.999999,0.000000",
        )
    )
    assert [each.postcode for each in Postcode.objects.all()] == ["XN1 1AA"]
    assert file.warnings == [
        "1 row was left out: nobody has said where the postcode is.",
        "1 row was left out: the postcode is no longer in use.",
    ]


def test_rows_that_cannot_be_used_are_set_aside_with_what_to_do(tmp_path):
    reading = statistics.read(
        listed(
            tmp_path,
            GOOD,
            "x,XN11AB,202001,,X01000001,54.46,-2.31",
            "x,XN1 1AD,202001,,X01000001,north,-2.31",
            "x,XN1 1AE,202001,,X01000001,5.446,-2.31",
            "x,XN1 1AF",
        )
    )
    assert [(each.row, each.column) for each in reading.errors] == [
        (3, "pcds"),
        (4, "lat"),
        (5, "lat"),
        (6, ""),
    ]
    assert [each.postcode for each in reading.points] == ["XN1 1AA"]


@pytest.mark.django_db
def test_a_postcode_that_stands_twice_counts_once_and_is_told(tmp_path):
    file = load(listed(tmp_path, GOOD, GOOD))
    assert (file.rows, file.warnings) == (1, ["1 postcode stood twice; the first was kept."])


@pytest.mark.django_db
def test_the_same_list_is_loaded_once(tmp_path):
    path = listed(tmp_path, GOOD)
    load(path)
    with pytest.raises(AlreadyLoaded):
        load(path)


def test_the_list_in_its_archive_with_small_files_beside_it_is_read(tmp_path):
    plain = listed(tmp_path, GOOD)
    packed = tmp_path / "list.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, "Data/list.csv")
        archive.writestr("Documents/names.csv", "a,b\n")
    assert [each.postcode for each in statistics.read(packed).points] == ["XN1 1AA"]


def test_a_list_of_which_no_row_can_be_used_is_refused(tmp_path):
    with pytest.raises(statistics.CannotRead, match="No row"):
        statistics.read(listed(tmp_path, "x,XN1 1AA,202001,202201,X01000001,54.4,-2.3"))


def test_another_file_is_not_taken_for_a_list(tmp_path):
    with pytest.raises(statistics.CannotRead):
        statistics.read(listed(tmp_path, "1,2", headings="pcds,name"))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_a_long_list_is_never_held_whole(tmp_path):
    rows = (f"x,XN{n % 90 + 1} {n % 10}AA,202001,,X01000001,54.{n:06},-2.3" for n in range(400_000))
    path = listed(tmp_path, *rows)
    program = (
        "import resource, sys; from pathlib import Path; from mainstay.interop import statistics\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(1 for _ in statistics.read(Path(sys.argv[1])).points)\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    count, grown_kilobytes = map(int, done.stdout.split())
    assert count == 400_000
    assert grown_kilobytes < 40_000, "the file alone has 18 MB"
