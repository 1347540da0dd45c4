"""Output names: the stem, a hash where stems meet, never dependent on order."""

import hashlib
import itertools
import json

import pytest

from gongkai.batch.names import name_outputs
from gongkai.batch.receipt import Recipe, keep_receipt, origin_of


def file(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def test_a_lone_stem_is_the_name_and_the_file_is_not_read(tmp_path):
    absent = tmp_path / "2026年预算.pdf"
    assert name_outputs([absent]).folders == {absent: "2026年预算"}


def test_stems_that_meet_all_get_their_hash_in_any_order(tmp_path):
    files = [file(tmp_path, f"{folder}/x.pdf", folder.encode()) for folder in "abc"]
    expected = {path: f"x-{short(path.parent.name.encode())}" for path in files}
    for order in itertools.permutations(files):
        assert name_outputs(order).folders == expected


def test_the_same_content_under_the_same_name_is_named_once(tmp_path):
    first = file(tmp_path, "a/x.pdf", b"1")
    second = file(tmp_path, "b/x.pdf", b"1")
    naming = name_outputs([second, first])
    assert naming.folders == {first: "x"}
    assert naming.same == {second: first}


def test_names_that_a_file_system_may_take_for_one_meet(tmp_path):
    small = file(tmp_path, "a/budget.pdf", b"1")
    large = file(tmp_path, "b/BUDGET.pdf", b"2")
    assert name_outputs([small, large]).folders == {
        small: f"budget-{short(b'1')}",
        large: f"BUDGET-{short(b'2')}",
    }


@pytest.mark.parametrize("name", ["...pdf", "..pdf", " .pdf", "....pdf"])
def test_no_name_leads_out_of_the_output_folder(tmp_path, name):
    path = tmp_path / name
    assert name_outputs([path]).folders[path] in {"document", "pdf"}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def converted(tmp_path):
    """Makes the folder of an earlier run."""

    def make(name, content, path=None):
        recipe = Recipe(name="x.pdf", source=digest(content), build="b", options="o")
        keep_receipt(tmp_path / "out" / name, recipe, {}, origin=path and origin_of(path))

    return make


def test_the_first_keeps_its_name_and_a_newcomer_gets_a_hash(tmp_path, converted):
    first, second = (file(tmp_path, f"{folder}/x.pdf", folder.encode()) for folder in "ab")
    converted("x", b"a", first)
    for order in itertools.permutations([first, second]):
        naming = name_outputs(order, out=tmp_path / "out")
        assert naming.folders == {first: "x", second: f"x-{short(b'b')}"}
        assert naming.others == {second: "x"}
    assert name_outputs([second], out=tmp_path / "out").folders == {second: f"x-{short(b'b')}"}


def test_a_document_keeps_the_name_with_a_hash_that_it_has(tmp_path, converted):
    path = file(tmp_path, "a/x.pdf", b"a")
    converted(f"x-{short(b'a')}", b"a", path)
    naming = name_outputs([path], out=tmp_path / "out")
    assert naming.folders == {path: f"x-{short(b'a')}"}
    assert naming.others == {}


def test_a_file_that_moved_or_that_changed_keeps_its_folder(tmp_path, converted):
    moved, changed = file(tmp_path, "new/x.pdf", b"a"), file(tmp_path, "a/y.pdf", b"later")
    converted("x", b"a", tmp_path / "a/x.pdf")
    converted("y", b"earlier", changed)
    naming = name_outputs([moved, changed], out=tmp_path / "out")
    assert naming.folders == {moved: "x", changed: "y"}


def test_a_report_is_known_by_its_document(tmp_path, converted):
    converted("x", b"a")
    source = json.dumps({"source": {"sha256": digest(b"a")}}).encode()
    report = file(tmp_path, "elsewhere/x.json", source)
    edited = file(tmp_path, "edited/x.json", source + b" ")
    other = file(tmp_path, "other/x.json", b"{}")
    reports = {report, edited, other}
    assert name_outputs([report], reports, tmp_path / "out").folders == {report: "x"}
    named = name_outputs(reports, reports, tmp_path / "out").folders
    assert named == {
        edited: "x",
        report: f"x-{short(source)}",
        other: f"x-{short(b'{}')}",
    }
