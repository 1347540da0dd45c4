"""Is this a report of ours, and does it keep to its schema?"""

from collections.abc import Sequence
from pathlib import Path

from exports.json.canonical import dumps
from exports.json.read import from_bytes
from exports.json.write import to_document
from exports.validation.consistent import contradictions
from exports.validation.spec import Verdict, problem
from extractor.errors import ExportError, UnreadableFile
from extractor.model.finding import Message


class JsonValidator:
    """Checks `report.json` against the schema that ships with the program."""

    def fits(self, path: Path) -> bool:
        """By its name."""
        return path.name == "report.json"

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One report. Raises `UnreadableFile`."""
        data = read(path)
        checked = Message(
            zh="JSON Schema 2020-12，RFC 8785，金额与所印相符",
            en="JSON Schema 2020-12, RFC 8785, amounts as printed",
        )
        try:
            report = from_bytes(data, str(path))
        except ExportError as error:
            found = problem(str(path), error.cause_in("zh"), error.cause_in("en"))
            return Verdict(problems=(found,), checked=checked)
        wrong = tuple(contradictions(report, str(path)))
        if wrong or dumps(to_document(report)) == data:
            return Verdict(problems=wrong, checked=checked)
        changed = problem(
            str(path),
            "内容合法，但不是规范字节（RFC 8785）：文件在写出后被改过或重新排版",
            "valid, but not in canonical bytes (RFC 8785): it was edited or reformatted afterwards",
        )
        return Verdict(problems=(changed,), checked=checked)


def read(path: Path) -> bytes:
    """The bytes of a file. Raises `UnreadableFile`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error
