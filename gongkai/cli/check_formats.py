"""What `gongkai check` hands to other programs: JSON, SARIF, HTML."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from exports.findings.listing import to_json
from exports.findings.page import Pictured, to_html
from exports.findings.sarif import to_sarif
from exports.findings.view import Document, Failure
from extractor.errors import GongkaiError
from extractor.model.finding import Message
from gongkai import __version__
from gongkai.cli.check_run import Ended, uris


def _documents(ended: Sequence[Ended]) -> list[Document]:
    return [each.checked.document for each in ended if each.checked is not None]


def _failures(ended: Sequence[Ended]) -> list[Failure]:
    called = uris([each.path for each in ended])
    return [
        _failure(each.path, called[each.path], each.error)
        for each in ended
        if each.error is not None
    ]


def _failure(path: Path, uri: str, error: GongkaiError) -> Failure:
    """The failure as outputs tell it: a path given in full would name this machine's folders."""

    def told(words: Callable[[str], str]) -> Message:
        zh, en = (words(language).replace(str(path), uri) for language in ("zh", "en"))
        return Message(zh=zh, en=en)

    cause, action = told(error.cause_in), told(error.action_in)
    return Failure(uri=uri, code=error.code, cause=cause, action=action)


def _json(ended: Sequence[Ended]) -> bytes:
    return to_json(_documents(ended))


def _sarif(ended: Sequence[Ended]) -> bytes:
    return to_sarif(_documents(ended), _failures(ended), __version__)


def _html(ended: Sequence[Ended]) -> bytes:
    pictured = [
        Pictured(
            document=each.checked.document,
            pictures=each.checked.pictures,
            found=each.checked.found or {},
        )
        for each in ended
        if each.checked is not None
    ]
    return to_html(pictured, _failures(ended))


FORMATS: Mapping[str, Callable[[Sequence[Ended]], bytes]] = {
    "json": _json,
    "sarif": _sarif,
    "html": _html,
}
