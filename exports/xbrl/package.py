"""Report packages: an inline page (.xbri) or an instance (.xbr) with the taxonomy it needs."""

import json
from typing import Literal

from exports.archive import zipped
from exports.xbrl.places import PLACES
from exports.xbrl.taxonomy.package import package_files

Kind = Literal["xbri", "xbr"]
_TYPE = "https://xbrl.org/report-package/2023/{}"
_FOLDER = "report"


def report_package(kind: Kind, name: str, report: bytes, places: bytes) -> bytes:
    """A package that loads with nothing else: the report as `reports/name`, the taxonomy, and
    where each fact is printed."""
    information = {"documentInfo": {"documentType": _TYPE.format(kind)}}
    files = {
        "META-INF/reportPackage.json": json.dumps(information).encode() + b"\n",
        f"reports/{name}": report,
        PLACES: places,
        **package_files(),
    }
    return zipped({f"{_FOLDER}/{path}": data for path, data in files.items()})
