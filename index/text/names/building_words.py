"""How names are built in English. None of the lists holds people, organisations or places;
`LONG_FORMS` alone knows five by their short form, because archives write one and the other on the
same page.
"""

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INNER = _words("""
    of for and & de del della di da do dos das du la le van von der den zu al el bin ibn ben y the
""")
"""Written small inside a name."""

LONG_FORMS = {
    "US": ("United", "States"), "USA": ("United", "States"), "UK": ("United", "Kingdom"),
    "UN": ("United", "Nations"), "EU": ("European", "Union"),
}  # fmt: skip
"""Short forms that become the long one wherever they stand alone, in English."""

TITLES = _words("""
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor president minister chancellor premier
    secretary senator sen. sen representative rep. congressman congresswoman governor gov. mayor
    councillor councilor councilman councilwoman alderman speaker ambassador commissioner inspector
    sheriff constable officer judge justice magistrate prosecutor attorney lawyer captain capt. capt
    colonel col. col lieutenant lt. lt sergeant sgt. sgt corporal commander cmdr. admiral adm. gen.
    general major brigadier marshal private rev. reverend rabbi imam bishop archbishop cardinal
    father sister brother sir dame lady madam coach manager director chairman chairwoman chairperson
    chair ceo cio cto cfo vp spokesman spokeswoman spokesperson analyst author editor journalist
    reporter correspondent engineer designer developer economist scientist researcher historian
    actor actress singer writer leader chief administrator coordinator superintendent dean
    undersecretary treasurer trustee mp msp mep strategist specialist advisor adviser hon. messrs.
    honorable ayatollah consultant librarian publicist
""")
"""Before a name, they are not part of it. Their plurals count too."""

ROLE_WORDS = _words("""
    prime vice deputy attorney foreign interior finance home defence defense press chief acting
    former assistant associate executive managing lieutenant senior junior first lead interim
    outgoing incoming then late health education energy transport justice environment head
    communications information technology principal parliamentary permanent special general
    operating financial product project program major data digital innovation security marketing
    medical creative technical social media content community design brigadier inspector staff
    surgeon contracting postmaster under regional customer user experience
""")
"""Before a title, they belong to it."""

OFFICE_WORDS = _words("""
    national public general intelligence veterans homeland human labor labour agriculture commerce
    war
""")
"""Offices of a secretary or a director, besides what organisations are built with."""

TRADES = (
    "keeper", "seller", "maker", "worker", "writer", "player", "owner", "ologist", "ographer",
    "ician", "woman", "fighter", "driver", "teacher", "farmer",
)  # fmt: skip
"""So end trades that stand before a name at the start of a sentence (`Beekeeper Ann Bell`)."""

PLACE_TITLES = _words("""
    president governor mayor king queen premier chancellor minister prince emir sultan duke
    archbishop bishop senator representative congressman congresswoman ambassador envoy
""")
"""After one of these and `of` comes a place; after another title comes an office."""

INSTITUTIONS = _words("""
    academy academies act administration affairs agency agencies agreement airport alliance army
    assembly association authority bank bay board bureau campaign center centers centre centres
    chamber church city coalition code college colleges commission committee community company
    conference congress convention cooperation corporation council countries county court day
    department development directorate district division duke education faculty federation festival
    force forces foundation forum fund government group guide guild gulf hospital house initiative
    institute institutes institution international island islands isle journal kingdom laboratory
    law league library management ministry movement museum network office organisation organization
    parliament park partnership party people port programme program project province register
    republic reserve review river school schools science sea section security senate service
    services society state states street summit team technology treasury treaty trust tower union
    university universities war world system strategy standards plan policy portal lab labs hall
    chancellery admissions protection prevention bridge quay road lane square avenue trail memorial
    monument forest gardens theatre theater stadium arena station canal railway railways cathedral
    prize award awards cup championship masters marathon
""")
"""What names of organisations, places and acts are built with: they hold a name together."""

JOINING = _words("""
    administration services service agency commission committee council department office act
    affairs security center centre prevention protection association institute board bureau
    development education records archives museum program project union party control group team
    organization organisation bank authority fund academy society foundation corporation company
    range
""")
"""Such a word after `A and B` makes one organisation of both."""

OFFICES = _words("""
    agency association bureau center centers centre centres college commission committee conference
    council department directorate division faculty institute institutes laboratory ministry office
    school secretariat section society subcommittee academy academies administration board state
    museum organization organisation corporation party court
""")
"""Before `of A and B` they rule both."""

NO_PERSON = INSTITUTIONS | _words("""
    new north south east west northern southern eastern western central great greater air united
    royal national american british federal mount lake fort port saint st. san santa los las el la
    the medal order bill manual days years corps legion hack hacks gallery kind table areas summer
    lives rights guard sons daughters friends declaration ministers centers governors documents
    house letters tales portrait state king queen
""")
"""A name with one of these is no person's, so that its last word is no surname."""

OPENING_ADJECTIVES = _words("""
    new united north south east west northern southern eastern western central great greater big
    national federal international world white black red blue green gold golden royal supreme
    general public social open digital high human health food house state american free local global
    little long old young upper lower middle grand super civil common creative
""")
"""Common words that often begin a name: at the start of a sentence they are kept."""

OWNERS = _words("""
    people's women's men's children's workers' worker's veterans' veteran's king's queen's prince's
    mother's father's year's valentine's nurses' teachers' farmers' citizens' saint's bachelor's
    alzheimer's parkinson's let's patrick's mary's john's
""")
"""Owners inside a name (`People's Army`); after any other owner another name begins."""

OWNED = _words("""
    bay island islands day eve cathedral church hospital college square park point creek court row
    cross lane law university
""")
"""What keeps its owner (`Hawke's Bay`)."""

SPEECH = _words("""
    said says told added stated announced wrote tweeted argued asked explained claimed replied noted
    commented confirmed declared insisted responded testified recalled
""")

BOUND = _words("""
    style like era wide only run made born time held bound
""")
"""After a hyphen they are not part of a name (`Obama-era`), nor is what ends in -ed or -ing."""

TIED = _words("based led backed owned born run funded controlled held occupied speaking")
"""After a hyphen they end a name inside a run (`Merrow-based Ansel Group`)."""


@lru_cache(maxsize=1 << 15)
def is_title(lower: str) -> bool:
    """Whether a word in lower case is a title, or titles."""
    lower = lower.rpartition("-")[2]
    return lower in TITLES or (lower[-1:] == "s" and len(lower) > 4 and lower[:-1] in TITLES)
