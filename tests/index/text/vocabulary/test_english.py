"""The English lists, where two of them have something to do with one another."""

from index.text.vocabulary import english


def test_a_title_has_one_list() -> None:
    assert english.TITLES.isdisjoint(english.DESCRIPTIONS)
    assert english.TITLES.isdisjoint(english.ROLES)
    assert english.PLACE_TITLES - {"king", "queen", "prince", "emir", "sultan",
                                                     "duke", "envoy"} <= english.TITLES  # fmt: skip


def test_a_verb_of_speech_has_one_list() -> None:
    kinds = (english.SPEECH_VERBS, english.TELLING_VERBS, english.SPEECH_PARTICIPLES)
    assert len(frozenset().union(*kinds)) == sum(map(len, kinds))


def test_days_are_no_surnames() -> None:
    assert {"monday", "mondays", "mon", "april"} <= english.DAYS
    assert english.DAYS.isdisjoint(english.SURNAME_MONTHS)


def test_particles_stand_inside_names() -> None:
    assert english.PARTICLES < english.INNER_WORDS
    assert english.PARTICLES.isdisjoint(english.JOINING_WORDS)


def test_what_a_list_adds_to_another_is_not_in_it() -> None:
    assert english.JOINT_HEADS < english.ORGANISATION_HEADS
    assert english.ABBREVIATED_TITLES < english.ABBREVIATIONS_IN_NAMES < english.ABBREVIATIONS
