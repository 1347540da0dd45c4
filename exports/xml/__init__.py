"""The report as one plain XML document, for portals that want simple XML."""

from exports.xml.exporter import XmlExporter

__all__ = ["XmlExporter"]
