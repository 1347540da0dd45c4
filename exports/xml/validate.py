"""The plain document before lxml: it keeps to the schema that ships with the program."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from exports.json.validate import read
from exports.validation.consistent import contradictions
from exports.validation.spec import Problem, Verdict, problem
from exports.xml.exporter import FILE_NAME
from extractor.errors import ExportError
from extractor.model.finding import Message


class XmlValidator:
    """Checks `report.xml` against `report.xsd`, the program's own, whatever lies beside it."""

    def fits(self, path: Path) -> bool:
        """By its name."""
        return path.name == FILE_NAME

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One document. Raises `UnreadableFile`."""
        problems = tuple(_problems(read(path), str(path)))
        return Verdict(
            problems=problems,
            checked=Message(zh="XML Schema（lxml），C14N 2.0", en="XML Schema (lxml), C14N 2.0"),
        )


def _problems(data: bytes, where: str) -> Iterator[Problem]:
    from exports.xml.read import from_element, parse
    from exports.xml.write import to_xml, violations

    try:
        element = parse(data, where)
        said = violations(element)
        for line, text in said:
            zh, en = "不合模式定义（report.xsd）", "it violates the schema (report.xsd)"
            yield problem(f"{where}:{line}", zh, en, text)
        report = None if said else from_element(element, where)
        wrong = () if report is None else tuple(contradictions(report, where))
        yield from wrong
        if report is not None and not wrong and to_xml(report) != data:
            yield problem(
                where,
                "内容合法，但不是规范字节（C14N 2.0）：文件在写出后被改过或重新排版",
                "valid, but not in canonical bytes (C14N 2.0): it was edited or reformatted since",
            )
    except ExportError as error:
        yield problem(where, error.cause_in("zh"), error.cause_in("en"))
