"""Which keys of a head are which attribute of an article.

The first key that says something wins, so those that are trusted most stand first. Known are those
of Jekyll, Hugo, Eleventy, Pelican, Nikola, Zola, Hexo, Astro, Gatsby, Docusaurus, Quarto, Obsidian,
Notion, trafilatura, and their themes of most use.
"""

from collections.abc import Mapping

KEYS: Mapping[str, tuple[str, ...]] = {
    attribute: tuple(keys.split())
    for attribute, keys in {
        "id": "id guid uuid",
        "url": (
            "canonical_url canonicalurl canonical original_url originalurl wordpress_url"
            " tumblr_url medium_url seo.canonical permalink url"
        ),
        "title": "title titel titre titulo titolo",
        "headline": "headline",
        "lede": (
            "subtitle deck dek lede lead standfirst teaser_text summary excerpt description"
            " abstract params.summary params.description extra.summary intro"
        ),
        "date": (
            "date publishdate publish_date date_published datepublished pubdate pub_date"
            " published_at publishedat published_date publication_date published_time published"
            " created created_at createdat posted params.date dc.date datum fecha"
        ),
        "modified": (
            "lastmod modified last_modified_at last_modified updated updated_at updateddate"
            " date_modified datemodified modified_date last_updated lastupdated last_update.date"
            " params.lastmod"
        ),
        "authors": (
            "authors author byline by writer writers creator params.authors params.author"
            " taxonomies.authors taxonomies.author extra.authors extra.author autor auteur"
        ),
        "language": "lang language locale params.lang",
        "publisher": "publisher publication newspaper sitename site_name source_name hostname",
        "section": "section department ressort rubrik rubric desk",
        "page": "page_number print_page",
        "licence": "license licence license_url licence_url rights params.license",
        "notice": "correction corrections correction_notice retraction editors_note",
        "corrected": "corrected corrected_at correction_date withdrawn_at",
    }.items()
}
"""Attribute → keys, as `values.normal` makes them, with a dot before what stands in another."""

TOPICS = (
    *("tags", "categories", "category", "tag", "keywords", "topics", "topic", "subjects"),
    *("taxonomies.tags", "taxonomies.categories", "params.tags", "params.categories"),
)
"""The keys of topics; all of them count."""

CATEGORIES = ("category", "categories")
"""Those of them that Jekyll makes addresses of."""

BLANK_SEPARATED = frozenset(("tags", "categories"))
"""Jekyll parts their values at blanks where no comma does."""

IMAGES = (
    *("image", "images", "cover", "cover_image", "coverimage", "featured_image", "featuredimage"),
    *("feature_image", "featureimage", "header_image", "header", "hero", "hero_image", "heroimage"),
    *("primary_image", "main_image", "lead_image", "banner", "thumbnail", "photo", "picture"),
    *("og_image", "ogimage", "params.image", "params.cover", "extra.image"),
)
"""The keys of pictures; the first that holds one counts."""

PICTURE_URL = ("url", "src", "path", "image", "feature", "filename", "file", "relative", "href")
PICTURE_CAPTION = ("caption", "alt", "title", "description")
PICTURE_CREDIT = ("credit", "photographer", "attribution", "author")
"""Within a picture's keys, what is what."""
BESIDE_CAPTION = ("caption", "_caption", "_alt", "alt", "_description")
BESIDE_CREDIT = ("_credit", "credit", "_author", "_attribution")
"""Behind the key of a picture, what makes it the key of its caption or credit."""
