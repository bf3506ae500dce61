#!/usr/bin/env bash
# pynewsml gives an empty text for an item whose text is NITF, which is what most agencies put there.
# Valid: NewsML 1.2: DataContent holds any well-formed XML; the format is told beside it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pynewsml==1.4.0
cat >"$work/finding.py" <<'PY'
import sys
from importlib.metadata import version

from pynewsml import NewsML

news = """<NewsML><NewsItem><Identification><NewsIdentifier>
<ProviderId>coast.example</ProviderId><DateId>20240517</DateId><NewsItemId>1</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">1</RevisionId>
<PublicIdentifier>urn:newsml:coast.example:20240517:1:1</PublicIdentifier></NewsIdentifier>
<DateLabel>17/5/2024 09:00:00</DateLabel></Identification><NewsComponent>{topics}
<NewsLines><HeadLine>Ferry sails</HeadLine></NewsLines><DescriptiveMetadata>
<Language FormalName="en"/><Genre FormalName="Current"/>
<SubjectCode><SubjectMatter FormalName="04015000"/></SubjectCode>
<Location><Property FormalName="City" Value="Port Elm"/></Location></DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><Characteristics/>
<DataContent>{text}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
nitf = "<nitf><body><body.content><p>The ferry sails.</p></body.content></body></nitf>"
came = [
    NewsML.from_xml(news.format(topics="", text=text)).news_items[0].content[0].data_content
    for text in ("The ferry sails.", nitf)
]

print("pynewsml", version("pynewsml"))
print("one would expect:", "the text both times, or the second time NITF as it stands")
print("what came:       ", came)
sys.exit(None if came == ["The ferry sails.", ""] else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
