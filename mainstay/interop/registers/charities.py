"""Lists of charities: not services, but organisations of which some help carers; a person says which."""

from pathlib import Path

from mainstay.directory.rules.candidates import Found, charity
from mainstay.engines import postcodes
from mainstay.interop.entries_read import EntriesRead, Known, Progress, SetAside, nobody_asks
from mainstay.interop.registers import cells
from mainstay.interop.registers.tables import Row, Table, layouts_in, open_table
from mainstay.interop.spending.words import charity_words

FOLDER = Path(__file__).with_name("layouts")
SCHEME, COMPANY = "GB-CHC", "GB-COH"


def read_charities(path: Path, known: Known, *, progress: Progress = nobody_asks) -> EntriesRead:
    """Return the charities that may support carers as ``others``, each a ``Found``; raises CannotRead."""
    progress(0.1)
    table = open_table(path, {"charities": layouts_in(FOLDER)["charities"]})
    words, rows, aside, blank = charity_words(known.today), 0, list[SetAside](), 0
    found: list[Found] = []
    for row in table.rows():
        if row.blank:
            blank += 1
            continue
        rows += 1
        if mend := _to_mend(row, table):
            aside.append(mend)
        elif each := charity(_name(row["name"]), row["activities"], words, _told(row)):
            found.append(each)
    notes = [
        f"{rows:,} charities were read; what {len(found):,} of them say of themselves may mean support for carers. "
        "None is listed until somebody has confirmed it."
    ]
    notes += [f"Blank rows passed over: {blank:,}."] * bool(blank)
    return EntriesRead(
        entries=(),
        set_aside=tuple(aside),
        told=rows,
        notes=(*table.opened.warnings, *notes),
        title=table.layout.title,
        publisher=table.layout.publisher,
        licence=table.layout.licence,
        others=tuple(sorted(found, key=lambda each: each.name)),
    )


def _to_mend(row: Row, table: Table) -> SetAside | None:
    for meaning, mend in (("id", "Enter the charity's number."), ("name", "Enter the charity's name.")):
        if not row[meaning]:
            said = f"row {row.number}, {table.heading(meaning)}"
            return SetAside(row["id"] or f"row {row.number}", said, "", mend, whole=True)
    return None


def _name(text: str) -> str:
    """Return a name that is all in capitals as people write it."""
    if not text.isupper():
        return text
    capitals = {"Uk": "UK", "Cio": "CIO", "Cic": "CIC", "Nhs": "NHS"}
    small = {"Of", "And", "The", "For", "In", "At", "On", "To", "With", "By"}
    words = [word if "'" not in word else word[:1] + word[1:].lower() for word in text.title().split()]
    words = [capitals.get(word, word) for word in words]
    return " ".join(word.lower() if number and word in small else word for number, word in enumerate(words))


def _told(row: Row) -> dict[str, object]:
    """What else the list says, as a provider would have it."""
    numbers = [[SCHEME, row["id"]], [COMPANY, cells.known(row["company"])]]
    return {
        "identifiers": [each for each in numbers if each[1]],
        "kind": "charity",
        "website": cells.website(row["website"]),
        "email": cells.email(row["email"]),
        "phone": cells.phone(row["phone"]),
        "postcode": postcodes.written(row["postcode"]),
        "description": row["activities"],
    }
