"""Arrow columns from plain values, laid out as Arrow keeps them in memory.

`pyarrow.array` of a list would first import pandas wherever it is installed, which takes longer
than all the rest of the export; and it takes a number of too many decimals by half.
"""

import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import TYPE_CHECKING

from exports.tidy.spec import Field, Value

if TYPE_CHECKING:
    import pyarrow

# 38 digits are what every reader of decimals can hold; 8 of them after the point.
PRECISION = 38
_WIDTH = 16
_LIMIT = 10**PRECISION
_EXACT = Context(prec=400, traps=[Inexact, InvalidOperation])
Buffers = tuple[bytes, ...]


def arrow_type(field: Field) -> "pyarrow.DataType":
    """The type of a field's column."""
    import pyarrow

    if field.type == "string":
        return pyarrow.string()
    if field.type == "integer":
        return pyarrow.int64()
    if field.type == "boolean":
        return pyarrow.bool_()
    return pyarrow.decimal128(PRECISION, field.scale)


def column(field: Field, values: Sequence[Value]) -> "pyarrow.Array":
    """The values as an array; None is null.

    Raises `ArithmeticError` for a number that the column cannot hold exactly.
    """
    import pyarrow

    there = [value is not None for value in values]
    buffers = (_bits(there), *_LAYOUTS.get(field.type, _decimals)(field, values))
    told = [None if each is None else pyarrow.py_buffer(each) for each in buffers]
    nulls = there.count(False)
    if not nulls:
        told[0] = None
    return pyarrow.Array.from_buffers(arrow_type(field), len(values), told, nulls)


def _bits(flags: Sequence[bool]) -> bytes:
    """One bit for each flag, the first one lowest."""
    digits = "".join("1" if flag else "0" for flag in reversed(flags))
    return int(digits or "0", 2).to_bytes((len(flags) + 7) // 8, "little")


def _texts(_: Field, values: Sequence[Value]) -> Buffers:
    """Where each text ends, and all texts. Half a surrogate pair becomes U+FFFD."""
    texts = [b"" if value is None else _encoded(str(value)) for value in values]
    ends = array("i", [0])
    for text in texts:
        ends.append(ends[-1] + len(text))
    return ends.tobytes(), b"".join(texts)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


def _integers(_: Field, values: Sequence[Value]) -> Buffers:
    return (array("q", [0 if value is None else int(value) for value in values]).tobytes(),)


def _booleans(_: Field, values: Sequence[Value]) -> Buffers:
    return (_bits([bool(value) for value in values]),)


def _decimals(field: Field, values: Sequence[Value]) -> Buffers:
    """Whole numbers of the last decimal's unit, each in 16 bytes."""
    units = (0 if value is None else _units(Decimal(value), field.scale) for value in values)
    return (b"".join(each.to_bytes(_WIDTH, sys.byteorder, signed=True) for each in units),)


def _units(value: Decimal, scale: int) -> int:
    shifted = _EXACT.scaleb(value, scale)
    whole = int(shifted)
    if whole != shifted or abs(whole) >= _LIMIT:
        raise OverflowError(f"{value} has more than {PRECISION} digits, {scale} of them decimals")
    return whole


_LAYOUTS: Mapping[str, Callable[[Field, Sequence[Value]], Buffers]] = {
    "string": _texts,
    "integer": _integers,
    "boolean": _booleans,
}
