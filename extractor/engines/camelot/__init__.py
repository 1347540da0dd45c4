"""Camelot's four parsers as engines: one for ruled tables, three for tables without verticals."""

from extractor.engines.camelot.engine import CamelotEngine

__all__ = ["CamelotEngine"]
