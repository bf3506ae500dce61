"""The readers of what agencies send."""

from index.readers.agencies import (
    iptc7901,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    rcv1,
    reuters21578,
    ritzau,
)
from index.readers.plugins import Reader

AGENCIES: tuple[Reader, ...] = (
    *(ninjs, nitf, newsml_g2, newsml_1),
    *(ritzau, rcv1, reuters21578, iptc7901),
)
"""In the order in which they are asked."""
