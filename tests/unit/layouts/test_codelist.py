"""Code lists: names by code and year, codes by name, and what a list file must not say."""

import pytest
from tabletext import profiles

from layouts.codelist import load_codelists, read_codelist
from layouts.files import HERE, read_yaml
from layouts.problem import InvalidLayout

FILES = sorted((HERE / "codelists").glob("*.yaml"))
LISTS = load_codelists()
SMALL = """
schema: gongkai/codelist/1
id: small
title: {{zh: 小, en: small}}
lengths: [3, 5]
sources:
  - {{name: 某书, covers: all}}
names: |
{names}
{more}
"""


@pytest.fixture
def small(tmp_path):
    """Reads a list with these lines of names, and more keys if need be."""

    def read(*lines, more=""):
        path = tmp_path / "small.yaml"
        names = "\n".join(f"  {line}" for line in lines)
        path.write_text(SMALL.format(names=names, more=more), "utf-8")
        return read_codelist(path)

    return read


def problems(small, *lines, more=""):
    with pytest.raises(InvalidLayout) as caught:
        small(*lines, more=more)
    return [f"{p.where}: {p.message}" for p in caught.value.problems]


def test_the_lists_that_ship():
    assert set(LISTS) == {"functional", "economic", "economic_government", "revenue"}
    assert all(path.stem in LISTS for path in FILES)


@pytest.mark.parametrize("identifier", sorted(LISTS))
def test_every_code_stands_below_a_listed_one(identifier):
    codelist = LISTS[identifier]
    above = {
        code: [code[:length] for length in codelist.lengths if length < len(code)]
        for code in codelist.names
    }

    assert {c: p for c, p in above.items() if not set(p) <= set(codelist.names)} == {}


@pytest.mark.parametrize("identifier", sorted(LISTS))
def test_a_code_is_in_force_only_while_the_one_above_it_is(identifier):
    codelist = LISTS[identifier]
    orphans = [
        (code, year)
        for code in codelist.names
        for length in codelist.lengths
        for year in range(2014, 2027)
        if length < len(code)
        and codelist.name_of(code, year)
        and not codelist.name_of(code[:length], year)
    ]

    assert orphans == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_list_states_its_sources_and_is_in_order(path):
    raw = read_yaml(path)
    codes = [line.split()[0] for line in raw["names"].splitlines()]

    assert "# Source:" in path.read_text("utf-8")
    assert raw["sources"]
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("207", 2018, "文化体育与传媒支出"),
        ("207", 2019, "文化旅游体育与传媒支出"),
        ("210", 2013, "医疗卫生支出"),
        ("210", 2018, "医疗卫生与计划生育支出"),
        ("210", 2026, "卫生健康支出"),
        ("215", 2019, "资源勘探信息等支出"),
        ("215", 2020, "资源勘探工业信息等支出"),
        ("220", 2018, "国土海洋气象等支出"),
        ("220", 2019, "自然资源海洋气象等支出"),
        ("224", 2018, None),
        ("224", 2019, "灾害防治及应急管理支出"),
        ("234", 2020, "抗疫特别国债安排的支出"),
        ("20805", 2019, "行政事业单位离退休"),
        ("20805", 2020, "行政事业单位养老支出"),
        ("20805", None, "行政事业单位养老支出"),
        ("21305", 2021, "扶贫"),
        ("21305", 2024, "巩固脱贫攻坚成果衔接乡村振兴"),
        ("2999999", 2024, None),
        ("2999999", None, None),
    ],
)
def test_the_name_of_a_code_in_a_year(code, year, name):
    assert LISTS["functional"].name_of(code, year) == name


def test_economic_classes_changed_in_2018():
    economic = LISTS["economic"]

    assert economic.name_of("310", 2017) == "其他资本性支出"
    assert economic.name_of("310", 2018) == "资本性支出"
    assert economic.name_of("30311", 2017) == "住房公积金"
    assert economic.codes_named("住房公积金", 2017) == ("30311",)
    assert economic.codes_named("住房公积金", 2024) == ("30113",)
    assert economic.codes_named("住房公积金") == ("30113", "30311")


