"""The one root of all expected errors, and the failures of an input by cause."""

from __future__ import annotations

from typing import ClassVar, Literal

Cause = Literal[
    "encrypted",
    "damaged",
    "empty",
    "no_text_layer",
    "not_a_document",
    "too_large",
    "timed_out",
    "crashed",
    "unreadable",
]


class ExtractError(Exception):
    """Anything that a user can mend: bad input, bad rules, bad usage.

    `message` says what is wrong; `remedy` says what to do about it.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message}. {remedy}" if remedy else message)
        self.message = message
        self.remedy = remedy


class InputError(ExtractError):
    """One input could not be read. `path` names it, `cause` is the manifest's error type."""

    cause: ClassVar[Cause] = "unreadable"

    def __init__(self, path: str, message: str, remedy: str = "") -> None:
        super().__init__(f"{path}: {message}", remedy)
        self.path = path

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return type(self), (self.path, self.message.removeprefix(f"{self.path}: "), self.remedy)


class EncryptedError(InputError):
    """The file needs a password to be read."""

    cause = "encrypted"


class DamagedError(InputError):
    """The file says what it is but breaks off or contradicts itself."""

    cause = "damaged"


class EmptyError(InputError):
    """The file has no bytes, or nothing but white space."""

    cause = "empty"


class NoTextLayerError(InputError):
    """The pages are pictures: there are no characters to read."""

    cause = "no_text_layer"


class NotADocumentError(InputError):
    """The bytes are of no kind that can be read, whatever the file's name says."""

    cause = "not_a_document"


class TooLargeError(InputError):
    """The file passes a limit on bytes, pages or memory."""

    cause = "too_large"


class TimedOutError(InputError):
    """The file took longer than it may."""

    cause = "timed_out"


class CrashedError(InputError):
    """The process that read the file died, or a defect of ours was met."""

    cause = "crashed"


class RuleError(ExtractError):
    """A rule file is wrong. The message names the file, the line or id, and the fault."""


class ModelError(ExtractError):
    """A model is missing or does not fit this pipeline."""
