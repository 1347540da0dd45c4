"""Output names: the stem, a hash where stems meet, never dependent on order."""

import hashlib
import itertools

import pytest

from gongkai.batch.names import name_outputs


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
