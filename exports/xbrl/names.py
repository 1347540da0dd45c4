"""What things are called in XBRL: namespaces, element names, and the way back to our names.

The taxonomy is unofficial: its addresses lie under a reserved domain that nobody can register, and
are resolved by the taxonomy package alone. Its date changes whenever its content does
(`exports.xbrl.taxonomy.version`).
"""

import json
import re
from functools import lru_cache
from pathlib import Path

VERSION_FILE = Path(__file__).parent / "taxonomy" / "version.json"
DATE: str = json.loads(VERSION_FILE.read_bytes())["date"]
BASE = f"https://gongkai.example/taxonomy/{DATE}"
NAMESPACE = f"{BASE}/core"
PREFIX = "gk"
ENTRY_POINT = f"{BASE}/gongkai.xsd"
PACKAGE_NAME = f"gongkai-taxonomy-{DATE}"
PACKAGE_FILE = f"{PACKAGE_NAME}.zip"
# The file that holds the report, or leads to it, in each syntax.
INSTANCE = "report.xbrl"
PAGE = "report.xhtml"
FACTS = "facts.json"
METADATA = "facts-metadata.json"

# No register of issuers is at hand, so the schemes are our own and say what the identifier is.
ISSUER_SCHEME = "https://gongkai.example/scheme/issuer"
SOURCE_SCHEME = "https://gongkai.example/scheme/source-sha256"

XBRLI = "http://www.xbrl.org/2003/instance"
LINK = "http://www.xbrl.org/2003/linkbase"
REF = "http://www.xbrl.org/2006/ref"
XLINK = "http://www.w3.org/1999/xlink"
XBRLDI = "http://xbrl.org/2006/xbrldi"
XBRLDT = "http://xbrl.org/2005/xbrldt"
ISO4217 = "http://www.xbrl.org/2003/iso4217"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XS = "http://www.w3.org/2001/XMLSchema"

CURRENCY = "CNY"
# Typed axes of the amounts: names as printed. The others are closed lists.
OPEN_AXES = ("project", "unit", "detail")
UNLISTED = "UnlistedCodeAxis"
BREAKDOWN = "BreakdownAxis"
STAGE = "stage"
YEAR = "year"

_SEAM = re.compile(r"[._]")


@lru_cache(maxsize=4096)
def camel(name: str) -> str:
    """expenditure.basic → ExpenditureBasic; own_funds → OwnFunds."""
    return "".join(part[:1].upper() + part[1:] for part in _SEAM.split(name))


@lru_cache(maxsize=4096)
def axis_name(dimension: str) -> str:
    """function → FunctionAxis."""
    return f"{camel(dimension)}Axis"


@lru_cache(maxsize=8192)
def member_name(dimension: str, member: str) -> str:
    """(function, 2080501) → Function2080501Member."""
    return f"{camel(dimension)}{camel(member)}Member"


def role_uri(name: str) -> str:
    """The address of an extended link role."""
    return f"{BASE}/role/{name}"


def qualified(name: str) -> str:
    """Expenditure → gk:Expenditure."""
    return f"{PREFIX}:{name}"
