"""Catalogues as they are printed → departments and entries; every cell used, ignored or told."""

import pytest
from tabletext import COVER, GridText, page, report

TITLE = "某县政府购买服务指导性目录"
LEVELS = "代码 | 一级目录 | 二级目录 | 三级目录"


def catalogue(*pages):
    """The only catalogue of a document of a cover and these pages (lists of lines and grids)."""
    read = report([page(1, COVER), *(page(number, parts) for number, parts in enumerate(pages, 2))])
    assert read.tables == ()
    (only,) = read.catalogues
    reading = only.reading
    assert reading.used + reading.ignored + reading.reported == reading.cells
    assert (reading.reported > 0) == any(f.code in ("CELL-001", "COL-001") for f in read.findings)
    return only


def grid(*rows, header=LEVELS):
    return GridText("\n".join([*([header] if header else []), *rows]))


def listed(read):
    return [(entry.department, entry.code, entry.name, entry.level) for entry in read.entries]


class TestDepartments:
    def test_stand_on_a_row_merged_over_the_columns_and_run_over_pages(self):
        read = catalogue(
            [TITLE, grid("教育局 | < | < | <", "A | 公共服务 | |", "A02 | | 教育服务 |")],
            [grid("A0201 | | | 课程服务", "民政局 | < | < | <", "A | 公共服务 | |")],
        )

        assert listed(read) == [
            ("教育局", "A", "公共服务", 1),
            ("教育局", "A02", "教育服务", 2),
            ("教育局", "A0201", "课程服务", 3),
            ("民政局", "A", "公共服务", 1),
        ]
        assert [(each.name, each.first) for each in read.departments] == [
            ("教育局", 0),
            ("民政局", 3),
        ]

    @pytest.mark.parametrize("row", ["民政局 | | |", " | 民政局 | |"])
    def test_stand_alone_in_the_first_column_or_in_one_without_code(self, row):
        read = catalogue([TITLE, grid("A | 公共服务 | |", row, "A | 公共服务 | |")])

        assert [entry.department for entry in read.entries] == [None, "民政局"]

    def test_stand_in_a_column_of_their_own_that_is_blank_on_the_next_page(self):
        header = f"部门 | {LEVELS}"
        read = catalogue(
            [TITLE, grid("教育局 | A | 公共服务 | |", "^ | A02 | | 教育服务 |", header=header)],
            [grid(" | A0201 | | | 课程服务", "民政局 | A | 公共服务 | |", header=header)],
        )

        assert [entry.department for entry in read.entries] == ["教育局"] * 3 + ["民政局"]

    def test_stand_on_a_line_above_grids_with_headers_of_their_own(self):
        read = catalogue(
            [
                TITLE,
                "一、教育局",
                grid("A | 公共服务 | |", "A02 | | 教育服务 |"),
                "二、民政局",
                grid("A | 公共服务 | |", "A04 | | 社会保障服务 |"),
            ],
            [TITLE, grid("A0401 | | | 儿童福利服务")],
        )

        assert [each.name for each in read.departments] == ["一、教育局", "二、民政局"]
        assert [entry.department for entry in read.entries] == ["一、教育局"] * 2 + [
            "二、民政局"
        ] * 3

    def test_a_running_head_names_none(self):
        read = catalogue(
            [TITLE, "某县财政局印发", grid("A | 公共服务 | |")],
            ["某县财政局印发", grid("A02 | | 教育服务 |")],
        )

        assert read.departments == ()

    def test_a_heading_printed_again_on_the_next_page_is_the_same_department(self):
        read = catalogue(
            [TITLE, grid("教育局 | < | < | <", "A | 公共服务 | |")],
            [grid("教育局（续） | < | < | <", "A02 | | 教育服务 |")],
        )

        assert [each.name for each in read.departments] == ["教育局"]


class TestPages:
    def test_go_on_without_a_header_and_end_a_name_that_was_broken_off(self):
        read = catalogue(
            [TITLE, grid("A | 公共服务 | |", "A01 | | 公共安全隐患排 |")],
            [grid(" | | 查治理服务 |", "A02 | | 教育服务 |", header=None)],
        )

        assert [entry.name for entry in read.entries] == [
            "公共服务",
            "公共安全隐患排查治理服务",
            "教育服务",
        ]
        assert [spot.page for spot in read.entries[1].spots] == [2, 3]

    def test_a_row_cut_above_its_code_is_one_entry(self):
        read = catalogue(
            [TITLE, grid("教育局 | < | < | <", "A | 公共服务 | |", " | | 公共安全隐患排 |")],
            [grid("A01 | | 查治理服务 |", "A02 | | 教育服务 |")],
        )

        assert listed(read)[1] == ("教育局", "A01", "公共安全隐患排查治理服务", 2)
        assert [spot.page for spot in read.entries[1].spots] == [3, 2]

    def test_a_department_alone_at_the_top_of_a_page_ends_no_name(self):
        header = "编码 | 名称"
        read = catalogue(
            [TITLE, grid("A | 公共服务", "A01 | 安全服务", header=header)],
            [grid(" | 民政局", "A | 公共服务", header=header)],
        )

        assert listed(read) == [
            (None, "A", "公共服务", 1),
            (None, "A01", "安全服务", 2),
            ("民政局", "A", "公共服务", 1),
        ]

    def test_another_title_begins_another_catalogue(self):
        read = report(
            [
                page(1, COVER),
                page(2, [TITLE, grid("A | 公共服务 | |")]),
                page(3, [f"{TITLE}（B类）", grid("B | 辅助性服务 | |")]),
            ]
        )

        assert [each.series for each in read.catalogues] == ["A", "B"]

    def test_levels_without_a_title_are_a_catalogue_too(self):
        assert catalogue([grid("A | 公共服务 | |", "A01 | | 安全服务 |")]).title is None


