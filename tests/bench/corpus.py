#!/usr/bin/env python3
"""Makes a site of N releases in three languages, with a programme, fifty glossary terms and two
pages: what the benchmarks run on. The same N gives the same bytes on every machine.

    corpus.py --releases N --out FOLDER [--hugo] [--settings site/site.json]

FOLDER becomes the root of a Tilmech site; with --hugo, of a Hugo site with the same prose.
"""

import argparse
import json
import multiprocessing
import pathlib
import random
import shutil

import hugo
from sentences import HERE, LANGUAGES, Writer

BASE_URL = "https://example.org/"
LINE_LENGTH = 100
MORE = {
    "ru": "Подробнее: [{title}]({link}).",
    "ky": "Толугураак: [{title}]({link}).",
    "en": "Read more: [{title}]({link}).",
}
SECTION = {
    "ru": "Это предусмотрено [разделом {number}]({link}) программы.",
    "ky": "Бул программанын [{number}-бөлүмүндө]({link}) каралган.",
    "en": "This is foreseen in [section {number}]({link}) of the programme.",
}
OUTSIDE = {
    "ru": "Материалы лежат на [сайте организаторов]({link}).",
    "ky": "Материалдар [уюштуруучулардын сайтында]({link}) жайгашкан.",
    "en": "The papers are on the [organisers’ website]({link}).",
}
OFFICE = {"ru": "руководитель проекта", "ky": "долбоордун жетекчиси", "en": "project manager"}
PROGRAMME = "2014-programme"
CHAPTERS, PARTS = 6, 4
PLACE = {"ru": "Бишкек", "ky": "Бишкек", "en": "Bishkek"}
PAGES = {
    "about": {"ru": "О сайте", "ky": "Сайт жөнүндө", "en": "About this site"},
    "contacts": {"ru": "Контакты", "ky": "Байланыш", "en": "Contacts"},
}


