"""What was read of a catalogue, in the words of a table case."""

from typing import Any

from extractor.model.catalogue import Catalogue, Entry

_KEYS = ("profile", "kind", "title", "series")


def stated_catalogue(catalogue: Catalogue) -> dict[str, Any]:
    """Everything that a case may state of a catalogue."""
    values: dict[str, Any] = {key: getattr(catalogue, key) for key in _KEYS}
    values["pages"] = list(catalogue.pages)
    values["levels"] = list(catalogue.levels)
    values["departments"] = [department.name for department in catalogue.departments]
    values["entries"] = "".join(f"{entry_text(entry)}\n" for entry in catalogue.entries)
    return values


def entry_text(entry: Entry) -> str:
    """`department | code | level | column | name | key=text …`; what is not there is blank."""
    texts = " ".join(f"{key}={text}" for key, text in sorted(entry.texts.items()))
    fields = (entry.department, entry.code, entry.level, entry.printed_column, entry.name, texts)
    return " | ".join("" if field is None else str(field) for field in fields).rstrip()
