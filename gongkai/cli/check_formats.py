"""What `gongkai check` hands to other programs: JSON, SARIF, HTML."""

from collections.abc import Callable, Mapping, Sequence

from exports.findings.listing import to_json
from exports.findings.page import Pictured, to_html
from exports.findings.sarif import to_sarif
from exports.findings.view import Document, Failure
from extractor.model.finding import Message
from gongkai import __version__
from gongkai.cli.check_run import Ended, uris


def _documents(ended: Sequence[Ended]) -> list[Document]:
    return [each.checked.document for each in ended if each.checked is not None]


def _failures(ended: Sequence[Ended]) -> list[Failure]:
    called = uris([each.path for each in ended])
    return [
        Failure(
            uri=called[each.path],
            code=each.error.code,
            cause=Message(zh=each.error.cause_in("zh"), en=each.error.cause_in("en")),
            action=Message(zh=each.error.action_in("zh"), en=each.error.action_in("en")),
        )
        for each in ended
        if each.error is not None
    ]


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
