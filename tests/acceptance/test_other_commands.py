"""Commands besides `convert`, and the program as a whole."""

import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

import gongkai


@pytest.mark.parametrize(
    "command",
    [
        (), ("convert",), ("inspect",), ("profiles",), ("doctor",),
        ("profiles", "list"), ("profiles", "show"), ("profiles", "lint"), ("profiles", "explain"),
        ("samples",), ("samples", "accept"), ("publish",), ("publish", "ckan"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("language", "word"), [("en", "Example"), ("zh", "示例")])
def test_every_command_explains_itself_with_an_example(run, command, language, word):
    ended = run(*command, "--help", language=language)
    assert ended.code == 0
    assert word in ended.out
    assert "  gongkai " in ended.out


def test_version_and_no_command(run):
    assert run("--version").out == f"gongkai {gongkai.__version__}\n"
    assert run().out == run("--help").out


def test_inspect_tells_about_pages_and_tables(run, table_pdf):
    ended = run("inspect", table_pdf("a.pdf"))
    assert ended.code == 0
    assert "national.expenditure" in ended.out
    assert "4×5" in ended.out


def test_inspect_as_json(run, table_pdf):
    value = run("inspect", table_pdf("a.pdf"), "--json").value
    assert [page["number"] for page in value["pages"]] == [1]
    assert value["pages"][0]["grids"][0]["rows"] == 4
    assert value["tables"][0]["candidates"][0]["accepted"] is True


def test_inspect_draws_what_the_reader_saw(run, table_pdf):
    ended = run("inspect", table_pdf("a.pdf"), "--page", 1, "--png", "page.png")
    assert ended.code == 0
    with pymupdf.open(run.folder / "page.png") as picture:
        assert picture[0].rect.width > 500


def test_inspect_of_a_page_that_is_not_there(run, table_pdf):
    ended = run("inspect", table_pdf("a.pdf"), "--page", 9, "--png", "page.png")
    assert ended.code == 3
    assert ended.err.startswith("error IN-015: ")
    assert not (run.folder / "page.png").exists()


def test_profiles_are_listed_and_shown(run):
    listed = run("profiles", "list", "--json").value["profiles"]
    assert "national.expenditure" in [profile["id"] for profile in listed]
    shown = run("profiles", "show", "national.expenditure")
    assert "id: national.expenditure" in shown.out
    child = next(profile for profile in listed if profile["extends"])
    resolved = run("profiles", "show", child["id"], "--resolved")
    assert f"# {child['file']}" in resolved.out


def test_an_unknown_profile_names_the_nearest(run):
    ended = run("profiles", "show", "national.expenditur")
    assert ended.code == 4
    assert "national.expenditure" in ended.err


def test_the_built_in_profiles_have_no_mistakes(run):
    ended = run("profiles", "lint")
    assert (ended.code, ended.out.strip()) == (0, "No problems.")


def test_lint_names_file_and_place(run):
    (run.folder / "bad.yaml").write_text("id: mine.bad\nextends: national.expenditure\nunti: 3\n")
    ended = run("profiles", "lint", ".")
    assert ended.code == 4
    assert "bad.yaml" in ended.out
    assert "unti" in ended.out


def test_explain_names_the_header_that_was_found(run, table_pdf):
    ended = run("profiles", "explain", table_pdf("a.pdf"))
    assert ended.code == 0
    assert "✓ national.expenditure" in ended.out


def test_doctor_finds_this_machine_well(run):
    ended = run("doctor", "--json")
    signs = {(sign["topic"], sign["name"]): sign for sign in ended.value["signs"]}
    assert ended.code == 0
    assert signs["engine", "ruled"]["state"] == "ok"
    assert signs["worker", "worker"]["state"] == "ok"


def python(code: str) -> str:
    root = str(Path(gongkai.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_importing_gongkai_imports_nothing_heavy():
    heavy = ["pymupdf", "camelot", "pandas", "numpy", "cv2", "rich", "click", "yaml", "pebble"]
    code = f"import gongkai, sys; print([name for name in {heavy} if name in sys.modules])"
    assert python(code) == "[]"


def test_the_parent_process_never_loads_a_pdf_library(table_pdf, tmp_path):
    path, out = table_pdf("a.pdf"), tmp_path / "out"
    code = (
        "import sys\n"
        "if __name__ == '__main__':\n"
        "    from gongkai.cli.app import run\n"
        f"    code = run(['convert', {str(path)!r}, '-o', {str(out)!r}, '-q'])\n"
        "    print(code, 'pymupdf' in sys.modules)\n"
    )
    assert python(code) == "0 False"


def test_a_reader_that_goes_away_is_no_error(run):
    root = str(Path(gongkai.__file__).parents[1])
    command = f"{sys.executable} -m gongkai convert --help | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 141)
    assert done.stderr == ""
