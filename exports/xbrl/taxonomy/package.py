"""The taxonomy package: one folder with META-INF and the taxonomy's files."""

from functools import cache

from exports.archive import zipped
from exports.markup import add, document, root, tag
from exports.xbrl.names import BASE, DATE, ENTRY_POINT, PACKAGE_NAME
from exports.xbrl.taxonomy import linkbases
from exports.xbrl.taxonomy.build import build_taxonomy
from exports.xbrl.taxonomy.schema import CORE, ENTRY, core_schema, entry_schema

_PACKAGE = "http://xbrl.org/2016/taxonomy-package"
_CATALOGUE = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAME = {
    "zh": "中国政府部门预决算公开分类标准（非官方）",
    "en": "Disclosed budgets and final accounts of Chinese government bodies (unofficial)",
}
_ABOUT = {
    "zh": "由公开项目的词汇与科目代码生成，不是财政部或任何机构发布的标准。",
    "en": "Generated from Gongkai's vocabulary and code lists; not issued by any authority.",
}
_LINKBASES = (
    ("label", "gongkai-label-zh.xml"),
    ("label", "gongkai-label-en.xml"),
    ("reference", "gongkai-reference.xml"),
    ("presentation", "gongkai-presentation.xml"),
    ("definition", "gongkai-definition.xml"),
    ("calculation", "gongkai-calculation.xml"),
)


def package_files() -> dict[str, bytes]:
    """META-INF and the taxonomy, by their paths below the package's folder."""
    taxonomy = {f"{DATE}/{name}": data for name, data in taxonomy_files().items()}
    return {
        "META-INF/taxonomyPackage.xml": _description(),
        "META-INF/catalog.xml": _catalogue(),
        **taxonomy,
    }


@cache
def taxonomy_package() -> bytes:
    """The package as a zip file."""
    return zipped({f"{PACKAGE_NAME}/{name}": data for name, data in package_files().items()})


@cache
def taxonomy_files() -> dict[str, bytes]:
    """The schemas and linkbases by name."""
    taxonomy = build_taxonomy()
    return {
        CORE: core_schema(taxonomy),
        ENTRY: entry_schema(taxonomy, _LINKBASES),
        "gongkai-label-zh.xml": linkbases.labels(taxonomy, "zh"),
        "gongkai-label-en.xml": linkbases.labels(taxonomy, "en"),
        "gongkai-reference.xml": linkbases.references(taxonomy),
        "gongkai-presentation.xml": linkbases.presentation(taxonomy),
        "gongkai-definition.xml": linkbases.definition(taxonomy),
        "gongkai-calculation.xml": linkbases.calculation(taxonomy),
    }


def _description() -> bytes:
    package = root(tag(_PACKAGE, "taxonomyPackage"), {"tp": _PACKAGE})
    package.set(tag(_XML, "lang"), "zh")

    def told(name: str, texts: dict[str, str]) -> None:
        for language, text in texts.items():
            add(package, tag(_PACKAGE, name), {tag(_XML, "lang"): language}, text)

    add(package, tag(_PACKAGE, "identifier"), text=BASE)
    told("name", _NAME)
    told("description", _ABOUT)
    add(package, tag(_PACKAGE, "version"), text=DATE)
    add(package, tag(_PACKAGE, "publicationDate"), text=DATE)
    entries = add(package, tag(_PACKAGE, "entryPoints"))
    entry = add(entries, tag(_PACKAGE, "entryPoint"))
    for language, text in _NAME.items():
        add(entry, tag(_PACKAGE, "name"), {tag(_XML, "lang"): language}, text)
    add(entry, tag(_PACKAGE, "version"), text=DATE)
    add(entry, tag(_PACKAGE, "entryPointDocument"), {"href": ENTRY_POINT})
    return document(package)


def _catalogue() -> bytes:
    catalogue = root(tag(_CATALOGUE, "catalog"), {}, _CATALOGUE)
    attributes = {"uriStartString": f"{BASE}/", "rewritePrefix": f"../{DATE}/"}
    add(catalogue, tag(_CATALOGUE, "rewriteURI"), attributes)
    return document(catalogue)
