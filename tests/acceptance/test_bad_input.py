"""Bad input: its own message with cause and next action, its own exit code, nothing half-written,
and in a run over many files the others still come out."""

import json

import pymupdf
import pytest

from gongkai.batch.receipt import UNFINISHED


def written(run):
    return sorted(path.name for path in run.folder.rglob("*") if path.is_file())


def told(ended, code, exit_code):
    """The error is told on one line, what to do on the next, and nowhere is a traceback."""
    assert ended.code == exit_code
    first, second, *_ = ended.err.splitlines()
    assert first.startswith(f"error {code}: ")
    assert second.startswith("  ")
    assert second.strip()


def make(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("note.pdf", b"hello", "IN-004"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "IN-004"),
        ("empty.pdf", b"", "IN-003"),
        ("damaged.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 8, "IN-005"),
    ],
)
def test_files_that_are_no_good_pdf(run, tmp_path, name, data, code):
    told(run("convert", make(tmp_path, name, data), "-o", "out"), code, 3)
    assert written(run) == []


def test_a_missing_file(run):
    told(run("convert", "absent.pdf", "-o", "out"), "IN-001", 3)


def test_a_folder_without_pdfs(run, tmp_path):
    folder = tmp_path / "nothing"
    folder.mkdir()
    (folder / "a.txt").touch()
    told(run("convert", folder, "-o", "out"), "IN-012", 3)


@pytest.mark.parametrize(("password", "code"), [((), "IN-008"), (("--password", "no"), "IN-009")])
def test_an_encrypted_file(run, table_pdf, password, code):
    locked = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "s3cret", "owner_pw": "o"}
    path = table_pdf("locked.pdf", **locked)
    told(run("convert", path, "-o", "out", *password), code, 3)
    assert written(run) == []


def test_a_truncated_file_is_told_or_read(run, table_pdf):
    path = table_pdf("cut.pdf")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert run("convert", path, "-o", "out").code in (0, 3, 5)


@pytest.mark.parametrize(("option", "code"), [("--max-pages", "IN-010"), ("--max-bytes", "IN-011")])
def test_limits(run, tmp_path, option, code):
    path = tmp_path / "two.pdf"
    with pymupdf.open() as document:
        document.new_page()
        document.new_page()
        document.save(path)
    told(run("convert", path, "-o", "out", option, 1), code, 3)
    assert written(run) == []


def test_prose_only_gives_its_report_and_code_5(run, prose_pdf):
    ended = run("convert", prose_pdf, "-o", "out")
    told(ended, "REC-001", 5)
    assert "report.json" in written(run)


def test_an_output_folder_that_is_a_file(run, table_pdf):
    (run.folder / "out").write_text("in the way")
    told(run("convert", table_pdf("a.pdf"), "-o", "out"), "OUT-001", 7)
    told(run("convert", table_pdf("a.pdf"), "-o", "out/below"), "OUT-001", 7)
    assert written(run) == ["out"]


def test_an_output_place_taken_by_a_folder(run, table_pdf):
    (run.folder / "out" / "a" / "report.json").mkdir(parents=True)
    told(run("convert", table_pdf("a.pdf"), "-o", "out"), "OUT-001", 7)
    assert written(run) == [".receipt.json"]
    receipt = json.loads((run.folder / "out" / "a" / ".receipt.json").read_text("utf-8"))
    assert receipt["build"] == UNFINISHED


def test_a_broken_profile_is_told_once_before_any_file_is_read(run, table_pdf, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "bad.yaml").write_text("id: mine.bad\nextends: national.expenditure\nunti: 3\n")
    files = [table_pdf("a.pdf"), table_pdf("b.pdf")]
    ended = run("convert", *files, "-o", "out", "--profiles", folder)
    told(ended, "PRO-001", 4)
    assert "bad.yaml" in ended.err
    assert ended.err.count("error ") == 1
    assert written(run) == []


def test_profiles_that_are_not_there(run, table_pdf):
    told(run("convert", table_pdf("a.pdf"), "-o", "out", "--profiles", "absent"), "PRO-001", 4)


@pytest.mark.parametrize("option", ["--engine", "--cross-check"])
def test_an_unknown_engine(run, table_pdf, option):
    ended = run("convert", table_pdf("a.pdf"), "-o", "out", option, "magic")
    told(ended, "ENG-001", 6)
    assert "ruled" in ended.err


def test_a_bad_file_among_many_costs_only_itself(run, table_pdf, tmp_path):
    good = [table_pdf(f"good{number}.pdf", NUMBERED[number]) for number in range(3)]
    bad = [make(tmp_path, "bad.pdf", b"%PDF-1.4 no"), make(tmp_path, "none.pdf", b"")]
    ended = run("convert", *good, *bad, "absent.pdf", "-o", "out", "--json")
    assert ended.code == 3
    status = {file["path"].rpartition("/")[2]: file["status"] for file in ended.value["files"]}
    assert [status[path.name] for path in good] == ["converted"] * 3
    assert status["bad.pdf"] == status["none.pdf"] == status["absent.pdf"] == "failed"
    assert sorted(entry.name for entry in (run.folder / "out").iterdir()) == [
        "good0",
        "good1",
        "good2",
    ]


def test_the_worst_error_decides_the_exit_code(run, prose_pdf, tmp_path):
    empty = make(tmp_path, "empty.pdf", b"")
    assert run("convert", empty, prose_pdf, "-o", "out").code == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert",),
        ("convert", "a.pdf"),
        ("convert", "a.pdf", "-o", "out", "--max-pages", "0"),
        ("convert", "a.pdf", "-o", "out", "--fail-on", "sometimes"),
        ("convert", "a.pdf", "-o", "out", "--bogus"),
        ("inspect", "a.pdf", "--png", "x.png"),
        ("transform",),
        ("profiles", "nonsense"),
    ],
)
def test_usage_errors_show_how_it_is_used(run, arguments):
    ended = run(*arguments)
    assert ended.code == 2
    assert ended.err.startswith("usage error: ")
    assert "Usage: gongkai" in ended.err


NUMBERED = [(("", "合计", f"{number}.00", f"{number}.00", ""),) for number in range(1, 4)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "FILE", "--format", "html", "-o", "FILE"),
        ("check", "FOLDER", "--format", "sarif", "-o", "FILE"),
        ("inspect", "FILE", "--page", "1", "--png", "FILE"),
        ("profiles", "explain", "FILE", "--table", "1", "--png", "FILE"),
        ("profiles", "new", "--from", "national.expenditure", "FILE", "-o", "FILE", "--force"),
    ],
)
def test_no_result_replaces_the_file_that_was_read(run, table_pdf, arguments):
    path = table_pdf("only.pdf")
    before = path.read_bytes()
    named = {"FILE": path, "FOLDER": path.parent}
    ended = run(*(named.get(word, word) for word in arguments))
    assert ended.code == 2
    assert "replace the file to be read" in ended.err
    assert path.read_bytes() == before


def test_ocr_cannot_be_both_forced_and_left_out(run, tmp_path):
    ended = run(
        "convert", make(tmp_path, "a.pdf", b"%PDF-1.7"), "-o", "out", "--no-ocr", "--force-ocr"
    )

    assert ended.code == 2
    assert "--force-ocr" in ended.err.splitlines()[0]
    assert "--no-ocr" in ended.err.splitlines()[0]
