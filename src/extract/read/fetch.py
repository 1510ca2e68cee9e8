"""Sheets from https:// addresses, within the limits on bytes and seconds."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from extract.errors import InputError, TimedOutError, TooLargeError
from extract.read.limits import Limits

if TYPE_CHECKING:
    import requests

HTTPS: Final = frozenset({"https"})
_REDIRECTS: Final = 5
_SILENCE: Final = 15.0
"""Seconds without a byte after which a server is taken to be gone."""
_CHUNK: Final = 64 * 1024
_HEADERS: Final = {"User-Agent": "extract (fact-sheet reader)", "Accept": "*/*"}
_CHARSET: Final = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes behind an address, and the encoding that the server declares for text."""

    data: bytes
    charset: str | None


def is_address(name: str) -> bool:
    """Say whether `name` is an address and not a path."""
    return name.lower().startswith(("https://", "http://"))


def fetch(url: str, limits: Limits, schemes: frozenset[str] = HTTPS) -> Fetched:
    """Download `url`; `schemes` are those allowed, on every redirect too.

    Raises TooLargeError, TimedOutError, or InputError with the server's answer.
    """
    import requests
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    deadline = time.monotonic() + limits.seconds
    address = url
    try:
        with requests.Session() as session:
            for _ in range(_REDIRECTS + 1):
                _check_scheme(url, address, schemes)
                with session.get(
                    address, headers=_HEADERS, timeout=_SILENCE, stream=True, allow_redirects=False
                ) as answer:
                    if not answer.is_redirect:
                        return _download(url, answer, limits, deadline)
                    address = urljoin(address, answer.headers["location"])
    except (requests.Timeout, ReadTimeoutError) as error:
        raise TimedOutError(url, "the server does not answer", "Try again later") from error
    except (requests.RequestException, HTTPError, ValueError) as error:
        raise InputError(
            url, f"cannot be fetched ({type(error).__name__})", "Check the address and connection"
        ) from error
    raise InputError(url, f"leads on more than {_REDIRECTS} times", "Give the final address")


def _check_scheme(url: str, address: str, schemes: frozenset[str]) -> None:
    scheme = urlsplit(address).scheme.lower()
    if scheme not in schemes:
        via = "" if address == url else f"leads on to {address}, which "
        raise InputError(url, f"{via}is no https:// address", "Give an https:// address")


def _download(url: str, answer: requests.Response, limits: Limits, deadline: float) -> Fetched:
    if answer.status_code != 200:
        raise InputError(
            url, f"the server answers {answer.status_code} {answer.reason}", "Check the address"
        )
    length = answer.headers.get("content-length", "")
    if length.isdigit():
        limits.check_bytes(url, int(length))
    data = bytearray()
    while chunk := answer.raw.read1(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > limits.bytes:
            raise TooLargeError(
                url, f"more than the {limits.bytes:,} bytes allowed", "Raise it with --max-bytes"
            )
        if time.monotonic() > deadline:
            raise TimedOutError(
                url,
                f"the download took longer than {limits.seconds:g} seconds",
                "Raise the limit with --max-seconds",
            )
    charset = _CHARSET.search(answer.headers.get("content-type", ""))
    return Fetched(bytes(data), charset.group(1) if charset else None)
