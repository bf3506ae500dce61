"""The English words that the rules of a quote's speaker know."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAY = _set(
    """
    acknowledged acknowledges added adds admits admitted advised affirmed agreed alleged announced
    announces answered answers argued argues asked asks asserted asserts cautioned cautions claimed
    claims commented comments complained concluded concludes confirmed confirms continued continues
    declared declares elaborated elaborates emphasised emphasized emphasizes exclaimed explained
    explains insisted insists joked jokes lamented mused noted notes observed observes opined
    opines predicted promised proposed proposes quipped recalled recalls recounted reiterated
    remarked remarks replied replies responded responds said say says shares stated states stressed
    stresses suggested suggests summarised summarized testified tweeted tweets underlined
    underlines urged urges vowed warned warns wondered writes wrote
    """
)
"""Verbs of speech that also stand before the name: `"…," said Brandt`."""

TELL = _set(
    """
    accused accuses addressed blamed called calls characterised characterized coined condemned
    condemns criticised criticized defended denounced deplored described describes dismissed dubbed
    encouraged expressed hailed labeled labelled lauded pledged pointed praised praises reacted
    referred rejected shared spoke talked tell tells thanked told
    """
)
"""Verbs of speech that only follow the name: `Brandt told reporters`."""

ING = _set(
    """
    adding announcing arguing asking asserting calling claiming commenting concluding condemning
    continuing criticising criticizing declaring describing emphasising emphasizing explaining
    expressing insisting noting posting praising promising recalling referring remarking replying
    responding saying stating stressing suggesting telling tweeting urging warning writing
    """
)
"""Their participles, of whoever the sentence is about: `Brandt left, saying "…"`."""

BY = _set(
    """
    again also earlier even first further goes had has have just later often on once only
    previously publicly recently reportedly still then to went would
    """
)
"""What may stand between a name and its verb."""

BASE = _set("add argue ask conclude declare describe explain note say state tell")
"""Verbs of speech behind `went on to`."""

PASSIVE = _set("am are be been being is so was were")
"""`It was called "…"`, `the so-called "…"`: the subject says nothing."""

PRONOUNS = frozenset(("he", "she"))
"""Speakers that stand for a name."""

PREPOSITIONS = _set(
    """
    about after against among around as at before by during for from in inside into near of off on
    outside over since through to toward towards under until via with within without
    """
)
DETERMINERS = _set("a an her his its our the their")
"""What may stand before the role of a speaker: `the harbour master Ilse Brandt`."""

BEFORE_NOUNS = (
    PREPOSITIONS
    | DETERMINERS
    | _set(
        """
        any both earlier frequently his least many more most my other several some such that these
        this those two when widely your
        """
    )
)
"""A word behind one of these is no verb: `in remarks`, `his claims`, `frequently asked`."""

OPENERS = PREPOSITIONS | _set(
    """
    according although because despite following friday given if monday once saturday sunday though
    thursday today tuesday unless upon wednesday when whereas while yesterday
    """
)
"""A sentence that starts so names its subject behind a comma."""

NO_NAMES = _set(
    """
    a all also although an and another any anyone april are as asked at august because both but by
    can days december did do does each earlier even every everyone february finally first for
    friday from had has have he hence her here his how however i if in indeed is it its january
    july june just last later latest like many march maybe meanwhile monday more most mr mrs ms my
    neither next no nobody nor not november now october of on once one only or other our perhaps
    please recently saturday second september several she since so some someone still such sunday
    that the their then there these they this those though through thursday thus to today tomorrow
    tuesday two under until upon was we wednesday well were what when where whereas whether which
    while who why with yes yesterday yet you your
    """
)
"""What a sentence may start with, and no name does."""

DAYS = _set("monday tuesday wednesday thursday friday saturday sunday yesterday today")
"""Between a preposition and a name: `on Friday Brandt said`."""

PARTICLES = _set("al bin bint da dal de del den der di dos du el ibn la le ten ter van von y")
"""Lower-case words within a name, and before a hyphen: `el-Sisi`."""

ORGANISATIONS = _set(
    """
    administration agency army association authority board bureau center centre chamber commission
    committee company congress council court critics dean department division embassy foundation
    government group house institute members ministry office officials organisation organization
    parliament party people police protesters researchers scientists senate service society
    supporters union university users
    """
)
"""Alone no name; with what follows `of` or `for` one."""

TITLES = _set(
    """
    activist actor actress adm administrator admiral adviser advisor ambassador analyst apprentice
    archbishop assistant associate astronaut attorney author bishop brigadier broadcaster candidate
    capt captain ceo cfo chair chairman chairperson chairwoman chancellor chief cio co-founder col
    colonel commander commissioner comptroller congressman congresswoman constable coordinator
    cosmonaut councillor cpt cto democrat deputy designer detective developer director dr editor
    employee engineer foreign former founder gen general gov governor head hon inspector journalist
    judge justice lady lawyer leader legislator lieutenant lord lt madam maj major manager marshal
    mayor minister miss mp mr mrs ms nominee officer ombudsman owner participant pm premier
    president prime prof professor prosecutor rep representative republican researcher resident rev
    reverend scientist sec secretary sen senator sergeant sgt sheriff sir speaker specialist
    spokesman spokesperson spokeswoman strategist student superintendent supervisor technologist
    then-president treasurer vice vice-president voter whip writer
    """
)
"""Capitalised before a name; no part of it."""

ROLE_ENDS = ("man", "woman", "person", "er", "or", "ist", "ian", "ant", "ent", "naut", "ary")
"""The endings of words for a role: `master`, `astronaut`."""

NO_ROLES = _set(
    """
    after altogether another apparent better civilian color computer consent consider constant
    content current different door earlier either enter error event ever extent favor floor for
    former further grant greater her higher honor however human important january later latter
    letter list lower major matter military minor necessary neither never newspaper nor november
    number october offer or order other our over paper per percent plant poor power present primary
    prior rather recent relevant secondary september significant summer than together under want
    water whether winter
    """
)
"""Words with such an ending that are none."""

ROLES = _set(
    """
    analyst architect aunt author brother chair chief co-chair co-founder coach colleague daughter
    dean executive expert eyewitness father fellow friend head host husband lead mother mp official
    prince rep representative scientist sister son specialist star then-president uncle wife
    witness writer
    """
)
"""Lower-case words that may stand right before a name, beside those with an ending of a role."""

DOCUMENTS = _set(
    """
    act amendment article charter circular constitution declaration guide guidelines handbook
    manual memo memorandum policies policy report standards survey treaty
    """
)
"""Whoever is quoted, it is not one of these: `the First Amendment says`."""

GROUPS = _set(
    """
    administration agencies authorities campaign court department forces government lawmakers
    military officials party police regulators staff study team troops users
    """
)
"""Behind a capitalised word: the word is no name. `The Bonn government`, `Navy officials`."""

SUFFIXES = _set("ii iii iv jr sr")
"""Behind a surname, and no part of it."""
