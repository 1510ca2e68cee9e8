"""Word processors' files: zipped XML, opened with a guard against what unpacks to gigabytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from extract.errors import DamagedError, EncryptedError, TooLargeError
from extract.read.limits import Limits

INFLATE_ERRORS: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
_ENCRYPTED: Final = 0x1


def check(path: str, data: bytes, limits: Limits) -> None:
    """Raise an InputError for a package that is damaged, encrypted or too large unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (*INFLATE_ERRORS, ValueError) as error:
        raise DamagedError(path, f"a broken package ({error})", "Save it again") from error
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise EncryptedError(path, "needs a password", "Save it without one")
    size = sum(entry.file_size for entry in entries)
    if size > limits.memory * 1024 * 1024:
        raise TooLargeError(
            path,
            f"unpacks to {size:,} bytes, more than the {limits.memory} MiB allowed",
            "Raise the limit with --max-memory",
        )


def part(path: str, data: bytes, name: str) -> Any:
    """Return the root element of one XML part; None where the package has none of that name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return parse(package.read(name)) if name in package.namelist() else None
    except (*INFLATE_ERRORS, ValueError, RuntimeError) as error:
        raise DamagedError(path, f"its part {name} is broken", "Save it again") from error


def parse(data: bytes) -> Any:
    """Parse XML without entities or network; what can be read of it where it breaks off."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(data, parser)
