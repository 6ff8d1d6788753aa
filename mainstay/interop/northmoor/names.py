"""What Northmoor's areas are called, and their codes, which begin with X as no real code does."""

from dataclasses import dataclass

from mainstay.interop.northmoor.design import AUTHORITY, NAME, Design

_LETTERS = "ABCDE"


@dataclass(frozen=True)
class Named:
    """Codes and names, in the design's order."""

    codes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Every area. ward_of: small area's code → its ward's code."""

    authority: Named
    wards: Named
    areas: Named
    ward_of: dict[str, str]


def name(design: Design) -> Names:
    """Return codes and names; small areas are numbered as statistics offices do, Northmoor 001A to 030E."""
    count = sum(design.areas_by_ward)
    codes = tuple(f"X01{number:06}" for number in range(1, count + 1))
    wards = Named(
        tuple(f"X05{number:06}" for number in range(1, len(design.wards) + 1)),
        tuple(ward.name for ward in design.wards),
    )
    places = (divmod(number, len(_LETTERS)) for number in range(count))
    areas = Named(codes, tuple(f"{NAME} {whole + 1:03}{_LETTERS[part]}" for whole, part in places))
    holders = [
        code for code, each in zip(wards.codes, design.areas_by_ward, strict=True) for _ in range(each)
    ]
    return Names(Named((AUTHORITY,), (NAME,)), wards, areas, dict(zip(codes, holders, strict=True)))
