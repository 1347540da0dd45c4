"""Why an input cannot be read."""

from extractor.errors.base import GongkaiError, words


class InputError(GongkaiError):
    """The input cannot be read."""

    code = "IN-000"
    exit_code = 3
    http_status = 422


class MissingFile(InputError):
    """There is no such file or folder."""

    code = "IN-001"
    http_status = 404
    cause = words("文件不存在：{datum}", "no such file or folder: {datum}")
    action = words("请检查路径。", "check the path.")


class UnreadableFile(InputError):
    """The operating system does not let us read it."""

    code = "IN-002"
    cause = words("无法读取 {datum}：{reason}", "cannot read {datum}: {reason}")
    action = words(
        "请确认它是一个文件，并且有权限读取。",
        "make sure that it is a file and that you may read it.",
    )


class EmptyFile(InputError):
    """The file has no bytes."""

    code = "IN-003"
    cause = words("文件为空（0 字节）：{datum}", "the file is empty (0 bytes): {datum}")
    action = words("请重新下载或复制该文件。", "download or copy it again.")


class NotAPdf(InputError):
    """The file has no PDF header."""

    code = "IN-004"
    cause = words("不是 PDF 文件：{datum}", "not a PDF file: {datum}")
    action = words(
        "请给出 PDF；Word、Excel、图片等请先另存为 PDF。",
        "give a PDF; save Word, Excel or image files as PDF first.",
    )


class Damaged(InputError):
    """The PDF is damaged beyond repair."""

    code = "IN-005"
    cause = words(
        "PDF 已损坏，无法修复：{datum}（{reason}）",
        "the PDF is damaged beyond repair: {datum} ({reason})",
    )
    action = words(
        "请从发布网站重新下载，或用 PDF 软件另存一份再试。",
        "download it again, or save a copy with a PDF program and retry.",
    )


class NoPages(InputError):
    """The PDF has no pages."""

    code = "IN-006"
    cause = words("PDF 没有任何页面：{datum}", "the PDF has no pages: {datum}")
    action = words("请重新下载该文件。", "download it again.")


class PageCountLies(InputError):
    """The PDF declares pages that are not there."""

    code = "IN-007"
    cause = words(
        "PDF 声明有 {declared} 页，但只能找到 {found} 页：{datum}",
        "the PDF declares {declared} pages but only {found} can be found: {datum}",
    )
    action = words(
        "文件不完整，请重新下载，或用 PDF 软件另存一份再试。",
        "the file is incomplete: download it again, or save a repaired copy and retry.",
    )


class PasswordNeeded(InputError):
    """The PDF is encrypted and no password was given."""

    code = "IN-008"
    cause = words("PDF 已加密，需要打开密码：{datum}", "the PDF is encrypted: {datum}")
    action = words("请用 --password 给出密码。", "pass --password.")


class WrongPassword(InputError):
    """The password does not open the PDF."""

    code = "IN-009"
    cause = words("密码不正确：{datum}", "the password does not open {datum}")
    action = words("请核对 --password。", "check --password.")


class TooManyPages(InputError):
    """The PDF has more pages than the limit allows."""

    code = "IN-010"
    http_status = 413
    cause = words(
        "{datum} 有 {found} 页，超过上限 {limit} 页",
        "{datum} has {found} pages, over the limit of {limit}",
    )
    action = words("如确需转换，请用 --max-pages 提高上限。", "raise --max-pages if you mean it.")


class TooManyBytes(InputError):
    """The file is larger than the limit allows."""

    code = "IN-011"
    http_status = 413
    cause = words(
        "{datum} 有 {found} 字节，超过上限 {limit} 字节",
        "{datum} has {found} bytes, over the limit of {limit}",
    )
    action = words("如确需转换，请用 --max-bytes 提高上限。", "raise --max-bytes if you mean it.")


class NoPdfsInFolder(InputError):
    """The folder holds no PDF."""

    code = "IN-012"
    cause = words("文件夹中没有 PDF 文件：{datum}", "no PDF in the folder: {datum}")
    action = words(
        "请检查路径；子文件夹会一并查找，文件名须以 .pdf 结尾。",
        "check the path; subfolders are searched too, names must end in .pdf.",
    )


class TimedOut(InputError):
    """Reading took longer than the limit allows."""

    code = "IN-013"
    cause = words("{datum} 在 {limit} 秒内未读完", "{datum} was not read within {limit} seconds")
    action = words(
        "文件可能已损坏；如确需转换，请用 --timeout 提高上限。",
        "it may be damaged; raise --timeout if you mean it.",
    )


class ReaderCrashed(InputError):
    """The PDF library crashed on this file; its process died alone."""

    code = "IN-014"
    cause = words("读取 {datum} 时 PDF 组件崩溃", "the PDF library crashed while reading {datum}")
    action = words(
        "文件已损坏，请重新下载，或用 PDF 软件另存一份再试。",
        "the file is damaged: download it again, or save a repaired copy and retry.",
    )


class PageMissing(InputError):
    """A page was asked for that the document does not have."""

    code = "IN-015"
    cause = words(
        "{datum} 只有 {found} 页，没有第 {page} 页",
        "{datum} has {found} pages; there is no page {page}",
    )
    action = words("请给出 1 到 {found} 之间的页码。", "give a page from 1 to {found}.")


class PictureTooLarge(InputError):
    """A page holds pictures of more pixels than the limit allows; none was decoded."""

    code = "IN-016"
    http_status = 413
    cause = words(
        "第 {datum} 页的图像有 {found} 像素，超过上限 {limit}",
        "the pictures of page {datum} have {found} pixels, over the limit of {limit}",
    )
    action = words(
        "请用较低的分辨率（200–300 dpi）重新扫描或另存。",
        "scan or save it again at a lower resolution (200 to 300 dpi).",
    )
