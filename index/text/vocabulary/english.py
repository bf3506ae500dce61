"""The English lists by name, and the particles of all languages. What each list is, the first line
of its file says.

None of them holds people, organisations or places; `LONG_FORMS` alone knows five by their short
form, because archives write one and the other on the same page.
"""

from index.text.vocabulary.function_words import FUNCTION_WORDS
from index.text.vocabulary.lists import word_list, word_table


def _english(name: str) -> frozenset[str]:
    return word_list("en", name)


# Sentences: what stands in one beside names.
PREPOSITIONS = _english("prepositions")
DETERMINERS = _english("determiners")
INDEFINITES = _english("indefinites")
PRONOUNS = _english("pronouns")
FORMS_OF_BE = _english("forms_of_be")
BEFORE_VERBS = _english("before_verbs")
BEFORE_NOUNS = PREPOSITIONS | DETERMINERS | _english("before_nouns")
CLAUSE_OPENERS = PREPOSITIONS | _english("clause_openers")
SENTENCE_OPENERS = FUNCTION_WORDS["en"] | _english("sentence_openers")
NO_PARTICIPLES = _english("no_participles")

# Speech.
SPEECH_VERBS = _english("speech_verbs")
TELLING_VERBS = _english("telling_verbs")
SPEECH_PARTICIPLES = _english("speech_participles")
SPEECH_INFINITIVES = _english("speech_infinitives")

# Days and numbers.
WEEKDAYS = _english("weekdays")
SURNAME_MONTHS = _english("surname_months")
DAYS = (
    WEEKDAYS
    | {f"{day}s" for day in WEEKDAYS}
    | (_english("months") - SURNAME_MONTHS)
    | _english("calendar_abbreviations")
)
NAMED_WEEKDAYS = _english("named_weekdays")
COUNTERS = DAYS | SURNAME_MONTHS | _english("counters")

# People.
PARTICLES = word_list("mul", "particles")
JOINING_WORDS = _english("joining_words")
INNER_WORDS = PARTICLES | JOINING_WORDS
TITLES = _english("titles")
TITLE_ENDINGS = tuple(_english("title_endings"))
DESCRIPTIONS = _english("descriptions")
TITLE_MODIFIERS = _english("title_modifiers")
PLACE_TITLES = _english("place_titles")
ABBREVIATED_TITLES = _english("abbreviated_titles")
ABBREVIATIONS_IN_NAMES = ABBREVIATED_TITLES | _english("abbreviations_in_names")
ABBREVIATIONS = ABBREVIATIONS_IN_NAMES | _english("abbreviations")
NAME_SUFFIXES = _english("name_suffixes")
TRADE_ENDINGS = tuple(_english("trade_endings"))
ROLES = _english("roles")
ROLE_ENDINGS = tuple(_english("role_endings"))
NO_ROLES = _english("no_roles")
PEOPLES = _english("peoples")
PEOPLE_ENDINGS = tuple(_english("people_endings"))
PEOPLE_PREFIXES = _english("people_prefixes")
NO_PEOPLES = _english("no_peoples")

# Organisations, and what else has a name.
INSTITUTIONS = _english("institutions")
JOINT_HEADS = _english("joint_heads")
ORGANISATION_HEADS = JOINT_HEADS | _english("organisation_heads")
ORGANISATION_TAILS = _english("organisation_tails")
OFFICE_SUBJECTS = _english("office_subjects")
GROUP_WORDS = _english("group_words")
DOCUMENTS = _english("documents")
NATIONAL_WORDS = _english("national_words")
NO_PERSON = INSTITUTIONS | _english("no_person")
LONG_FORMS = word_table("en", "long_forms")

# Where a name begins and ends, and what is none.
OPENING_ADJECTIVES = _english("opening_adjectives")
OWNERS = _english("owners")
OWNED = _english("owned")
HYPHEN_TAILS = _english("hyphen_tails")
HYPHEN_BORDERS = _english("hyphen_borders")
NO_NAMES = _english("no_names")
COMMON_ENDINGS = tuple(_english("common_endings"))
COMMON_ENDINGS_OF_LONG = tuple(_english("common_endings_of_long"))
