from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from extract.errors import InputError, TimedOutError, TooLargeError
from extract.read import Limits, read_sheet
from extract.read.fetch import fetch

LOCAL = frozenset({"http"})


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path:
            case "/sheet":
                self.answer(
                    200, "Трейд".encode("koi8-r"), {"Content-Type": "text/plain; charset=koi8-r"}
                )
            case "/moved":
                self.answer(302, b"", {"Location": "/sheet"})
            case "/round":
                self.answer(302, b"", {"Location": "/round"})
            case "/elsewhere":
                self.answer(302, b"", {"Location": "ftp://127.0.0.1/sheet"})
            case "/endless":
                self.send_response(200)
                self.end_headers()
                while self.drip(b"x" * 1000):
                    pass
            case "/slow":
                self.send_response(200)
                self.end_headers()
                while self.drip(b"x"):
                    time.sleep(0.05)
            case _:
                self.answer(404, b"no", {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
        except OSError:
            return False
        return True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.mark.parametrize("path", ["/sheet", "/moved"])
def test_bytes_and_the_declared_encoding_come_back(server: str, path: str) -> None:
    fetched = fetch(server + path, Limits(), LOCAL)
    assert fetched.data.decode(fetched.charset or "") == "Трейд"


@pytest.mark.parametrize(
    ("path", "message"),
    [("/none", "404"), ("/round", "more than 5 times"), ("/elsewhere", "leads on to ftp://")],
)
def test_what_a_server_refuses_is_said(server: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetch(server + path, Limits(), LOCAL)


def test_a_download_stops_at_the_limit_on_bytes(server: str) -> None:
    with pytest.raises(TooLargeError, match="--max-bytes"):
        fetch(server + "/endless", Limits(bytes=100_000), LOCAL)


def test_a_download_stops_at_the_limit_on_seconds(server: str) -> None:
    with pytest.raises(TimedOutError, match="--max-seconds"):
        fetch(server + "/slow", Limits(seconds=0.5), LOCAL)


def test_only_https_is_fetched(server: str) -> None:
    with pytest.raises(InputError, match="no https"):
        read_sheet(server + "/sheet")


def test_a_server_that_is_not_there_is_said_to_be(server: str) -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch("http://127.0.0.1:9/sheet", Limits(), LOCAL)