class TestColumns:
    def test_names_in_one_column_remarks_and_numbers(self):
        read = catalogue(
            [
                TITLE,
                grid(
                    "1 | 01 | 公共服务 | 含各类",
                    "2 | 0101 | 安全服务 |",
                    "3 | 010101 | 安全检查服务 | 限本级",
                    header="序号 | 品目编码 | 品目名称 | 备注",
                ),
            ]
        )

        assert [(entry.code, entry.level) for entry in read.entries] == [
            ("01", 1),
            ("0101", 2),
            ("010101", 3),
        ]
        assert [dict(entry.texts) for entry in read.entries] == [
            {"remark": "含各类"},
            {},
            {"remark": "限本级"},
        ]
        assert read.reading.ignored == 3

    def test_departments_behind_the_codes_are_a_text_of_each(self):
        read = catalogue(
            [
                TITLE,
                grid(
                    "A | 公共服务 | |",
                    "A01 | | 安全服务 | 公安局",
                    "A02 | | 教育服务 |",
                    header="目录代码 | 类 | 款 | 适用部门",
                ),
            ]
        )

        assert [entry.department for entry in read.entries] == [None] * 3
        assert dict(read.entries[1].texts) == {"department": "公安局"}
        assert [entry.printed_column for entry in read.entries] == [1, 2, 2]

    @pytest.mark.parametrize(
        ("codes", "digits"),
        [
            (("A", "A01", "A0101"), (0, 2, 2, 2, 2)),
            (("A01", "A0101", "A010101"), (2, 2, 2, 2)),
            (("01", "0101", "010101"), (2, 2, 2, 2)),
            (("101", "10101", "1010101"), (3, 2, 2, 2)),
            (("1", "101", "10101"), (1, 2, 2, 2)),
        ],
    )
    def test_the_codes_tell_how_they_grow(self, codes, digits):
        first, second, third = codes
        read = catalogue(
            [TITLE, grid(f"{first} | 甲 | |", f"{second} | | 乙 |", f"{third} | | | 丙")]
        )

        assert [entry.level for entry in read.entries] == [1, 2, 3]
        assert [entry.parent_entry for entry in read.entries] == [None, 0, 1]
        assert (read.code_letter, read.code_digits) == (first.startswith("A"), digits)

    def test_a_header_of_two_rows_and_a_title_inside_the_grid(self):
        rows = [
            f"{TITLE} | < | <",
            "编码 | 服务目录 | <",
            "^ | 一级 | 二级",
            "A | 公共服务 |",
            "A01 | | 安全服务",
        ]
        read = catalogue([GridText("\n".join(rows))])

        assert read.title == TITLE
        assert read.levels == ("一级", "二级")
        assert [entry.printed_column for entry in read.entries] == [1, 2]

    def test_each_level_with_a_code_column_of_its_own(self):
        read = catalogue(
            [
                TITLE,
                grid(
                    "A | 公共服务 | A01 | 安全服务",
                    "^ | ^ | A02 | 教育服务",
                    header="代码 | 一级目录 | 代码 | 二级目录",
                ),
            ]
        )

        assert listed(read) == [
            (None, "A", "公共服务", 1),
            (None, "A01", "安全服务", 2),
            (None, "A02", "教育服务", 2),
        ]

    def test_a_name_merged_over_level_columns_stands_in_that_of_its_level(self):
        read = catalogue([TITLE, grid("A | 公共服务 | < | <", "A01 | 安全服务 | < | <")])

        assert [entry.printed_column for entry in read.entries] == [1, 2]

    def test_names_of_parents_in_every_row_are_kept_beside(self):
        read = catalogue(
            [
                TITLE,
                grid(
                    "A0101 | 公共服务 | 安全服务 | 检查服务",
                    "A0201 | 公共服务 | 教育服务 | 课程服务",
                ),
            ]
        )

        assert [entry.name for entry in read.entries] == ["检查服务", "课程服务"]
        assert dict(read.entries[1].texts) == {"level_1": "公共服务", "level_2": "教育服务"}


class TestWhatHasNoPlace:
    def test_a_column_that_the_profile_does_not_know(self):
        read = catalogue(
            [TITLE, grid("A | 公共服务 | | | 甲级", header=f"{LEVELS} | 资质")],
        )

        assert read.reading.reported == 1
        assert dict(read.entries[0].texts) == {"column_5": "甲级"}

    def test_a_name_without_a_code_among_codes_that_go_on(self):
        read = catalogue(
            [
                TITLE,
                grid(
                    "教育局 | < | < | <",
                    "A | 公共服务 | |",
                    "A02 | | 教育服务 |",
                    " | | 科技服务 |",
                    "A04 | | 社会保障服务 |",
                ),
            ]
        )

        assert [each.name for each in read.departments] == ["教育局"]
        assert [entry.code for entry in read.entries] == ["A", "A02", "A04"]
        assert read.reading.reported == 1
