"""What newsletters carry around their text: how to leave them, how to see them in a browser."""

import re
from collections.abc import Sequence

from index.readers.record import Block

_TOP = 6
"""Among so many blocks at the beginning a newsletter says where else it can be seen."""
_TAIL = 20
"""Among so many at the end it says how to leave it."""
_MOST = 1_000
"""A block with more characters is text, whatever it says."""

_LEAVE = re.compile(
    r"unsubscribe|opt[- ]out|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences"
    r"|subscription|settings)|abmelden|abbestellen|austragen|désabonn|désinscri|(?:darte|darse)"
    r" de baja|(?:cancelar|anular) (?:la |tu |su )?suscripci|disiscri|annulla\w* l['’]iscrizione"
    r"|cancella\w* (?:l['’]|dal)iscri|uitschrijven|afmelden|cancelar (?:a |sua )?(?:inscrição"
    r"|subscrição|assinatura)|descadastr|avprenumerera|avregistrera|afmeld\b|wypisa|wypisz"
    r"|plus recevoir|longer (?:wish|want) to receive|(?:nicht|keine) .{0,40}mehr (?:erhalten"
    r"|empfangen)|no (?:desea|quiere)s? (?:seguir )?recib|отписаться|отказаться от рассылки"
    r"|peruuta tilaus|meld deg av|odhlásit",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:view|read|see|open)\b.{0,40}\b(?:in|with) (?:your|a|the) (?:web ?)?browser|(?:view|read)"
    r" (?:it |this )?online|trouble (?:viewing|reading)|(?:not|n['’]t) displayed? correctly"
    r"|images (?:are )?not displayed|im browser|web-?version|online-?version|version en ligne"
    r"|(?:dans|sur) (?:votre|le|un) navigateur|s['’]affiche pas|en (?:tu|su|el) navegador"
    r"|versión (?:web|online|en línea)|nel (?:tuo |vostro )?browser|versione (?:web|online)"
    r"|in (?:je|uw|de) browser|no (?:seu )?navegador|versão (?:web|online)|i din webbläsare"
    r"|i din browser|w przeglądarce|в браузере|nicht (?:richtig|korrekt) (?:dargestellt|angezeigt)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^\W*©|copyright|all rights reserved|you(?:['’]re| are)? receiv(?:ing|ed)|was sent to"
    r"|sent (?:to|by)\b|mailing address|to a friend|privacy policy|terms of (?:use|service)"
    r"|^\W*follow us|address book|powered by|erhalten (?:diese|sie)|gesendet an|impressum"
    r"|datenschutz|alle rechte|vous recevez|tous droits|recibe[ns]? este|todos los derechos"
    r"|(?:ricevi|ricevuto) quest|tutti i diritti|(?:je|u) ontvangt|recebeu? est|todos os direitos"
    r"|mailing list$|^_{5,}",
    re.IGNORECASE,
)
_MOST_BROWSER = 250


def without(blocks: Sequence[Block], reader: str = "") -> tuple[Block, ...]:
    """The blocks without those that say where a newsletter can be seen and how to leave it, and
    without what stands around the latter. Where nothing else would be left, all stay.

    Args:
        blocks: the text of a message.
        reader: the address that it was sent to, which stands in no text but such.
    """

    def leaves(text: str) -> bool:
        names = reader and reader in text.lower()
        return len(text) <= _MOST and bool(names or _LEAVE.search(text))

    kept = [block for at, block in enumerate(blocks) if at >= _TOP or not _is_top(block.text)]
    first = max(0, len(kept) - _TAIL)
    start = next((at for at in range(first, len(kept)) if leaves(kept[at].text)), len(kept))
    if any(len(block.text) > _MOST for block in kept[start:]):
        kept = [block for at, block in enumerate(kept) if at < start or not leaves(block.text)]
    else:
        while start > 0 and start < len(kept) and _stands_around(kept[start - 1].text):
            start -= 1
        kept = kept[:start]
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return tuple(kept or blocks)


def _is_top(text: str) -> bool:
    return len(text) <= _MOST_BROWSER and _BROWSER.search(text) is not None


def _stands_around(text: str) -> bool:
    return len(text) <= _MOST // 2 and (_AROUND.search(text) is not None or _is_top(text))
