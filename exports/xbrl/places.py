"""Beside the facts: where the document prints each, as a table of fact, page and box."""

from exports.xbrl.fact import Facts

PLACES = "places.csv"
_HEADER = "fact,page,x0,y0,x1,y1"


def write_places(facts: Facts) -> bytes:
    """One line for each place, in points from the top left of the page; pages count from 1."""
    lines = [_HEADER]
    for fact in facts:
        for page, box in fact.spots:
            edges = ",".join(f"{edge:.2f}" for edge in box)
            lines.append(f"{fact.id},{page},{edges}")
    return "\n".join([*lines, ""]).encode()
