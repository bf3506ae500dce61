"""What wikis call things in their languages: templates, parameters, namespaces, options of files.

A dump has no templates in it as they are shown, and their names are each wiki's own. Those that
carry words of an article, its day or whether it was published are known here by name; all in small
letters.
"""

from typing import Final


def _names(words: str) -> frozenset[str]:
    return frozenset(name.strip() for name in words.split(","))


LAST_WORDS: Final = _names("w, wp, wl, wikt, wiktionary link, wpl, вики, в")
"""They show their last value: `{{w|page|words}}`."""
FIRST_WORDS: Final = _names(
    "nowrap, nobr, small, smaller, big, large, ill, interlanguage link, abbr, tooltip, hover, sic,"
    " title case, transl, transliteration, anchor, visible anchor, va, date wikinews, personal,"
    " unité, nombre, heure, sc, sic, center, centre, ship, r, mvar, ruby-ja, link-ja"
)
"""They show their first value: `{{nowrap|10 km}}`."""
SECOND_WORDS: Final = _names("lang, langue, lingua, língua, idioma, język, язык, color, colour, l")
"""They show their second value: `{{lang|fr|mairie}}`."""
MEASURES: Final = _names("convert, cvt, unit")
"""They show their first two values: `{{convert|5|km|mi}}`."""
SIGNS: Final = {
    "!": "|",
    "=": "=",
    "'": "'",
    "·": " · ",
    "•": " • ",
    "spaces": " ",
    "nbsp": " ",
    **dict.fromkeys(("ndash", "–", "en dash", "endash"), "–"),
    **dict.fromkeys(("spaced ndash", "snd", "spnd", "spndash", "dash"), " – "),
    **dict.fromkeys(("mdash", "—", "em dash", "emdash"), "—"),
    **dict.fromkeys(("br", "clear", "-"), "<br>"),
}
"""They stand for a sign."""
QUOTES: Final = _names(
    "quote, blockquote, bquote, bq, cquote, rquote, quotation, quoteleft, quoteright, quotebox,"
    " quote box, pullquote, zitat, citation bloc, citation encadrée, cita, citazione, quote1,"
    " citação, cytat, cytat d, цитата, citat, citaat, lainaus, αναφορά, 引用, 引用文, اقتباس"
)
"""They show a quotation, and who said it."""
SOURCES: Final = _names(
    "source, apasource, source-pr, source science, fonte, fuente, quelle, źródło, источник, bron,"
    " källa, kilde, lähde, πηγή, forrás, zdroj, sursă, kaynak, извор, джерело, izvor, 来源, 出典,"
    " مصدر, מקור, cite web, cite news, lien web, article, ref web, cita noticia, cita web,"
    " internetquelle, cytuj stronę, cita news"
)
"""They show from where an article has what it tells."""
TITLES: Final = _names(
    "title, titel, titre, título, titulo, titolo, tytuł, заголовок, название, titul, rubrik,"
    " otsikko"
)
AUTHORS: Final = _names("author, autor, auteur, autore, автор, författare, herausgeber")
PUBLISHERS: Final = _names(
    "pub, publisher, medium, éditeur, editeur, editor, editora, editore, editorial, wydawca, obra,"
    " издатель, uitgever, utgivare, herausgeber, publicado, publicación, agency, work, website"
)
DATES: Final = _names(
    "date, datum, data, fecha, dato, дата, data di pubblicazione, datas, päivämäärä, päiväys,"
    " ημερομηνία, dátum, dată, tarih, датум, nap, 日期, 日付, date publiée, تاريخ, תאריך, 날짜"
)
"""What names a day, as a template and as a parameter."""
DATED: Final = DATES | _names(
    "byline, dateline, beginn, luogodata, luogo e data, datalocal, data e local, fecha y lugar,"
    " date et lieu, lieu et date, ort und datum, artikeldatum, datumblok, data i miejsce"
)
"""Templates that tell the day of an article."""
PUBLISHED: Final = (
    *("publish", "archived", "veröffentlicht", "publié", "archivé", "publicad", "archivad"),
    *("pubblicat", "archiviat", "opublikowan", "опубликован", "gepubliceerd", "publicerad"),
    *(
        "julkaistu",
        "δημοσιευμέν",
        "objavljen",
        "publikovan",
        "közzétett",
        "yayınla",
        "公開",
        "发布",
    ),
    *("發布", "發佈", "已发布", "منشور", "נשר", "פורסם", "опубліковано", "publicat", "발행"),
)
"""Categories and templates that begin with one of these say that an article is published."""
DRAFTS: Final = _names(
    "develop, developing, review, editing, under review, prepare, prepared, draft, stale, tasks,"
    " abandoned, breaking review, minimal, im aufbau, in arbeit, baustelle, inuse, in use,"
    " en cours, brouillon, en rédaction, en travaux, en desarrollo, en desarollo, borrador,"
    " em construção, em desenvolvimento, rascunho, editando, in sviluppo, bozza, in corso,"
    " w edycji, szkic,"
    " редактирую, черновик, в разработке, пишу, готовится, подготовка, in bewerking, concept,"
    " under arbete, pågående, kesken, 編集中, 撰寫中, 编辑中, 草稿, مسودة, delete, speedy"
)
"""Templates that say that an article is being written."""
FILES: Final = _names(
    "file, image, datei, bild, fichier, archivo, imagen, ficheiro, imagem, arquivo, immagine, plik,"
    " grafika, файл, изображение, bestand, afbeelding, fil, tiedosto, kuva, αρχείο, εικόνα, fájl,"
    " kép, soubor, dosya, resim, slika, датотека, слика, зображення, ファイル, 画像, 文件, 檔案,"
    " 图像, 圖像, ملف, صورة, קובץ, תמונה, 파일, fișier, fitxer, media"
)
CATEGORIES: Final = _names(
    "category, kategorie, catégorie, categoría, categoria, kategoria, категория, categorie,"
    " kategori, luokka, κατηγορία, kategória, kategorija, категорија, категорія, カテゴリ, 分类,"
    " 分類, تصنيف, קטגוריה, 분류"
)
OPTIONS: Final = _names(
    "thumb, thumbnail, frame, framed, frameless, border, left, right, center, centre, none,"
    " upright, baseline, middle, sub, super, top, bottom, text-top, text-bottom, mini, miniatur,"
    " rahmen, gerahmt, rahmenlos, links, rechts, zentriert, ohne, vignette, cadre, sans_cadre,"
    " gauche, droite, centré, neant, redresse, miniaturadeimagen, miniatura, marco, izquierda,"
    " derecha, centro, centrada, ninguna, esquerda, direita, commoldura, sinistra, destra,"
    " riquadrato, nessuno, miniaturka, mały, ramka, lewo, prawo, centruj, мини, слева, справа,"
    " центр, обрамить, gecentreerd, geen, omkaderd, vänster, höger, ram, pienoiskuva, oikea,"
    " vasen, サムネイル, 左, 右, 中央, 缩略图, 縮圖, تصغير, يمين, يسار, ממוזער, ימין, שמאל, 섬네일"
)
"""What stands between the bars of a file's link and is no caption."""
OTHER_PAGES: Final = _names(
    "media, special, talk, user, user talk, project, project talk, wikinews, wikinews talk,"
    " wikipedia, wikipedia talk, file talk, image talk, mediawiki, mediawiki talk, template,"
    " template talk, help, help talk, category talk, portal, portal talk, thread, thread talk,"
    " module, module talk, comments, comments talk, book, draft, timedtext"
)
"""Namespaces of pages that are no articles, where a dump does not number them."""
