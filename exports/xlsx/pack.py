"""A workbook as bytes that are the same each time: no moments inside, no moments on the parts."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


def packed(book: "Workbook") -> bytes:
    """The bytes of the workbook."""
    from openpyxl.writer.excel import ExcelWriter

    raw, clean = io.BytesIO(), io.BytesIO()
    # Packed once only: what the first archive holds is taken out again at once.
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as unpacked:
        ExcelWriter(book, unpacked).write_data()
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == _CORE:
                data = _MOMENT.sub(b"", data)
            part = zipfile.ZipInfo(name, date_time=_EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, data)
    return clean.getvalue()
