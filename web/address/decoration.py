"""What others hang on an address on its way to a reader: marks of campaigns and clicks, `&amp;`."""

import re
from urllib.parse import unquote_plus

_BEGINNINGS = (
    "utm_", "itm_", "stm_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "mc_", "mkt_", "oly_",
    "vero_", "sfmc_", "_hs", "__hs", "fb_", "at_", "ns_", "guce_", "guccounter", "_bta_", "cvid_",
)  # fmt: skip
_NAMES = frozenset((
    "_branch_match_id", "_ga", "_gl", "_ke", "_kx", "_openstat", "cmpid", "cndid", "dclid",
    "dm_i", "ef_id", "epik", "et_rid", "fbclid", "gbraid", "gclid", "gclsrc",
    "hsctatracking", "icid", "igsh", "igshid", "irclickid", "irgwc", "li_fat_id", "lipi",
    "mibextid", "ml_subscriber", "ml_subscriber_hash", "msclkid", "ncid", "ocid",
    "rb_clickid", "rdt_cid", "ref", "ref_src", "ref_url", "s_cid", "s_kwcid", "sc_cid",
    "sccid", "scm", "smid", "smtyp", "spm", "sr_share", "sref", "srsltid", "trk",
    "trk_contact", "trk_msg", "trkcampaign", "ttclid", "twclid", "wbraid", "wickedid",
    "wprov", "wt_mc", "xtor", "yclid", "ymclid", "zanpid",
))  # fmt: skip
_AMPERSAND = re.compile(r"&(?:amp;)+")


def is_decoration(name: str) -> bool:
    """Whether a parameter of this name only tells how a reader came here."""
    name = name.lower()
    return name in _NAMES or name.startswith(_BEGINNINGS)


def unescaped(query: str) -> str:
    """The query string of an address that was copied out of HTML: `&amp;` in it is `&`."""
    return _AMPERSAND.sub("&", query).removeprefix("amp;")


def undecorated(query: str) -> str:
    """The query string without what only tells how a reader came here; all else as it stands."""
    parts = unescaped(query).split("&")
    return "&".join(p for p in parts if not is_decoration(unquote_plus(p.partition("=")[0])))
