"""Images of a WordPress site, by the numbers that posts name."""

import io

from lxml import etree

from index.article import Image
from index.readers.exports.attachments import Attachments
from index.readers.feeds.xml.names import Fields

WP = 'xmlns:wp="http://wordpress.org/export/1.2/"'
FILE = f"""<rss {WP} xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"><channel>
<item><wp:post_id>1</wp:post_id></item><item><wp:post_id>9</wp:post_id>
<excerpt:encoded>The &lt;b&gt;bridge&lt;/b&gt;</excerpt:encoded>
<wp:attachment_url>https://e.org/9.jpg</wp:attachment_url></item></channel></rss>"""


def post(number: str, key: str = "_thumbnail_id") -> Fields:
    meta = f"<wp:meta_key>{key}</wp:meta_key><wp:meta_value>{number}</wp:meta_value>"
    shown = f"<item {WP}><wp:postmeta>{meta}</wp:postmeta></item>"
    return Fields(etree.fromstring(shown.encode()))


def test_a_whole_export() -> None:
    stream = io.BytesIO(FILE.encode())
    found = Attachments.ahead_of(stream)
    assert stream.tell() == 0
    assert list(found.featured(post("9"))) == [
        Image(caption="The bridge", url="https://e.org/9.jpg")
    ]
    assert list(found.featured(post("1"))) == []
    assert list(found.featured(post("9", "_other"))) == []


def test_none_yet() -> None:
    assert list(Attachments().featured(post("9"))) == []
