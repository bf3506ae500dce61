"""The rules that name a speaker from the sentence of one quote."""

import pytest

from tests.index.text.quotes.archive import speakers

RULES = [
    ('"We waited," said Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," said harbour master Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," said Mayor Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," said the head of the port, Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," added the port\'s Ilse Brandt.', "Ilse Brandt"),
    ('"We waited," Ilse Brandt said.', "Ilse Brandt"),
    ('"We waited," the harbour master, Ilse Brandt, told reporters.', "Ilse Brandt"),
    ('"We waited," Ilse Brandt, who runs the port, said.', "Ilse Brandt"),
    ('"We waited," the statement said.', None),
    ('"We waited." Ilse Brandt said nothing.', None),
    ('"We waited," but Ilse Brandt said nothing.', None),
    ('Ilse Brandt said: "We waited."', "Ilse Brandt"),
    ('Mayor Tomas Reyes of Port Bell said, "We waited."', "Tomas Reyes"),
    ('Mayor of Port Bell Tomas Reyes said, "We waited."', "Tomas Reyes"),
    ('Tomas Reyes, Mayor of Port Bell, said, "We waited."', "Tomas Reyes"),
    ('On Monday, the minister, Ann Smith, told reporters "we waited".', "Ann Smith"),
    ('The Ministry of Ports said the pier was "in good order".', "Ministry of Ports"),
    ('Ilse Brandt left, saying the pier was "in good order".', "Ilse Brandt"),
    ('Ilse Brandt went on to say: "We waited."', "Ilse Brandt"),
    ('The pier was described by Ilse Brandt as "in good order".', "Ilse Brandt"),
    ('An aide to Ilse Brandt said: "We waited."', None),
    ('Ilse Brandt and Ann Smith said: "We waited."', None),
    ('When Ilse Brandt said so, the port put up a "closed" sign.', None),
    ('Ilse Brandt wrote "The Long Harbour Road" there.', None),
    ('Ilse Brandt said they were, as in all the years before, near the "pier".', None),
    ('"We waited," according to Ilse Brandt.', "Ilse Brandt"),
    ('According to Ilse Brandt, the pier was "in good order".', "Ilse Brandt"),
    ('In the words of Ilse Brandt, "we waited".', "Ilse Brandt"),
    ('"We waited." — Ilse Brandt', "Ilse Brandt"),
    ("“We waited,” said Juan de la Cruz.", "Juan de la Cruz"),
    ("“We waited,” said Ahmed el-Naggar.", "Ahmed el-Naggar"),
    ("“We waited,” said officials.", None),
    ("“We waited,” they said.", None),
]


@pytest.mark.parametrize(("text", "speaker"), RULES)
def test_the_rules_of_one_sentence(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]
