"""Compressed files, opened only as far as is safe."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from mainstay.interop.statistics.reading import CannotRead

MOST_MEMBERS = 200
MOST_TIMES_LARGER = 200  # census tables shrink about 5 times, sheets of repeated words about 40
DATA = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".json", ".geojson")
ARCHIVES = (".zip", ".gz", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz")


def ungzipped(name: str, data: bytes, most: int) -> bytes:
    """What a gzip file holds, or CannotRead if it is cut short or swells beyond reason."""
    out, rest = bytearray(), data
    try:
        while rest:
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            out += unpacker.decompress(rest, _room(len(data), most) - len(out) + 1)
            if len(out) > _room(len(data), most):
                raise _swells(name, len(out), len(data))
            if not unpacker.eof:
                raise CannotRead(
                    f"{name} was cut short: its compressed data stop early.", "Fetch the file again."
                )
            rest = unpacker.unused_data.lstrip(b"\0")
    except zlib.error as fault:
        raise CannotRead(f"{name} is damaged: it cannot be unpacked.", "Fetch the file again.") from fault
    return bytes(out)


def unpacked(name: str, data: bytes, most: int) -> dict[str, bytes]:
    """The data files in a zip by path, or {} if the zip is itself an Excel workbook; or CannotRead."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            _check_members(name, members, len(data), most)
            if any(info.filename == "[Content_Types].xml" for info in members):
                _unpack_whole(name, archive, members, len(data), most)
                return {}
            wanted = [info for info in members if _is_data(info.filename)]
            return {info.filename: _contents(name, archive, info, len(data), most) for info in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise CannotRead(
            f"{name} is damaged or cut short: it cannot be unpacked.", "Fetch the file again."
        ) from fault


def one_member(name: str, members: dict[str, bytes], wanted: str | None) -> bytes:
    """The one file to read; b"" for a workbook; CannotRead if there are several and none was chosen."""
    if not members:
        return b""
    if wanted is not None and wanted in members:
        return members[wanted]
    if wanted is None and len(members) == 1:
        return next(iter(members.values()))
    raise CannotRead(
        f"{name} holds {len(members)} files: {', '.join(members)}.", "Unpack it and load the ones you need."
    )


def _is_data(path: str) -> bool:
    return not path.startswith("__MACOSX/") and path.lower().endswith(DATA)


def _check_members(name: str, members: list[zipfile.ZipInfo], packed: int, most: int) -> None:
    if len(members) > MOST_MEMBERS:
        raise CannotRead(f"{name} holds {len(members):,} files.", "Unpack it and load the one you need.")
    for info in members:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise CannotRead(
                f"{name} holds a file named {info.filename}, which points outside the archive.",
                "Do not use this file. Fetch it from its publisher.",
            )
        if info.flag_bits & 1:
            raise CannotRead(f"{name} is locked with a password.", "Unlock it and load the file inside.")
        if path.suffix.lower() in ARCHIVES:
            raise CannotRead(
                f"{name} holds another archive, {path.name}.", "Unpack it and load the file inside."
            )
    if sum(info.file_size for info in members) > _room(packed, most):
        raise _swells(name, sum(info.file_size for info in members), packed)
    names = [info.filename for info in members]
    if "[Content_Types].xml" not in names and not any(_is_data(path) for path in names):
        raise CannotRead(f"{name} holds no CSV, Excel or JSON file.", "Load the data file itself.")


def _contents(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, packed: int, most: int) -> bytes:
    # The size an archive declares is a claim; what comes out is measured.
    with archive.open(info) as stream:
        found = stream.read(_room(packed, most) + 1)
    if len(found) > _room(packed, most):
        raise _swells(name, len(found), packed)
    return found


def _unpack_whole(
    name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], packed: int, most: int
) -> None:
    total = 0
    for info in members:
        with archive.open(info) as stream:
            while chunk := stream.read(1 << 20):
                total += len(chunk)
                if total > _room(packed, most):
                    raise _swells(name, total, packed)


def _room(packed: int, most: int) -> int:
    return min(most, max(packed * MOST_TIMES_LARGER, 1_000_000))


def _swells(name: str, size: int, packed: int) -> CannotRead:
    return CannotRead(
        f"{name} is {packed / 1e6:.1f} MB and would unpack to {size / 1e6:,.0f} MB or more, "
        "far beyond any published table.",
        "Do not use this file. Fetch it from its publisher.",
    )
