"""The words in dates, in the languages whose dates are read."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    "de": "januar|jänner februar|feber märz|maerz april mai juni juli august september oktober"
    " november dezember",
    "de short": "jän feb mär|mrz apr mai jun jul aug sep|sept okt nov dez",
    "fr": "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre"
    " novembre décembre|decembre",
    "fr short": "janv févr|fevr|fév mars avr mai juin juil août sept oct nov déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre"
    " noviembre diciembre",
    "es short": "ene feb mar abr may jun jul ago sep|sept|set oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "it short": "gen feb mar apr mag giu lug ago set|sett ott nov dic",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl short": "jan feb mrt|mar apr mei jun jul aug sep|sept okt nov dec",
    "pt": "janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
}
"""The months of a year in their order; `|` parts the spellings of one."""

MONTHS = {
    spelling: number
    for year in _MONTHS.values()
    for number, month in enumerate(year.split(), 1)
    for spelling in month.split("|")
}

WEEKDAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue tues wed weds thu thur thurs fri sat sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié mie jue vie sáb dom",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo",
    "segunda terça quarta quinta sexta feira seg ter qua qui sex",
)
"""Names of weekdays, whole and shortened. `mar` is one too, where a month stands beside it."""

FILLERS = _words(
    "the of on at st nd rd th published posted",
    "am den der dem um uhr veröffentlicht",
    "le à a er ère de du publié h",
    "el del las los hrs publicado",
    "il alle ore dell pubblicato",
    "om uur op gepubliceerd",
    "do da às as em",
)
"""Words and endings that may stand in a date and say nothing of which day it is."""

ZONES = {
    name: int(hours * 60)
    for hours, names in {
        0: "gmt ut utc wet",
        1: "cet met mez bst west",
        2: "cest mest mesz eet",
        3: "eest msk",
        8: "hkt sgt awst",
        9: "jst kst",
        9.5: "acst",
        10: "aest",
        10.5: "acdt",
        11: "aedt",
        12: "nzst",
        13: "nzdt",
        -2.5: "ndt",
        -3: "adt brt",
        -3.5: "nst",
        -4: "edt ast",
        -5: "est cdt",
        -6: "cst mdt",
        -7: "mst pdt",
        -8: "pst akdt",
        -9: "akst",
        -10: "hst",
    }.items()
    for name in names.split()
}
"""Minutes east of Greenwich. Of names that are used for several zones, those of RFC 822 and of
Europe are here, and others (IST) are not."""

PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
"""Zones that are named without saying whether it is summer."""

DAY_FIRST = _words(
    "ar bg ca cs da de el es et fi fr gl he hi hr id is it lv mk ms nb nl nn no pl pt ro ru sk sl",
    "sq sr sv th tr uk vi",
)
"""Languages in which 04/05/2025 is a day in May."""

_ENGLISH = {"US": "month", "PH": "month"} | dict.fromkeys(_words("GB AU NZ IE IN ZA"), "day")


def first_part(language: str | None) -> str | None:
    """What 04/05/2025 begins with in a language (BCP 47): `day`, `month`, or None where it is not
    known. English alone does not tell.
    """
    parts = (language or "").replace("_", "-").split("-")
    if parts[0].lower() == "en":
        return next((_ENGLISH[part.upper()] for part in parts if part.upper() in _ENGLISH), None)
    return "day" if parts[0].lower() in DAY_FIRST else None
