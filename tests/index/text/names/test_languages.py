"""What a capital means in other languages."""

from index.text.names import names
from tests.index.text.names.archive import article, found


def test_languages() -> None:
    german = (
        "Die Regierung in Merrow hat am Montag gesagt, dass Anna Beispiel das Amt von Karl Muster "
        "bekommt und die Menschen nach dem Ende der Krise mit der ARD sprechen, weil so viel zu "
        "tun bleibt und keiner es machen will, obwohl alle davon reden und niemand sich traut."
    )
    assert found(german, language="de") == ["Anna Beispiel", "Karl Muster", "ARD"]
    assert found(german) == ["Anna Beispiel", "Karl Muster", "ARD"]
    french = "Le bac est parti de Valmont avec Anne de la Tour. Le port de Valmont est vide."
    assert found(french, language="fr") == ["Valmont", "Anne de la Tour"]
    assert found("Вчера в городе Анна Пример открыла мост.", language="ru") == ["Анна Пример"]
    assert found("東京で会議が開かれた。", language="ja") == []


def test_an_archive_states_the_language_of_articles_that_state_none() -> None:
    text = "then we went to Merrow again"
    assert names(article(text), "de") == ()
    assert names(article(text, language="en"), "de") == ("Merrow",)
