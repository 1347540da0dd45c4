"""Opening files: what is wrong with a file is told by name, and nothing is said on the way."""

import hashlib
import os
import sys

import pytest

from extractor.errors import (
    Damaged,
    EmptyFile,
    MissingFile,
    NoPages,
    NotAPdf,
    PageCountLies,
    PageMissing,
    PasswordNeeded,
    TooManyBytes,
    TooManyPages,
    UnreadableFile,
    WrongPassword,
)
from extractor.source.document import open_document
from extractor.source.mupdf import library

pymupdf = library()


def pdf_bytes(pages=1, **saving):
    with pymupdf.open() as pdf:
        for number in range(1, pages + 1):
            pdf.new_page().insert_text((72, 72), f"page {number}")
        return pdf.tobytes(**saving)


def written(tmp_path, content, name="file.pdf"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_plain_pdf(tmp_path):
    content = pdf_bytes(3)
    path = written(tmp_path, content, "2026年预算.pdf")

    with open_document(path) as document:
        assert document.path == path
        assert document.name == "2026年预算.pdf"
        assert document.sha256 == hashlib.sha256(content).hexdigest()
        assert document.page_count == 3
        assert [page.number for page in document.pages()] == [1, 2, 3]
        assert document.page(2).runs[-1].text.endswith("2")


def test_closing_twice_is_fine(tmp_path):
    document = open_document(written(tmp_path, pdf_bytes()))
    document.close()
    document.close()


def test_missing(tmp_path):
    with pytest.raises(MissingFile):
        open_document(tmp_path / "nowhere.pdf")


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(UnreadableFile):
        open_document(tmp_path)


def test_a_path_through_a_file(tmp_path):
    with pytest.raises(UnreadableFile):
        open_document(written(tmp_path, pdf_bytes()) / "inside.pdf")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = written(tmp_path, pdf_bytes())
    path.chmod(0)
    with pytest.raises(UnreadableFile):
        open_document(path)


def test_empty(tmp_path):
    with pytest.raises(EmptyFile):
        open_document(written(tmp_path, b""))


def picture():
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8))
    pixmap.clear_with(200)
    return pixmap.tobytes("png")


@pytest.mark.parametrize(
    "content",
    [
        picture(),
        b"<html><body>2026</body></html>",
        b"PK\x03\x04 a spreadsheet",
        b"plain text",
        b" " * 1024 + b"%PDF-1.7",
    ],
    ids=["png", "html", "zip", "text", "header too late"],
)
def test_other_formats_named_pdf(tmp_path, content):
    with pytest.raises(NotAPdf):
        open_document(written(tmp_path, content))


def test_the_header_may_stand_after_junk_and_the_name_does_not_matter(tmp_path):
    path = written(tmp_path, b"\r\n junk \r\n" + pdf_bytes(), "download.aspx")
    with open_document(path) as document:
        assert document.page_count == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_name_that_is_not_utf_8(tmp_path):
    name = os.fsdecode("预算.pdf".encode("gb18030"))
    with open_document(written(tmp_path, pdf_bytes(), name)) as document:
        assert document.page(1).runs[-1].text.endswith("1")


def test_damaged_beyond_repair(tmp_path):
    path = written(tmp_path, b"%PDF-1.7\n" + b"\x00garbage" * 50)
    with pytest.raises(Damaged) as caught:
        open_document(path)
    assert str(tmp_path) not in str(caught.value)
    assert "code=" not in str(caught.value)


def test_a_truncated_file_ends_in_an_error_or_in_all_its_pages(tmp_path):
    content = pdf_bytes(5)
    for part in (0.2, 0.5, 0.8, 0.95):
        path = written(tmp_path, content[: int(len(content) * part)])
        try:
            with open_document(path) as document:
                assert document.page_count == len(list(document.pages()))
        except (Damaged, NoPages, PageCountLies):
            continue


def test_no_pages(tmp_path):
    content = (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        b"trailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n"
    )
    with pytest.raises(NoPages):
        open_document(written(tmp_path, content))


def test_more_pages_declared_than_there_are(tmp_path):
    content = pdf_bytes(3).replace(b"/Count 3", b"/Count 9")
    with pytest.raises(PageCountLies) as caught:
        open_document(written(tmp_path, content))
    assert caught.value.details == {"declared": 9, "found": 3}


def test_an_absurd_page_count(tmp_path):
    content = pdf_bytes(3).replace(b"/Count 3", b"/Count 2147483647")
    with pytest.raises(PageCountLies) as caught:
        open_document(written(tmp_path, content), max_pages=10)
    assert caught.value.details["found"] == 3


@pytest.mark.parametrize("count", [b"1", b"0", b"(x)"])
def test_no_page_is_dropped_when_too_few_are_declared(tmp_path, count):
    content = pdf_bytes(3).replace(b"/Count 3", b"/Count " + count)
    with open_document(written(tmp_path, content)) as document:
        assert document.page_count == 3
        assert [page.runs[-1].text for page in document.pages()] == ["page 1", "page 2", "page 3"]


def test_a_page_tree_that_loops(tmp_path):
    content = (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\n"
        b"trailer\n<</Root 1 0 R/Size 3>>\n%%EOF\n"
    )
    with pytest.raises((NoPages, PageCountLies, Damaged)):
        open_document(written(tmp_path, content))


AES = {"encryption": pymupdf.PDF_ENCRYPT_AES_256}


def test_a_user_password(tmp_path):
    path = written(tmp_path, pdf_bytes(user_pw="user", owner_pw="owner", **AES))

    with pytest.raises(PasswordNeeded):
        open_document(path)
    with pytest.raises(WrongPassword):
        open_document(path, password="guess")
    for password in ("user", "owner"):
        with open_document(path, password=password) as document:
            assert document.page(1).runs[-1].text == "page 1"


def test_an_owner_password_alone_needs_none(tmp_path):
    path = written(tmp_path, pdf_bytes(owner_pw="owner", **AES))

    for password in (None, "", "anything"):
        with open_document(path, password=password) as document:
            assert document.page(1).runs[-1].text == "page 1"


def test_limits(tmp_path):
    content = pdf_bytes(3)
    path = written(tmp_path, content)

    with pytest.raises(TooManyPages) as pages:
        open_document(path, max_pages=2)
    assert pages.value.details == {"found": 3, "limit": 2}
    with pytest.raises(TooManyBytes) as size:
        open_document(path, max_bytes=len(content) - 1)
    assert size.value.details == {"found": len(content), "limit": len(content) - 1}
    with open_document(path, max_pages=3, max_bytes=len(content)) as document:
        assert document.page_count == 3


def test_size_is_checked_before_the_content(tmp_path):
    with pytest.raises(TooManyBytes):
        open_document(written(tmp_path, b"not a pdf"), max_bytes=3)


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_is_not_there(tmp_path, number):
    with (
        open_document(written(tmp_path, pdf_bytes(2))) as document,
        pytest.raises(PageMissing),
    ):
        document.page(number)


def test_the_library_is_never_heard(tmp_path, capfd):
    content = pdf_bytes(2)
    broken = content.replace(b"endobj", b"endobx", 2)[: int(len(content) * 0.9)]
    try:
        with open_document(written(tmp_path, broken)) as document:
            list(document.pages())
    except (Damaged, NoPages, PageCountLies):
        pass

    assert capfd.readouterr() == ("", "")
