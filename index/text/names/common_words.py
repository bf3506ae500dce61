"""Words that are no names though English may write them with a capital."""

from functools import lru_cache

from index.text.function_words import FUNCTION_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DAYS = _words("""
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays january february april june july september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
""")
SURNAME_MONTHS = _words("march may august")
"""Months that are surnames too: inside a longer name they stay."""

EVERY_FUNCTION_WORD = frozenset().union(*FUNCTION_WORDS.values())

OPENERS = FUNCTION_WORDS["en"] | _words("""
    according across additionally afterwards ago ahead alas almost along already also alternatively
    although always amid among another any anyone anything apparently around ask asked aside based
    basically besides beyond bring build can certainly check clearly come consequently consider
    currently dear despite discover don't either else elsewhere especially even eventually ever
    every everyone everybody everything explore except fewer finally find first five following
    formerly fortunately four former furthermore generally get give given go good great guess happy
    having hello help hence hey hi historically however i'd i'll i'm i've including increasingly
    indeed initially instead interestingly ironically it's join keep last lastly lately later latest
    learn less let let's like likewise look luckily make many maybe meanwhile meet moreover most
    mostly much near nearly neither never nevertheless next nine nobody none nonetheless normally
    note nothing notably now nowadays obviously occasionally often oh ok okay one once only
    originally others otherwise overall part particularly per perhaps please plus possibly
    presumably previously prior probably put quite rather read really recent recently regarding
    remember retired right sadly save say second see seven several shortly similarly simply since
    six so some someone something sometimes somewhere soon still subsequently such suddenly sure
    surely take ten thank thanks that's there's therefore they're they've think third those though
    three through throughout thus today together tomorrow tonight toward towards traditionally try
    two typically ultimately unfortunately unless unlike upon use used using usually various versus
    via visit want watch we'd we'll we're we've well whatever whenever whereas wherever whether
    whichever whoever whose within without work yes yesterday yet you'll you're you've zero eight
    both under until born multiple numerous thousands hundreds millions dozens said
""")
"""What often stands first in an English sentence and is no name."""

COUNTERS = (
    DAYS
    | SURNAME_MONTHS
    | _words("""
    act age appendix art article articles autumn box bullet category chapter class column company
    component day days episode equation exhibit factor fall fig fig. figure figures footnote fy gen
    generation goal grade group hour item lesson level line link links list milestone model module
    no no. note number option page pages para paragraph part parts phase plan point principle
    priority quarter question region resolution revision room round row rule scene schedule season
    section sections series session slide spring sprint stage step steps summer table task tier tip
    tips top type unit version vitamin vol vol. volume wave week weeks winter year years
""")
)
"""Before a number they only count."""

NO_NAMES = _words("""
    i internet web website facto god summer winter spring autumn fall ok okay tv pm am gmt utc est
    edt pst pdt cet cest bst mst ist aest et faq faqs pdf html css api apis url urls uri ux ui it
    ceo cto cio cfo coo rfp rfi rfq dvd cd gps dna rna usb sms seo cms id hr pr vip diy q&a r&d roi
    kpi sql xml json csv http https ssl tls ssh ftp sftp rss ip ai ml vr ar ci 3d 2d 4k 5g 4g 3g 2g
    p.m a.m ph.d phd mba bsc msc ba ma ad bc bce etc nb ps re photo image video source sources
    credit update updates blog email e-mail north south east west twitterverse covid hashtag wi-fi
    wifi sme smes ngo ngos gdp eta asap lgbt lgbtq aka lol b2b ama q1 q2 q3 q4 cx part chapter
    section figure table appendix step phase page module resolution low high moderate agile about
    contact home outreach data standards design research content draft tweet tweets readme js usd
    eur gbp cdn cad aud kb mb gb tb khz mhz ghz dns cpu gpu ram pc os eeg ecg mri ct iq icu mph kph
    km kw mw gw co ph uv led lcd lan wan vpn sdk ide orm mvp devops saas paas iaas rest soap oauth
    uid pin otp mfa qr gui cli eula nda sla mou poc ada cta ppt doc docx xls xlsx zip png jpg jpeg
    gif svg mp3 mp4 isbn issn doi queen king prince princess pope duke century centuries amendment
    stem ato ptsd pii language native resource resources intake marketplace safety power choice
    economy trade art life time people system systems team members member learning training support
    help search access users user customer customers business information communications government
    public enterprise mobile digital social weekly daily hourly monthly yearly fy qa
""")
"""Capitalised or not, they name nobody and nothing."""

_PEOPLES = _words("""
    german germans greek greeks french dutch swiss thai czech iraqi iraqis israeli israelis arab
    arabs turk turks dane danes swede swedes finn finns pole poles scot scots afghan afghans kurd
    kurds pakistani pakistanis bangladeshi saudi saudis kuwaiti yemeni omani somali nepali filipino
    filipinos filipina latino latinos latina hispanic hispanics muslim muslims jew jews hindu hindus
    catholic catholics protestant protestants sikh sikhs buddhist buddhists orthodox islamic
    islamist hebrew icelandic nordic arabic urdu hindi kurdish slovak croat serb serbs cypriot maori
    inuit aboriginal indigenous asian asians african africans welsh manx flemish western eastern
    northern southern latin olympic christmas easter communist marxist conservative liberal
    socialist democratic democrat democrats conservatives liberals zealander zealanders
""")
_PEOPLE_ENDINGS = ("ian", "ians", "ese", "ish", "ican", "icans", "ean", "eans")
_NO_PEOPLES = _words("""
    vatican caribbean mediterranean guardian ocean jean sean dean parish
""")
DAYS_WITH_NAMES = _words("super black cyber giving good bloody palm easter ash fat boxing")
"""Before a weekday they make a name of it (`Super Tuesday`)."""

DIRECTIONS = _words("""
    north south east west latin saudi new sri puerto african native central anglo afro euro pan ex
    non
""")

WEAK_ENDINGS = (
    "ing", "ings", "ion", "ions", "ship", "ships", "ment", "ments", "ness", "ed", "ism", "able",
    "ty", "ties",
)  # fmt: skip
"""Endings of common words: one capital within a sentence does not make a name of them."""

WEAK_ENDINGS_OF_LONG = ("ance", "ence", "ly", "ers", "ors")
"""The same, of words of more than eight letters (`Governance`, not `France`)."""

NO_VERBS = _words("""
    beijing boeing king spring sterling wyoming bering reading ring wing flying
""")


@lru_cache(maxsize=1 << 15)
def is_people(lower: str) -> bool:
    """Whether a word in lower case tells a people, a language, a faith or a persuasion."""
    if lower in _PEOPLES:
        return True
    if len(lower) > 8 and lower.endswith("ans"):
        return True
    return len(lower) > 4 and lower.endswith(_PEOPLE_ENDINGS) and lower not in _NO_PEOPLES
