"""What a catalogue says of each format: names, media type, standard, the file to open first."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format as a catalogue describes it; `opens` is the file that leads to its others."""

    zh: str
    en: str
    media_type: str
    standard: str | None = None
    opens: str | None = None


_XBRL = "http://www.xbrl.org/Specification/XBRL-2.1/REC-2003-12-31/XBRL-2.1-REC-2003-12-31.html"
_OIM = "https://www.xbrl.org/Specification/{0}/REC-2021-10-13/{0}-REC-2021-10-13.html"
_IXBRL = "https://www.xbrl.org/Specification/inlineXBRL-part1/REC-2013-11-18/inlineXBRL-part1-REC-2013-11-18.html"
_PACKAGE = "https://www.xbrl.org/Specification/report-package/REC-2023-09-20/report-package-REC-2023-09-20.html"

_FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "json": Form(
            zh="规范报告（JSON）", en="canonical report (JSON)", media_type="application/json"
        ),
        "datapackage": Form(
            zh="数据包（CSV，附表结构）",
            en="data package (CSV with schema)",
            media_type="application/json",
            standard="https://datapackage.org/profiles/2.0/datapackage.json",
            opens="datapackage/datapackage.json",
        ),
        "parquet": Form(zh="Parquet", en="Parquet", media_type="application/vnd.apache.parquet"),
        "xlsx": Form(
            zh="Excel 工作簿",
            en="Excel workbook",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "xml": Form(
            zh="XML（附模式）",
            en="XML with its schema",
            media_type="application/xml",
            opens="xml/report.xml",
        ),
        "xbrl": Form(
            zh="XBRL 实例",
            en="XBRL instance",
            media_type="application/xml",
            standard=_XBRL,
            opens="xbrl/report.xbrl",
        ),
        "xbrl-json": Form(
            zh="xBRL-JSON",
            en="xBRL-JSON",
            media_type="application/json",
            standard=_OIM.format("xbrl-json"),
            opens="xbrl-json/facts.json",
        ),
        "xbrl-csv": Form(
            zh="xBRL-CSV",
            en="xBRL-CSV",
            media_type="text/csv",
            standard=_OIM.format("xbrl-csv"),
            opens="xbrl-csv/facts-metadata.json",
        ),
        "ixbrl": Form(
            zh="内嵌 XBRL 网页",
            en="inline XBRL page",
            media_type="application/xhtml+xml",
            standard=_IXBRL,
            opens="ixbrl/report.xhtml",
        ),
        "xbri": Form(
            zh="内嵌 XBRL 报告包",
            en="inline XBRL report package",
            media_type="application/vnd.xbrl.inline-report+zip",
            standard=_PACKAGE,
        ),
        "xbr": Form(
            zh="XBRL 报告包",
            en="XBRL report package",
            media_type="application/vnd.xbrl.report+zip",
            standard=_PACKAGE,
        ),
    }
)


def form_of(name: str) -> Form:
    """What is said of a format; of one unknown here, its name."""
    return _FORMS.get(name) or Form(zh=name, en=name, media_type="application/octet-stream")
