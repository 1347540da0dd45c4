"""What every error of ours has: code, exit code, cause and next action, in two languages.

An error is raised; a finding (`extractor.model.finding`) is data. Texts are templates over `datum`.
"""

from typing import ClassVar


def words(zh: str, en: str) -> dict[str, str]:
    """One sentence in Chinese and in English; {datum} and the details' names are filled in."""
    return {"zh": zh, "en": en}


class GongkaiError(Exception):
    """Base of all our errors. `datum` is what it is about (a file, a page, a key)."""

    code: ClassVar[str] = "BUG-000"
    exit_code: ClassVar[int] = 70
    http_status: ClassVar[int] = 500
    cause: ClassVar[dict[str, str]] = words("程序内部错误：{datum}", "internal error: {datum}")
    action: ClassVar[dict[str, str]] = words(
        "请带上文件和此信息报告该问题。", "please report it with the file and this message."
    )

    def __init__(self, datum: str, **details: str | int) -> None:
        super().__init__(datum, details)
        self.datum = datum
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders with all they know."""
        return (_rebuild, (type(self), self.datum, self.details))

    def cause_in(self, language: str) -> str:
        """One sentence: what happened."""
        return self.cause[language].format(datum=self.datum, **self.details)

    def action_in(self, language: str) -> str:
        """One sentence: what to do next."""
        return self.action[language].format(datum=self.datum, **self.details)

    def __str__(self) -> str:
        return f"{self.code} {self.cause_in('en')}; {self.action_in('en')}"


def _rebuild(kind: type[GongkaiError], datum: str, details: dict[str, str | int]) -> GongkaiError:
    return kind(datum, **details)
