"""Answers as tests read them: tables and XML."""

import csv
import io
from xml.etree import ElementTree

from flask.testing import FlaskClient

PUBLIC = "https://archive.example"


def lines_of(client: FlaskClient, url: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(url).text)))


def tree(client: FlaskClient, url: str) -> ElementTree.Element:
    response = client.get(url)
    assert response.status_code == 200, response.text
    return ElementTree.fromstring(response.text)
