"""All engines by name. Importing this is cheap: an engine is made when first asked for."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from extractor.engines.spec import Engine
from extractor.errors import EngineMissing, UnknownEngine


def _ruled() -> Engine:
    from extractor.engines.ruled import Ruled

    return Ruled()


def _camelot_lattice() -> Engine:
    from extractor.engines.camelot import CamelotEngine

    return CamelotEngine("lattice")


def _camelot_stream() -> Engine:
    from extractor.engines.camelot import CamelotEngine

    return CamelotEngine("stream")


def _camelot_network() -> Engine:
    from extractor.engines.camelot import CamelotEngine

    return CamelotEngine("network")


def _camelot_hybrid() -> Engine:
    from extractor.engines.camelot import CamelotEngine

    return CamelotEngine("hybrid")


def _pymupdf_tables() -> Engine:
    from extractor.engines.pymupdf_tables import PymupdfTables

    return PymupdfTables()


def _scan() -> Engine:
    from extractor.engines.scan import Scan

    return Scan()


# To add an engine, add one line here and its maker above; the contract tests take it from here.
# The first one is the default.
MAKERS: Mapping[str, Callable[[], Engine]] = MappingProxyType(
    {
        "ruled": _ruled,
        "camelot-lattice": _camelot_lattice,
        "camelot-stream": _camelot_stream,
        "camelot-network": _camelot_network,
        "camelot-hybrid": _camelot_hybrid,
        "pymupdf-tables": _pymupdf_tables,
        "scan": _scan,
    }
)


@cache
def engine_named(name: str) -> Engine:
    """The engine of this name, whether it can run or not. Raises `UnknownEngine`."""
    maker = MAKERS.get(name)
    if maker is None:
        raise UnknownEngine(name, known=", ".join(MAKERS))
    return maker()


def ready_engine(name: str) -> Engine:
    """The engine of this name, able to run. Raises `UnknownEngine` or `EngineMissing`."""
    engine = engine_named(name)
    found = engine.availability()
    if not found.ready:
        raise EngineMissing(name, reason=found.reason, hint=found.hint)
    return engine
