"""Profile files → frozen profiles: read, merge parents, validate, build. Nothing is defaulted
that the schema calls required, and a misspelt key is an error with file and path."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from layouts.build import build_profile
from layouts.explain import explain
from layouts.files import HERE, read_yaml
from layouts.inherit import Draft, Resolved, resolve
from layouts.pattern import Pattern, join_patterns
from layouts.problem import InvalidLayout, Problem
from layouts.profile import Profile
from layouts.vocabulary import Vocabulary, load_vocabulary

BUILT_IN = HERE / "profiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSet:
    """All profiles that may match, in order of their ids, with what they share.

    `header_words` matches any header wording of any profile; it tells header rows from body rows.
    """

    profiles: tuple[Profile, ...]
    resolved: Mapping[str, Resolved]
    vocabulary: Vocabulary
    header_words: Pattern

    def __getitem__(self, identifier: str) -> Profile:
        return next(profile for profile in self.profiles if profile.id == identifier)


def load(folders: Sequence[Path] = ()) -> ProfileSet:
    """Profiles of `folders` stacked before the built-in ones: the same id replaces.

    Raises `InvalidLayout` with every problem found.
    """
    return _load(tuple(folders))


@cache
def _load(folders: tuple[Path, ...]) -> ProfileSet:
    vocabulary = load_vocabulary()
    drafts = _read_drafts([*folders, BUILT_IN])
    resolved = {identifier: resolve(identifier, drafts) for identifier in sorted(drafts)}
    problems = [problem for entry in resolved.values() for problem in schema_problems(entry)]
    if problems:
        raise InvalidLayout(tuple(problems))
    concrete = [entry for entry in resolved.values() if not entry.raw.get("abstract")]
    profiles = tuple(_build(entry, vocabulary) for entry in concrete)
    return ProfileSet(
        profiles=profiles,
        resolved=resolved,
        vocabulary=vocabulary,
        header_words=_header_words(profiles, vocabulary),
    )


def _read_drafts(folders: Sequence[Path]) -> dict[str, Draft]:
    """Earlier folders win; two files with one id in the same folder are an error."""
    drafts: dict[str, Draft] = {}
    for folder in folders:
        here = _read_folder(folder)
        drafts.update({key: draft for key, draft in here.items() if key not in drafts})
    return drafts


def _read_folder(folder: Path) -> dict[str, Draft]:
    if not folder.is_dir():
        problem = Problem(path=folder, where="", message="no such folder of profiles")
        raise InvalidLayout((problem,))
    drafts: dict[str, Draft] = {}
    for path in sorted(folder.rglob("*.yaml")):
        raw = read_yaml(path)
        identifier = raw.get("id")
        if not isinstance(identifier, str):
            raise InvalidLayout((Problem(path=path, where="id", message="is missing"),))
        if identifier in drafts:
            message = f"{identifier!r} is also defined in {drafts[identifier].path}"
            raise InvalidLayout((Problem(path=path, where="id", message=message),))
        drafts[identifier] = Draft(path=path, raw=raw)
    return drafts


def schema_problems(entry: Resolved) -> list[Problem]:
    """What the closed schema says against a resolved profile."""
    return [
        Problem(path=entry.path, where=mistake.where, message=mistake.message)
        for mistake in explain(_validator().iter_errors(entry.raw), _schema())
    ]


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((HERE / "schema" / "profile.schema.json").read_bytes())
    return schema


@cache
def _validator() -> Any:  # noqa: ANN401 - the library's own type is not importable by name
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_schema())


def _build(entry: Resolved, vocabulary: Vocabulary) -> Profile:
    try:
        return build_profile(entry.raw, entry.depth, vocabulary)
    except KeyError as error:
        message = f"unknown term {error.args[0]!r}; known: {', '.join(sorted(vocabulary.terms))}"
    except re.error as error:
        message = f"{error.pattern!r} is not a regular expression: {error.msg}"
    raise InvalidLayout((Problem(path=entry.path, where="", message=message),))


def _header_words(profiles: Sequence[Profile], vocabulary: Vocabulary) -> Pattern:
    columns = [column for profile in profiles for column in profile.columns]
    parts = [column.parts for column in columns]
    unders = [column.under for column in columns]
    return join_patterns(
        [column.header for column in columns] + parts + unders + [vocabulary.groups]
    )
