"""Function words per language: typed bare beside another word they are neither required nor
scored (design §4; measured in `docs/ranking.md`). Short lists, forms as written.
"""

_LISTS = {
    "en": """
        a about above after again against all am an and any are as at be because been before being
        below between both but by can could did do does doing down during each few for from further
        had has have having he her here hers herself him himself his how i if in into is it its
        itself just me more most my myself no nor not of off on once only or other our ours
        ourselves out over own same she should so some such than that the their theirs them
        themselves then there these they this those through to too under until up very was we were
        what when where which while who whom why will with would you your yours yourself yourselves
    """,
    "de": """
        aber als am an auch auf aus bei bin bis das dass dem den der des die du durch ein eine einem
        einen einer eines er es für hat ich ihr im in ist ja kann man mein mit nach nicht noch nur
        oder sein sich sie sind so über um und uns unter vom von vor war was wenn wer wie wir wird
        zu zum zur
    """,
    "fr": """
        à au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur lui ma
        mais me mes mon ne nos notre nous on ont ou où par pas pour qu que qui sa se ses son sont
        sur ta te tes toi ton tu un une vos votre vous y
    """,
    "es": """
        a al ante con como cuando de del desde donde e el ella en entre era es esa ese esta este fue
        ha hay la las le les lo los más me mi muy no nos o para pero por que qué se ser si sin sobre
        son su sus también te tu un una uno y ya yo
    """,
    "it": """
        a ad al alla alle anche che chi ci come con da dal dalla dei del della delle di e è ed era
        gli ha i il in io la le lo ma mi nel nella non o per più quando questo se si sono su sua sul
        sulla suo tra un una uno
    """,
    "pt": """
        a ao aos as até com como da das de do dos e é ela ele em entre era esta este eu foi há já
        lhe mais mas me meu na nas não no nos o os ou para pela pelo por quando que quem se sem ser
        seu seus sua suas são também te tem um uma você
    """,
    "nl": """
        aan als bij dan dat de der deze die dit door een en er had heb heeft het hij hoe ik in is je
        kan maar me met mijn na naar niet nog nu of om ons ook op over te toen tot uit u van veel
        voor was wat we wel werd wie wij zal ze zich zij zijn zo
    """,
    "sv": """
        att av då de dem den det detta där efter ej eller en ett för från ha han har hon hur i icke
        inte jag kan man med men mot när och om på samma sig sin som till under upp ut var vi vid är
        över
    """,
}

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _LISTS.items()
}
