"""An export of invented newspapers as ProQuest writes it in text."""

from tests.index.readers.examples import OPENING
from tests.index.readers.press.nexis_exports import COSTS, SECOND

RULE = "_" * 60
FIRST = f"""Document 1 of 2

Ferry sails again

Author: Lindqvist, Ada; Berg, Jonas van den

Publication info: Port Elm Gazette ; Port Elm [Port Elm]17 May 2024: A.4.

https://search.proquest.com/docview/1234567?accountid=42

Abstract: It carries bicycles.

Links: https://resolver.example.org/?genre=article

Full text: {OPENING}

{COSTS}

Caption: The pier in the morning.

Subject: Ferries; Harbours & ports

Location: Port Elm

Company / organization: Name: Elm Ferries plc; NAICS: 483114

Title: Ferry sails again

Publication title: Port Elm Gazette; Port Elm

Pages: A.4

Publication year: 2024

Publication date: May 17, 2024

Section: Local News

Publisher: Port Elm Papers Ltd

Ticker symbol of the time: EFR

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: 1234567

Document URL: https://search.proquest.com/docview/1234567?accountid=42

Copyright: (Copyright (c) 2024 Port Elm Gazette)

Last updated: 2024-05-18

Database: ProQuest Central
"""
LAST = f"""Document 2 of 2

Ferry carries bicycles

ProQuest document link

Abstract: None available.

Full text: {SECOND}

Title: Ferry carries bicycles

Publication title: The Quay Post

Publication date: May 17, 2024

ProQuest document ID: 1234568

Database: ProQuest Central
"""
PROQUEST = f"""{RULE}

Report Information from ProQuest
June 03 2024 10:00
{RULE}



{RULE}

Table of contents

1. Ferry sails again

2. Ferry carries bicycles

{RULE}

{FIRST}
{RULE}

{LAST}
{RULE}

Bibliography

Citation style: BibTeX

@article{{ title={{Ferry sails again}}, year={{2024}} }}

{RULE}

Contact us at: http://www.proquest.com/go/pqissupportcontact
Copyright © 2024 ProQuest LLC. All rights reserved.
"""
