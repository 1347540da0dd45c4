"""The report as XBRL 2.1 and its sisters: one taxonomy, the same facts in every syntax."""

from exports.xbrl.exporters import (
    InlineXbrlExporter,
    InlineXbrlPackageExporter,
    XbrlCsvExporter,
    XbrlExporter,
    XbrlJsonExporter,
    XbrlPackageExporter,
)

__all__ = [
    "InlineXbrlExporter",
    "InlineXbrlPackageExporter",
    "XbrlCsvExporter",
    "XbrlExporter",
    "XbrlJsonExporter",
    "XbrlPackageExporter",
]