def test_all_names_of_a_code_with_their_years():
    names = LISTS["functional"].names_of("210")

    assert [(n.text, n.years) for n in names] == [
        ("卫生健康支出", "2019-"),
        ("医疗卫生与计划生育支出", "2014-2018"),
        ("医疗卫生支出", "-2013"),
    ]
    assert LISTS["functional"].names_of("201")[0].years == ""
    assert LISTS["functional"].names_of("999") == ()


def test_names_are_found_in_any_print():
    economic = LISTS["economic"]

    assert economic.codes_named("基 本 工 资") == ("30101",)
    assert economic.codes_named("退职(役)费") == economic.codes_named("退职（役）费") == ("30303",)
    assert economic.codes_named("没有这个科目") == ()


def test_a_name_of_several_codes_gives_all_of_them_shortest_first():
    assert LISTS["economic"].codes_named("房屋建筑物购建") == ("30901", "31001")
    assert LISTS["economic"].codes_named("其他支出") == ("399", "39999")
    assert LISTS["functional"].codes_named("其他支出")[0] == "229"


def test_an_alias_leads_to_the_code_in_the_years_of_the_code():
    functional = LISTS["functional"]

    assert functional.codes_named("灾害防治及应急管理") == ("224",)
    assert functional.codes_named("灾害防治及应急管理", 2019) == ("224",)
    assert functional.codes_named("灾害防治及应急管理", 2018) == ()
    assert functional.codes_named("医疗卫生支出") == ("210",)
    assert functional.aliases["2100409"] == ("重大公共卫生专项",)


@pytest.mark.parametrize(
    ("name", "below", "code"),
    [
        ("残疾人康复", "", "2081104"),  # the only one
        ("行政运行", "20811", "2081101"),  # the only one below the section
        ("行政运行", "208", None),
        ("行政运行", "", None),
        ("其他支出", "", "229"),  # the only class
        ("其他支出", "208", "229"),
        ("没有这个科目", "", None),
    ],
)
def test_the_one_code_that_a_name_stands_for(name, below, code):
    assert LISTS["functional"].code_named(name, below) == code


def test_the_one_code_in_a_year():
    assert LISTS["functional"].code_named("扶贫", year=2021) == "21305"
    assert LISTS["functional"].code_named("扶贫", year=2024) is None


def test_every_dimension_by_code_has_its_list():
    vocabulary = profiles().vocabulary
    lists = {d.codelist for d in vocabulary.dimensions.values() if d.codelist}

    assert lists
    assert lists <= set(vocabulary.codelists)


def test_a_list_of_ones_own(small):
    codelist = small(
        "# 说明",
        "301 工资福利支出",
        "  30112 其他社会保障缴费 2018-",
        "  30104 其他社会保障缴费 -2017",
        more='aliases: {工资: "301"}',
    )

    assert codelist.lengths == (3, 5)
    assert codelist.codes_named("其他社会保障缴费") == ("30104", "30112")
    assert codelist.codes_named("工资") == ("301",)


@pytest.mark.parametrize(
    "line",
    [
        "301",
        "工资福利支出 301",
        "3011 工资福利支出",
        "3010101 工资福利支出",
        "301 工资 福利支出",
        "301 工资福利支出 2018",
        "301 工资福利支出 -",
        "301 工资福利支出 18-",
        "301 工资福利支出 2019-2018",
        "301 工资福利支出 2018-2019-2020",
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(small, line):
    (problem,) = problems(small, "302 商品和服务支出", line)

    assert problem.startswith("names, line 2: ")
    assert "is not CODE NAME" in problem
    assert "3, 5 digits" in problem


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("2019-", "-2019"), ("", "-2018"), ("2014-2018", "2016-2020")]
)
def test_two_names_of_one_year_are_a_mistake(small, one, other):
    (problem,) = problems(small, f"301 工资 {one}", f"301 福利 {other}")

    assert problem == "names.301: 工资 and 福利 hold in the same year"


def test_every_problem_is_told_at_once(small):
    found = problems(small, "301 工资", "30 福利", more='aliases: {补贴: "304"}')

    assert [text.split(":")[0] for text in found] == ["names, line 2", "aliases.补贴"]


@pytest.mark.parametrize("more", ["alias: {工资: '301'}", "aliases: {工资: 301}", "names_old: x"])
def test_the_schema_is_closed(small, more):
    assert len(problems(small, "301 工资", more=more)) == 1
