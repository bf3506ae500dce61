#!/usr/bin/env bash
# pynewsml keeps one name of a topic that is named in two languages, the last, under no language.
# Valid: NewsML 1.2, Description may be repeated with xml:lang; real agencies send three.
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
topics = """<TopicSet FormalName="Subjects"><Topic><TopicType FormalName="SubjectMatter"/>
<FormalName>04015000</FormalName><Description xml:lang="en" Variant="Name">Ports</Description>
<Description xml:lang="fr" Variant="Name">Les ports</Description></Topic></TopicSet>"""
(found,) = NewsML.from_xml(news.format(topics=topics, text="It sails.")).news_items
came = found.topics[0].descriptions

print("pynewsml", version("pynewsml"))
print("one would expect:", {"en": "Ports", "fr": "Les ports"})
print("what came:       ", came)
sys.exit(None if came == {None: "Les ports"} else "the behaviour has changed")
PY
"$work/venv/bin/python" -W ignore "$work/finding.py"
