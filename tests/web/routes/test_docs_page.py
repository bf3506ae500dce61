from collections import Counter

from flask.testing import FlaskClient

from tests.web.outline import page


def test_every_id_of_the_docs_is_there_once(client: FlaskClient) -> None:
    ids = Counter(str(a["id"]) for _, a in page(client, "/docs").elements if "id" in a)
    assert [id for id, times in ids.items() if times > 1] == []
    assert {f"#{id}" for id in ids} >= {
        link for link in page(client, "/docs").links() if link.startswith("#")
    }
