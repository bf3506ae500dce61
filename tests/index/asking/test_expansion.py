from itertools import product
from string import ascii_lowercase

import pytest

from index.asking.expansion import expand
from index.asking.plan import MAX_EXPANSION, Expandable, Fuzzy, Prefix, Wildcard


@pytest.mark.parametrize("node", [Prefix("w"), Wildcard("w*0?"), Fuzzy("w0000", 2)])
@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_forms_beyond_the_cap_are_left_out(node: Expandable, beyond: int) -> None:
    pairs = product("0123456789" + ascii_lowercase, repeat=2)
    fitting = [f"w{a}{b}00" for a, b in pairs][: MAX_EXPANSION + beyond]
    forms, cut = expand(node, ["v", *fitting, "x"])
    assert list(forms) == fitting[:MAX_EXPANSION]
    assert cut == (beyond > 0)
