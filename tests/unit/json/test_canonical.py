"""Our canonical bytes are those of RFC 8785."""

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from exports.json.canonical import dumps

# Keys stay below U+10000, where the order of Python strings is that of UTF-16 units.
KEYS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",)))
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@given(VALUES)
def test_same_bytes_as_the_reference_implementation(value):
    assert dumps(value) == rfc8785.dumps(value)


def test_half_a_surrogate_pair_is_replaced():
    assert dumps({"raw": "a\ud800b"}) == '{"raw":"a\ufffdb"}'.encode()
