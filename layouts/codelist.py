"""Code lists: code → name and name → codes, each list with its source stated in its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from layouts.files import HERE, read_yaml
from layouts.normalise import compact


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeList:
    """Codes of 3, 5 or 7 digits (class, section, item) with their names."""

    id: str
    names: Mapping[str, str]
    by_name: Mapping[str, tuple[str, ...]]

    def codes_named(self, name: str) -> tuple[str, ...]:
        """All codes that bear this name (compared compactly), shortest code first."""
        return self.by_name.get(compact(name), ())


def load_codelists(folder: Path = HERE / "codelists") -> dict[str, CodeList]:
    """Every code list in `folder`, keyed by its id."""
    lists = (_read(path) for path in sorted(folder.glob("*.yaml")))
    return {codelist.id: codelist for codelist in lists}


def _read(path: Path) -> CodeList:
    raw = read_yaml(path)
    names: dict[str, str] = raw["names"]
    by_name: dict[str, list[str]] = {}
    aliases: dict[str, str] = raw.get("aliases", {})
    for name, code in [*((name, code) for code, name in names.items()), *aliases.items()]:
        by_name.setdefault(compact(name), []).append(code)
    return CodeList(
        id=raw["id"],
        names=names,
        by_name={
            name: tuple(sorted(codes, key=lambda code: (len(code), code)))
            for name, codes in by_name.items()
        },
    )
