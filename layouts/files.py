"""Where the layout files lie and how YAML is read (every scalar that looks like a code quoted)."""

from pathlib import Path
from typing import Any

from layouts.problem import InvalidLayout, Problem

HERE = Path(__file__).parent


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file. Raises `InvalidLayout` with line and column of a mistake."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        value = yaml.load(path.read_bytes(), Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise _invalid(path, where, f"not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _invalid(path, "", f"not valid YAML: {error}") from error
    except OSError as error:
        raise _invalid(path, "", f"cannot be read: {error.strerror}") from error
    if not isinstance(value, dict):
        raise _invalid(path, "", "a mapping (key: value) is expected at the top")
    return value


def _invalid(path: Path, where: str, message: str) -> InvalidLayout:
    return InvalidLayout((Problem(path=path, where=where, message=message),))
