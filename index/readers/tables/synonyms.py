"""Which keys hold which attribute: one table for JSON, JSON Lines, CSV and TSV.

A path is keys with dots between them. Keys are blind to case, accents, blanks, `-` and `_`
(`Date_Published` is `datePublished`). A step into a list goes into each of its elements; behind a
key, `[type=keyword]` keeps the elements that say so. The first path that holds something wins, so
the ones to be trusted most stand first.

Known by name: Hugging Face cc_news, news-please, newspaper4k, fundus, trafilatura, the Guardian's
and the New York Times' interfaces, NewsAPI, WordPress REST, Ghost, Tumblr, Blogger, beehiiv,
Buttondown, Arquivo.pt, Webhose, JSON Feed, RSS in JSON, GOV.UK, Chorus, ninjs 1, Superdesk,
digitalwires, schema.org and Dateline's own exports; and plain headings in seven languages.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

PATHS: Mapping[str, str] = {
    "id": """
        id_string id post_id article_id uid uuid guid.rendered guid uri urn document_id doc_id
        record_id entry_id identifier content_id key
    """,
    "url": """
        canonical_url canonical_link canonical web_url link permalink permalink_url post_url
        article_url source_url originalurl url html.requested_url mainentityofpage.@id
        mainentityofpage external_url linktoarchive base_path web_path address uri_web lien enlace
        source
    """,
    "title": """
        title.rendered title.main web_title title thread.title_full thread.title subject titel
        titre titulo titolo uberschrift ueberschrift schlagzeile article_title post_title title_rss
        title_page
    """,
    "headline": """
        headline.main headline.print_headline headline headline_main fields.headline hl1 hedline
        headlines.value headline_text alternative_headline headline_extended
    """,
    "lede": """
        fields.standfirst standfirst lede lead dek.html dek chapo vorspann teaser fields.trailtext
        trailtext subtitle web_subtitle subhead subheading untertitel sous_titre occhiello sommario
        ondertitel entradilla subtitulo custom_excerpt abstract description_html description_text
        descriptions.value description resumo excerpt.rendered excerpt summary meta_description
        snippet
    """,
    "date": """
        date_published published_at webpublicationdate first_published_at details.first_public_at
        firstpublished publish_date date_publish publishing_date publication_date pub_date date_gmt
        timestamp published post_date_gmt post_date publish_time published_time published_on
        date_time date dc:date issue_date date_issued issued thread.published versioncreated
        firstcreated contentcreated datum veroffentlicht veroffentlichungsdatum erschienen
        erscheinungsdatum date_de_publication publie_le fecha fecha_de_publicacion data
        data_di_pubblicazione data_publicacao publicatiedatum public_updated_at created_at
        created_on created time day
    """,
    "modified": """
        date_modified modified_gmt modified date_modify updated_at public_updated_at
        fields.lastmodified last_modified last_updated lastmod update_date updated dc:modified
        geandert actualizado
    """,
    "authors": """
        _embedded.author tags[type=contributor].webtitle byline.person byline.original byline
        fields.byline authors bylines author author_name contributors authorprofile primary_author
        by creator dc:creator writer writers journalist journalists
        reporter reporters post_author autor autoren verfasser von auteur auteurs autore autori
        autores autora door
    """,
    "topics": """
        tags[type=keyword].webtitle _embedded.wp:term[taxonomy=category]
        _embedded.wp:term[taxonomy=post_tag] categories[type=dnltype:keyword].name
        keywords topics tags labels subject subjects categories
        content_tags communitygroups links.policy_areas.title links.topics.title tag keyword topic
        themen thema schlagworte schlagworter mots_cles palabras_clave palavras_chave parole_chiave
        trefwoorden etiquetas
    """,
    "language": """
        language in_language fields.lang lang meta_lang locale language_code sprache langue idioma
        lingua taal
    """,
    "publisher": """
        source.name publisher.name publisher source.title html.source_info.publisher
        source_info.publisher fields.publication publication source_name site_name meta_site_name
        newspaper newspaper_name media_outlet outlet provider.name provider blog.title blog_name
        thread.site_full thread.site source source_domain source_hostname hostname domain website
        site zeitung quelle journal fonte fuente bron medio periodico organization organisation
        copyrightholder
    """,
    "section": """
        sectionname article_section section.title section.name section thread.section_title
        news_desk category.name category channel desk ressort rubrik rubrique seccion sezione secao
        editoria rubriek sectie
    """,
    "page": """
        print_page page_number page_no page seite pagina page_start
    """,
    "edition": "edition_label edition ausgabe",
    "facsimile": "facsimile facsimile_url page_image page_image_url scan_url",
    "confidence": "ocr_confidence confidence ocr_quality",
    "captured": """
        captured date_download crawl_date crawled_at crawled html.crawl_date html.responded_url_date
        scraped_at scraped fetched_at date_crawled filedate tstamp retrieved download_date
    """,
    "status": "pubstatus status state workflow_state post_status",
    "notice": """
        withdrawn_notice.explanation notice correction.text correction corrections.text corrections
        correction_note retraction editors_note editor_note
    """,
    "corrected": """
        withdrawn_notice.withdrawn_at corrected corrected_at corrected_on correction_date
        correction.date corrections.date correction.date_published corrections.date_published
        withdrawn_at retracted_at
    """,
    "licence": """
        licence_url license_url licence.url license.url licence license lizenz licencia licenca
        licenza
    """,
    "images": """
        _embedded.wp:featuredmedia images details.image photos multimedia top_image image
        image_url urltoimage feature_image featured_image lead_image main_image thread.main_image
        jetpack_featured_media_url associations top_img thumbnail_url fields.thumbnail banner_image
        picture pictures photo bild bilder imagen imagens immagine afbeelding foto
    """,
    "image_caption": """
        feature_image_caption image_caption photo_caption picture_caption bildunterschrift
        details.image.caption thumbnail_caption
    """,
    "image_credit": """
        image_credit photo_credit picture_credit photographer bildnachweis fotograf credit
    """,
    "body": """
        content_html article_html body_html body_xhtml bodies.value content.rendered details.body
        fields.body blocks.body.bodyhtml body.components articlebody body.html body maintext text
        content:encoded content_encoded content_text content body_main body_text body_richtext
        fields.bodytext html lexical mobiledoc post_content fulltext article_text story article
        document post blocks paragraphs plaintext lead_paragraph caption raw_text texte texto testo
        tekst artikel artikeltext inhalt volltext cuerpo corpo contenu contenido contenuto conteudo
        inhoud corps nachricht sections
    """,
}
"""Attribute → the paths that may hold it, between blanks, in order of trust."""

ATTRIBUTES = tuple(PATHS)

LIKE_TITLES = ("title", "headline")
LIKE_BODIES = ("body",)


@lru_cache(maxsize=20_000)
def normal(key: str) -> str:
    """A key without case, accents, blanks, `-` and `_`."""
    if key.isascii():
        bare = key.lower()
    else:
        apart = unicodedata.normalize("NFD", key.casefold())
        bare = "".join(char for char in apart if not unicodedata.combining(char))
    return bare.translate(_SEPARATORS) or bare


_SEPARATORS = {ord(char): None for char in "-_ \t\n\ufeff\u200b"}


def normals(words: str) -> frozenset[str]:
    """Keys between blanks, each as `normal` has it."""
    return frozenset(map(normal, words.split()))


@lru_cache(maxsize=256)
def attribute(word: str) -> str | None:
    """The attribute that a person means who writes `--map author=…`: its name, or a key that is
    known to hold it; None if it is none.
    """
    wanted = normal(word)
    if wanted in map(normal, ATTRIBUTES):
        return next(name for name in ATTRIBUTES if normal(name) == wanted)
    ranks = {}
    for name, paths in PATHS.items():
        keys = list(map(normal, paths.split()))
        if wanted in keys:
            ranks[name] = keys.index(wanted) / len(keys)
    return min(ranks, key=lambda name: ranks[name], default=None)
