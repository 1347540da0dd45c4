"""The facts for a pivot table: codes with their names beside them, everything in words."""

from exports.tidy.fields import text
from exports.tidy.spec import Field, TidyTable, Value
from layouts.vocabulary import load_vocabulary


def with_names(facts: TidyTable, tables: dict[str, TidyTable]) -> TidyTable:
    """The table of facts with a name after each column of concepts or codes."""
    names = {
        reference.fields[0]: _names(tables[reference.table])
        for reference in facts.references
        if len(reference.fields) == 1 and reference.table != "documents"
    }
    axes = load_vocabulary().dimensions
    fields: list[Field] = []
    for field in facts.fields:
        fields.append(field)
        if field.name in names:
            zh = axes[field.name].zh if field.name in axes else field.zh
            fields.append(text(f"{field.name}_name", f"{zh}名称", "name"))
    rows = [
        tuple(
            each
            for field, value in zip(facts.fields, row, strict=True)
            for each in _named(value, names.get(field.name))
        )
        for row in facts.rows
    ]
    return TidyTable(
        name=facts.name,
        zh=facts.zh,
        en=facts.en,
        fields=tuple(fields),
        key=facts.key,
        rows=rows,
    )


def _named(value: Value, names: dict[Value, Value] | None) -> tuple[Value, ...]:
    return (value,) if names is None else (value, names.get(value))


def _names(table: TidyTable) -> dict[Value, Value]:
    by = "zh" if "zh" in [field.name for field in table.fields] else "name"
    return dict(zip(table.column(table.key[0]), table.column(by), strict=True))
