"""What is wrong in a layout file: the file, the path inside the YAML and what is allowed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake. `where` is a path such as `columns.total.role`."""

    path: Path
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.where or '(top level)'}: {self.message}"


class InvalidLayout(Exception):
    """A profile, the vocabulary or a code list cannot be used. Holds every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