def wrap(text):
    """Breaks a paragraph into lines, as authors do."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > LINE_LENGTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def release_key(index, count):
    """Releases are spread evenly over the years 2010 to 2024."""
    day = index * 15 * 336 // count
    year, month, day = 2010 + day // 336, day % 336 // 28 + 1, day % 28 + 1
    return f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}-release-{index:05}"


def valid_boilerplates(settings, date):
    return [name for name, plate in settings["boilerplates"].items()
            if any(version.get("from", "") <= date < version.get("until", "9999")
                   for version in plate["versions"])]


def shared_fields(writer, settings, date):
    tags = sorted({writer.pick(sorted(settings["tags"])) for _ in range(3)})
    partners = sorted({writer.pick(sorted(settings["partners"])) for _ in range(2)})
    plates = valid_boilerplates(settings, date)
    return {"date": date, "tags": tags, "partners": partners,
            "contact": writer.pick(sorted(settings["contacts"])),
            "boilerplate": sorted({writer.pick(plates) for _ in range(2)}) if plates else []}


def join(paragraph):
    return {lang: wrap(" ".join(sentences)) for lang, sentences in paragraph.items()}


def quotation(writer):
    who, said = writer.person(), writer.paragraph(1, 3)
    return {lang: "> " + wrap(" ".join(said[lang])).replace("\n", "\n> ")
            + f"\n> — {who[lang]}, {OFFICE[lang]}" for lang in LANGUAGES}


def bullets(writer):
    items = [writer.phrase("item") for _ in range(writer.number(3, 6))]
    return {lang: "\n".join(f"- {item[lang]};" for item in items) for lang in LANGUAGES}


def table(writer):
    rows = [(writer.phrase("item"), writer.number(10, 999)) for _ in range(writer.number(3, 6))]
    head = {"ru": ("Что", "Число"), "ky": ("Эмне", "Саны"), "en": ("What", "Number")}
    return {lang: "\n".join([f"| {head[lang][0]} | {head[lang][1]} |", "| --- | ---: |",
                             *(f"| {what[lang]} | {number} |" for what, number in rows)])
            for lang in LANGUAGES}


def links(writer, index, count):
    """A last paragraph with up to three links. Each writer makes an address of {to:KEY}."""
    last = writer.paragraph(1, 2)
    other = writer.number(0, count - 1)
    number = f"{writer.number(1, CHAPTERS)}.{writer.number(1, PARTS)}"
    to_section, outside = writer.random.random() < 0.4, writer.random.random() < 0.3
    for lang in LANGUAGES:
        if other != index:
            title = MORE[lang].format(title=release_title(other)[lang],
                                      link=f"{{to:releases/{release_key(other, count)[1]}}}")
            last[lang].append(title)
        if to_section:
            last[lang].append(SECTION[lang].format(
                number=number, link=f"{{to:programmes/{PROGRAMME}#s-{number}}}"))
        if outside:
            last[lang].append(OUTSIDE[lang].format(link=f"https://example.com/papers/{index}"))
    return join(last)


def release_title(index):
    return Writer(random.Random(f"title/{index}")).phrase("title")


def release(index, count, settings):
    writer = Writer(random.Random(f"release/{index}"))
    date, key = release_key(index, count)
    paragraphs = writer.number(8, 12)
    heading_at = {3: 2, paragraphs - 3: writer.number(2, 3)}
    list_at, quote_at, table_at = writer.number(1, 3), writer.number(3, 6), writer.number(0, 30)
    blocks = []
    for at in range(paragraphs - 1):
        if at in heading_at:
            heading = writer.phrase("heading")
            mark = "#" * heading_at[at]
            blocks.append({lang: f"{mark} {heading[lang]}" for lang in LANGUAGES})
        blocks.append(quotation(writer) if at == quote_at else join(writer.paragraph()))
        if at == list_at:
            blocks.append(bullets(writer))
        if at == table_at:
            blocks.append(table(writer))
    blocks.append(links(writer, index, count))
    title, summary = release_title(index), join(writer.paragraph(1, 2))
    fields = {lang: {"title": title[lang], "place": PLACE[lang],
                     "summary": summary[lang].replace("*", "").replace("\n", " ")}
              for lang in LANGUAGES}
    return {"collection": "releases", "key": key, "fields": fields,
            "shared": shared_fields(writer, settings, date),
            "body": {lang: "\n\n".join(block[lang] for block in blocks) for lang in LANGUAGES}}


def programme(settings):
    writer = Writer(random.Random("programme"))
    bodies = {lang: [] for lang in LANGUAGES}
    for chapter in range(1, CHAPTERS + 1):
        for part in range(PARTS + 1):
            heading = writer.phrase("heading")
            mark, number = ("###", f"{chapter}.{part}") if part else ("##", f"{chapter}")
            blocks = [{lang: f"{mark} {number}. {heading[lang]}" for lang in LANGUAGES}]
            blocks += [join(writer.paragraph(3, 6)) for _ in range(3 if part else 1)]
            for block in blocks:
                for lang in LANGUAGES:
                    bodies[lang].append(block[lang])
    titles = writer.phrase("title")
    fields = {lang: {"title": titles[lang], "edition": "condensed", "number": "54",
                     "adopted": "2014-01-27"} for lang in LANGUAGES}
    return {"collection": "programmes", "key": PROGRAMME, "fields": fields, "shared": {},
            "body": {lang: "\n\n".join(blocks) for lang, blocks in bodies.items()}}


def terms():
    for address, noun in Writer.WORDS.terms:
        writer = Writer(random.Random(f"term/{address}"))
        others = sorted({writer.pick(Writer.WORDS.terms)[0] for _ in range(2)} - {address})
        definition = join(writer.paragraph(2, 3))
        fields = {lang: {"term": noun[lang].form("sg", "nom"), "status": "preferred",
                         "see_also": others} for lang in LANGUAGES}
        yield {"collection": "glossary", "key": address, "fields": fields, "shared": {},
               "body": definition}


def pages():
    for key, titles in PAGES.items():
        writer = Writer(random.Random(f"page/{key}"))
        paragraphs = [join(writer.paragraph()) for _ in range(4)]
        yield {"collection": "pages", "key": key, "shared": {},
               "fields": {lang: {"title": titles[lang]} for lang in LANGUAGES},
               "body": {lang: "\n\n".join(p[lang] for p in paragraphs) for lang in LANGUAGES}}


def front_matter(fields):
    lines = []
    for name, value in fields.items():
        if isinstance(value, list):
            lines.append(f"{name}: [{', '.join(value)}]")
        elif name in ("title", "summary", "term", "number"):
            lines.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
        else:
            lines.append(f"{name}: {value}")
    return "---\n" + "\n".join(lines) + "\n---\n"


def write_tilmech(out, document):
    """content/COLLECTION/KEY.LANG.md; shared fields stand in the Russian version."""
    shared = dict(document["shared"])
    boilerplate = shared.pop("boilerplate", [])
    for lang in LANGUAGES:
        fields = dict(document["fields"][lang])
        if boilerplate:
            fields["boilerplate"] = boilerplate
        if lang == "ru":
            fields |= shared
        body = document["body"][lang].replace("{to:", "").replace("})", ")")
        path = out / "content" / document["collection"] / f"{document['key']}.{lang}.md"
        path.write_text(f"{front_matter(fields)}\n{body}\n", encoding="utf-8")


def write_releases(job):
    """One part of the releases."""
    first, last, count, settings, out, write = job
    for index in range(first, last):
        write(out, release(index, count, settings))


def make_corpus(out, count, settings, for_hugo=False):
    """Writes the site below `out`, which is emptied first. `settings` is the text of site.json."""
    shutil.rmtree(out, ignore_errors=True)
    settings = json.loads(settings) | {"base_url": BASE_URL}
    write = hugo.write_document if for_hugo else write_tilmech
    if for_hugo:
        hugo.write_site(out, settings, HERE)
    else:
        for collection in ("releases", "programmes", "glossary", "pages"):
            (out / "content" / collection).mkdir(parents=True)
        (out / "site").mkdir()
        (out / "site" / "site.json").write_text(
            json.dumps(settings, ensure_ascii=False, indent=2), encoding="utf-8")
        # The emblems that the settings name: without them there is no build.
        shutil.copytree(HERE.parent.parent / "site" / "partners", out / "site" / "partners")
    for document in [programme(settings), *terms(), *pages()]:
        write(out, document)
    step = max(1, count // 16)
    jobs = [(first, min(first + step, count), count, settings, out, write)
            for first in range(0, count, step)]
    with multiprocessing.Pool() as pool:
        pool.map(write_releases, jobs, chunksize=1)


def main():
    parser = argparse.ArgumentParser(description="Makes the benchmarks' site.")
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--hugo", action="store_true")
    parser.add_argument("--settings", type=pathlib.Path,
                        default=HERE.parent.parent / "site" / "site.json")
    arguments = parser.parse_args()
    make_corpus(arguments.out, arguments.releases, arguments.settings.read_text(encoding="utf-8"),
                arguments.hugo)


if __name__ == "__main__":
    main()
