"""Which PDFs are meant by the paths a person names."""

from extractor.errors import MissingFile, NoPdfsInFolder
from gongkai.batch.files import find


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_folders_are_searched_in_any_case_of_the_suffix_and_sorted(tmp_path):
    files = [touch(tmp_path / name) for name in ("a.pdf", "b/c.PDF", "b/d.Pdf")]
    touch(tmp_path / "notes.txt")
    assert find([tmp_path]).files == tuple(files)


def test_a_named_file_is_taken_whatever_its_name(tmp_path):
    path = touch(tmp_path / "disclosure.dat")
    assert find([path]).files == (path,)


def test_a_file_named_twice_or_through_a_link_is_found_once(tmp_path):
    path = touch(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").symlink_to(path)
    assert find([path, tmp_path, path]).files == (path,)


def test_links_in_a_circle_end(tmp_path):
    path = touch(tmp_path / "sub" / "a.pdf")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert find([tmp_path]).files == (path,)


def test_paths_that_lead_to_nothing_are_told_and_the_rest_is_found(tmp_path):
    path = touch(tmp_path / "x" / "a.pdf")
    empty = tmp_path / "empty"
    empty.mkdir()
    found = find([tmp_path / "absent", empty, path])
    assert found.files == (path,)
    assert [type(error) for _, error in found.failures] == [MissingFile, NoPdfsInFolder]
