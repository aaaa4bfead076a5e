"""The same site for Hugo: the same prose, settings as data, templates in hugo_site/ that write
what Tilmech's write. Where the two could not be the same, Hugo does less: links between documents
are plain addresses, which Hugo need not resolve or check."""

import json
import re
import shutil

LANGUAGE_NAMES = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}
STRINGS = {
    "releases": ("Пресс-релиздер", "Пресс-релизы", "Press releases"),
    "release": ("Пресс-релиз", "Пресс-релиз", "Press release"),
    "programmes": ("Программалар", "Программы", "Programmes"),
    "glossary": ("Глоссарий", "Глоссарий", "Glossary"),
    "skip": ("Негизги текстке өтүү", "Перейти к основному тексту", "Skip to main content"),
    "menu": ("Бөлүмдөр", "Разделы", "Sections"),
    "choose": ("Тилди тандаңыз", "Выберите язык", "Choose a language"),
    "background": ("Маалымат үчүн", "Справка", "Background"),
    "partners": ("Өнөктөштөр", "Партнёры", "Partners"),
    "contact": ("ЖМК үчүн байланыш", "Контакты для СМИ", "Media contact"),
    "topics": ("Темалар", "Темы", "Topics"),
    "years": ("Жылдар", "Годы", "Years"),
    "contents": ("Мазмуну", "Содержание", "Contents"),
    "previous": ("Мурунку", "Назад", "Previous"),
    "next": ("Кийинки", "Далее", "Next"),
    "paging": ("Барактар", "Страницы", "Pages"),
    "equivalents": ("Башка тилдердеги эквиваленттери", "Соответствия в других языках",
                    "Equivalents in other languages"),
    "see_also": ("Дагы караңыз", "См. также", "See also"),
    "search": ("Издөө", "Поиск", "Search"),
    "feed": ("Жаңылыктар түрмөгү", "Лента новостей", "News feed"),
    "not_found": ("Бет табылган жок", "Страница не найдена", "Page not found"),
}


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def write_site(out, settings, here):
    """Everything but the documents."""
    shutil.copytree(here / "hugo_site", out)
    (out / "data").mkdir()
    write_json(out / "data" / "site.json", settings)
    (out / "i18n").mkdir()
    for place, lang in enumerate(("ky", "ru", "en")):
        write_json(out / "i18n" / f"{lang}.json",
                   {key: texts[place] for key, texts in STRINGS.items()})
        for collection in ("releases", "programmes", "glossary"):
            folder = out / "content" / lang / collection
            folder.mkdir(parents=True)
            title = json.dumps(STRINGS[collection][place], ensure_ascii=False)
            (folder / "_index.md").write_text(f"---\ntitle: {title}\n---\n", encoding="utf-8")
    write_json(out / "config.json", config(settings))


def config(settings):
    return {
        "baseURL": settings["base_url"],
        "defaultContentLanguage": "ky",
        "defaultContentLanguageInSubdir": True,
        "paginate": settings["releases_per_page"],
        "enableRobotsTXT": True,
        "taxonomies": {"tag": "tags", "year": "years"},
        "outputs": {"home": ["HTML", "RSS"], "section": ["HTML"], "taxonomy": ["HTML"],
                    "term": ["HTML"]},
        "services": {"rss": {"limit": 20}},
        "markup": {"goldmark": {"extensions": {"typographer": False}}},
        "languages": {
            lang: {"languageName": LANGUAGE_NAMES[lang], "weight": weight + 1,
                   "contentDir": f"content/{lang}", "title": settings["title"][lang]}
            for weight, lang in enumerate(settings["languages"])},
    }


def write_document(out, document):
    """content/LANG/COLLECTION/KEY.md; JSON front matter, which Hugo reads fastest."""
    collection, key = document["collection"], document["key"]
    for lang, fields in document["fields"].items():
        front = {"title": fields.get("title") or fields.get("term")} | document["shared"] | {
            name: value for name, value in fields.items() if name not in ("title", "term")}
        if "date" in front:
            front["years"] = [front["date"][:4]]
        body = re.sub(r"\{to:([^#}]*)(#[^}]*)?\}",
                      lambda link: f"/{lang}/{link[1]}/{link[2] or ''}", document["body"][lang])
        if collection == "programmes":
            body = re.sub(r"^(##+ ([\d.]*\d)\. .*)$", r"\1 {#s-\2}", body, flags=re.MULTILINE)
        folder = out / "content" / lang
        path = folder / f"{key}.md" if collection == "pages" else folder / collection / f"{key}.md"
        path.write_text(f"{json.dumps(front, ensure_ascii=False)}\n\n{body}\n", encoding="utf-8")
