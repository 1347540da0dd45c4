"""Every XBRL syntax before Arelle, offline; its codes told in our words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from exports.json.validate import read
from exports.validation.spec import Problem, Verdict
from exports.xbrl import gate
from exports.xbrl.names import FACTS, INSTANCE, METADATA, PAGE
from extractor.model.finding import Message

# What a code of Arelle begins with, and what that means to who wrote the file.
_MEANINGS: Mapping[str, Message] = MappingProxyType(
    {
        "calc": Message(
            zh="合计与分项之和不符，超出四舍五入所容许的范围",
            en="a total is not the sum of its parts, beyond what rounding allows",
        ),
        "xbrldie:": Message(
            zh="事实的维度不合分类标准",
            en="a fact stands at dimensions that the taxonomy does not allow",
        ),
        "arelle:duplicateFacts": Message(
            zh="同一事实出现不止一次", en="a fact is told more than once"
        ),
        "xmlSchema:": Message(
            zh="值或结构不合模式定义", en="a value or the structure violates the schema"
        ),
        "xbrl:schemaImportMissing": Message(
            zh="用了分类标准中没有的元素", en="it uses an element that the taxonomy does not have"
        ),
        "IOerror": Message(
            zh="所引用的文件没有找到（不联网）",
            en="a file that it refers to was not found (offline)",
        ),
        "FileNotLoadable": Message(zh="文件无法读取", en="a file could not be loaded"),
        "gate:notLoaded": Message(
            zh="文件中没有可读取的 XBRL 报告", en="no XBRL report could be loaded from it"
        ),
        "gate:unchecked": Message(
            zh="分类标准没有读入，无从核对：它应与文件同在一个文件夹，或用 --rules 给出",
            en="its taxonomy was not loaded, nothing could be checked: the package belongs in the "
            "folder of the file, or give it with --rules",
        ),
    }
)
_OTHER = Message(zh="不合 XBRL 规范", en="it violates XBRL")


class XbrlValidator:
    """Has Arelle judge one kind of file: schema, dimensions, sums (Calculations 1.1), duplicates.

    The taxonomy is the package beside the file; report packages hold it themselves.
    """

    def __init__(self, name: str) -> None:
        """`name` is that of the file, or begins with a dot and is its suffix."""
        self._name = name

    def fits(self, path: Path) -> bool:
        """By its name or suffix."""
        return self._name in (path.name, path.suffix)

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One report; those of `extra` that are zip files are further taxonomy packages.

        Raises `UnreadableFile` or `ExporterMissing`.
        """
        read(path)
        further = [each for each in extra if each.suffix == ".zip"]
        judgement = gate.judge(path, (*gate.beside(path), *further))
        return Verdict(
            problems=tuple(map(_told, judgement.problems)),
            checked=Message(
                zh=f"Arelle（离线）：{judgement.facts} 个事实",
                en=f"Arelle, offline: {judgement.facts} facts",
            ),
        )


def _told(problem: gate.Problem) -> Problem:
    known = (told for start, told in _MEANINGS.items() if problem.code.startswith(start))
    code = f"[{problem.code}]"
    return Problem(
        where=problem.file,
        message=next(known, _OTHER),
        detail=f"{code} {problem.message.removeprefix(code).strip()}",
    )


def instance() -> XbrlValidator:
    """Of `report.xbrl` and other instances."""
    return XbrlValidator(Path(INSTANCE).suffix)


def json() -> XbrlValidator:
    """Of xBRL-JSON as we name it."""
    return XbrlValidator(FACTS)


def csv() -> XbrlValidator:
    """Of xBRL-CSV, by its metadata."""
    return XbrlValidator(METADATA)


def page() -> XbrlValidator:
    """Of inline pages."""
    return XbrlValidator(Path(PAGE).suffix)


def page_package() -> XbrlValidator:
    """Of inline report packages."""
    return XbrlValidator(".xbri")


def instance_package() -> XbrlValidator:
    """Of report packages."""
    return XbrlValidator(".xbr")
