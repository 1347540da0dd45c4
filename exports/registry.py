"""All exporters by name."""

from collections.abc import Mapping
from types import MappingProxyType

from exports.json import JsonExporter
from exports.spec import Exporter

EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"json": JsonExporter()})
