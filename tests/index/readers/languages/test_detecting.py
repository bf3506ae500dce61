"""The language of a text that states none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.languages.detecting import LETTERS, SHORTEST, forget, language_of

TEXTS = {
    "en": "The ferry to the northern islands will not run this week, the harbour office said.",
    "de": "Die Fähre zu den nördlichen Inseln fährt in dieser Woche nicht, teilte das Amt mit.",
    "fr": "Le bac vers les îles du nord ne circulera pas cette semaine, a annoncé la capitainerie.",
    "es": "El transbordador a las islas del norte no saldrá esta semana, anunció la capitanía.",
    "it": "Il traghetto per le isole del nord questa settimana non parte, ha detto la capitaneria.",
    "pt": "A balsa para as ilhas do norte não vai sair nesta semana, disse a capitania do porto.",
    "nl": "De veerboot naar de noordelijke eilanden vaart deze week niet, meldt het havenkantoor.",
    "sv": "Färjan till de norra öarna går inte den här veckan, meddelar hamnkontoret i staden.",
    "pl": "Prom na wyspy nie będzie kursował w tym tygodniu, poinformował kapitanat portu.",
    "fi": "Lautta pohjoisille saarille ei kulje tällä viikolla, satamatoimisto ilmoitti aamulla.",
    "hu": "Az északi szigetekre ezen a héten nem közlekedik a komp, közölte a kikötői hivatal.",
    "ro": "Feribotul spre insulele din nord nu va circula săptămâna aceasta, a anunțat căpitănia.",
    "ru": "Паром на северные острова на этой неделе ходить не будет, сообщили в управлении порта.",
    "el": "Το πλοίο για τα βόρεια νησιά δεν θα εκτελέσει δρομολόγια αυτή την εβδομάδα.",
    "ar": "لن تبحر العبارة إلى الجزر الشمالية هذا الأسبوع، بحسب ما أعلنه مكتب الميناء صباح اليوم.",
    "ko": "북쪽 섬으로 가는 배는 이번 주에 운항하지 않는다고 항만 사무소가 밝혔다.",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_or_two_tell_the_language(language: str) -> None:
    assert language_of([TEXTS[language] * 2]) == language


SCRIPTS = {
    "ko": "강가의 새 도서관이 토요일에 문을 열었다. 책을 무료로 빌릴 수 있다.",
    "th": "ห้องสมุดใหม่เปิดวันเสาร์ ผู้คนยืมหนังสือได้ฟรี",
    "el": "Η βιβλιοθήκη του λιμανιού άνοιξε το Σάββατο.",
    "ka": "ბიბლიოთეკა მდინარესთან შაბათს გაიხსნა.",
    "hy": "Գրադարանը բացվեց շաբաթ օրը գետի մոտ։",
    "ta": "நூலகம் சனிக்கிழமை திறக்கப்பட்டது",
}  # fmt: skip


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_script_of_one_language_tells_it_in_a_short_text(language: str) -> None:
    text = SCRIPTS[language]
    assert len(text) < SHORTEST
    assert language_of([text]) == language
    assert language_of([text], unlike="en") == language
    assert language_of([text], unlike=language) is None
    assert language_of([f"Ferry to the north: {text[:8]}"]) is None


def test_a_model_that_was_let_go_of_is_loaded_again() -> None:
    forget()
    assert language_of([TEXTS["fi"] * 2]) == "fi"


@pytest.mark.parametrize("text", ["", "Ferry", "X" * 500, "12 345 " * 80, "Oslo – Bergen 2:1"])
def test_names_and_numbers_tell_none(text: str) -> None:
    assert language_of([text]) is None


def test_words_hold_against_a_label_only_where_there_is_no_doubt() -> None:
    german, swedish = TEXTS["de"] * 5, TEXTS["sv"] * 5
    assert language_of([german], unlike="en") == "de"
    assert language_of([german], unlike="de-AT") is None
    assert language_of([TEXTS["de"]], unlike="en") is None
    assert language_of([swedish], unlike="en-GB") == "sv"
    assert language_of([TEXTS["es"] * 5], unlike="ca") is None


@given(st.text(max_size=400))
def test_any_text_has_one_language_or_none(text: str) -> None:
    found = language_of([text])
    assert found is None or (len(found) == 2 and len(text) >= LETTERS)
