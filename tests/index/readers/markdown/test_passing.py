"""Drafts, pages and lists of a site are no articles."""

import pytest

from tests.index.readers.markdown.reading_of import passed

NO_DATE = "pages without a date or a head"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a/b.md", "---\ntitle: a\n---\nText", ""),
        ("a/b.md", "---\ndraft: true\n---\nText", "drafts"),
        ("a/b.md", "---\ndraft: 'False'\n---\nText", ""),
        ("a/b.md", "+++\ndraft = true\n+++\nText", "drafts"),
        ("a/b.md", "---\nPublished: no\n---\nText", "drafts"),
        ("a/b.md", "---\npublished: 2024-05-17\n---\nText", ""),
        ("a/b.md", "Title: a\nStatus: draft\n\nText", "drafts"),
        ("a/b.md", "Title: a\nStatus: published\n\nText", ""),
        ("a/_drafts/2024-05-17-b.md", "Text", "drafts"),
        ("a/b.md", "---\npublishDate: 2024-05-17\nexpiryDate: 2024-06-01\n---\nText", ""),
        ("a/b.md", "---\nprivate: true\n---\nText", "private articles"),
        ("a/_index.md", "---\ndate: 2024-05-17\n---\nText", "pages"),
        ("a/b.md", "---\neleventyExcludeFromCollections: true\n---\nText", "pages"),
        ("a/b.md", "---\npermalink: false\n---\nText", "pages"),
        ("a/b.md", "---\nredirect_to: /c/\n---\nText", "pages"),
        ("a/b.md", "---\nlayout: layouts/page.njk\n---\nText", "pages"),
        ("a/b.md", "---\nlayout: page\ndate: 2024-05-17\n---\nText", ""),
        ("content/pages/b.md", "Title: a\nSlug: b\n\nText", "pages"),
        ("archetypes/default.md", "+++\ndate = {{ .Date }}\n+++\n", "templates"),
        ("a/archetypes/news/index.md", "---\ndate: '{{ .Date }}'\n---\nText", "templates"),
        ("a/_includes/b.md", "---\ndate: 2024-05-17\n---\nText", "templates"),
        ("a/README.md", "# a\n\nText", NO_DATE),
        ("2024/05/17/README.md", "# a\n\nText", NO_DATE),
        ("a/CHANGELOG.md", "---\ntitle: a\n---\nText", NO_DATE),
        ("a/security.md", "---\ntitle: a\ndate: 2024-05-17\n---\nText", ""),
        ("a/guide.md", "# a\n\nText", NO_DATE),
        ("a/2024-05-17-b.md", "# a\n\nText", ""),
    ],
)
def test_what_is_passed_over(name: str, text: str, kind: str) -> None:
    found = passed(text, name)
    assert found.startswith(kind)
    assert bool(found) is bool(kind)
