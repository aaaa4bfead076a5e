"""A site with many different words: each language has a vocabulary of its own, made of syllables
and the language's real endings, whose words are as frequent as those of real texts (Zipf). For
measuring the search index: prose of the build benchmark has too few different words."""

import bisect
import itertools
import json
import multiprocessing
import pathlib
import random
import shutil

LANGUAGES = ("ky", "ru", "en")
SYLLABLES = {
    "ky": ("ка ба та са ма ла ра ны ты ки би ти си ми ли ри ко бо то со мо ло ро кө бө тө сө күн "
           "түн бүт жар чак бек тол кар шам үй ой ай эл өн").split(),
    "ru": ("ко по ра ни ва ро де те ли ка ло ма ре са то ви пре ста про кра гор ден лов мир сто "
           "пла бра дор вес тру жен чис шко бюд").split(),
    "en": ("con re pro ta ni le ro mi dis per an tra sta com in de lo ver mar ten fac gra pol cri "
           "sen tor val ment plan bor").split(),
}
ENDINGS = {
    "ky": " дын га ды да дан лар лардын ларга ларды ларда лардан ым ыбыз ынын ына ында".split(" "),
    "ru": " а у ом е ы ов ам ами ах ой ый ого ому ым ых ость".split(" "),
    "en": " s ed ing er ers ion ions ly ness able ment".split(" "),
}
STEMS = 22000
WORDS_IN_SENTENCE = (6, 18)
SHARED_WORDS = 40  # the most frequent words are short and have no endings


def vocabulary(lang):
    """Stems in order of frequency, all different."""
    chooser = random.Random(f"stems/{lang}")
    stems, seen = [], set()
    while len(stems) < STEMS:
        count = 1 if len(stems) < SHARED_WORDS else chooser.choice((2, 3, 3, 4))
        stem = "".join(chooser.choice(SYLLABLES[lang]) for _ in range(count))
        if stem not in seen or len(stems) < SHARED_WORDS:
            seen.add(stem)
            stems.append(stem)
    return stems


class Prose:
    """Sentences of one language."""

    KNOWN = {}
    # P(rank) ~ 1 / (rank + 2.7) (Mandelbrot 1953)
    SUMS = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(STEMS)))

    def __init__(self, lang, seed):
        if lang not in Prose.KNOWN:
            Prose.KNOWN[lang] = vocabulary(lang)
        self.stems, self.endings = Prose.KNOWN[lang], ENDINGS[lang]
        self.random = random.Random(seed)

    def word(self):
        rank = bisect.bisect(Prose.SUMS, self.random.random() * Prose.SUMS[-1])
        stem = self.stems[min(rank, STEMS - 1)]
        return stem if rank < SHARED_WORDS else stem + self.random.choice(self.endings)

    def words(self, least, most):
        return " ".join(self.word() for _ in range(self.random.randint(least, most)))

    def paragraph(self):
        sentences = (self.words(*WORDS_IN_SENTENCE).capitalize() + "."
                     for _ in range(self.random.randint(2, 5)))
        return "\n".join(sentences)

    def page(self):
        parts = [self.paragraph(), self.paragraph()]
        for _ in range(self.random.randint(1, 3)):
            parts += ["## " + self.words(2, 5).capitalize(), self.paragraph(), self.paragraph()]
        return "\n\n".join(parts)


def write_pages(job):
    out, numbers = job
    for number in numbers:
        for lang in LANGUAGES:
            prose = Prose(lang, f"{lang}/{number}")
            title = prose.words(3, 7).capitalize()
            date = f"{2010 + number % 15}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            text = f"---\ntitle: {title}\ndate: {date}\n---\n\n{prose.page()}\n"
            path = out / "content" / "releases" / f"{date}-page-{number:05}.{lang}.md"
            path.write_text(text, encoding="utf-8")


def write_terms(out):
    for number in range(50):
        for lang in LANGUAGES:
            prose = Prose(lang, f"term/{lang}/{number}")
            name = " ".join(prose.stems[1000 + 40 * number + i] for i in range(number % 2 + 1))
            (out / "content" / "glossary" / f"term-{number:02}.{lang}.md").write_text(
                f"---\nterm: {name}\n---\n\n{prose.paragraph()}\n", encoding="utf-8")


def prepared(out, pages):
    """The root of a site with so many pages a language, made unless it is there."""
    stamp = out / "made-from.py"
    source = pathlib.Path(__file__).read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == source:
        return out
    print(f"making {out.name}", flush=True)
    shutil.rmtree(out, ignore_errors=True)
    for folder in ("content/releases", "content/glossary", "site"):
        (out / folder).mkdir(parents=True)
    settings = {"title": {lang: "Words" for lang in LANGUAGES}, "base_url": "https://example.org/"}
    (out / "site" / "site.json").write_text(json.dumps(settings), encoding="utf-8")
    write_terms(out)
    with multiprocessing.Pool(2) as pool:
        pool.map(write_pages, [(out, range(first, pages, 16)) for first in range(16)])
    stamp.write_text(source, encoding="utf-8")
    return out


def first_queries():
    """Queries for counting bytes: one to three words of all frequencies, in each language."""
    queries = []
    for lang in LANGUAGES:
        prose = Prose(lang, f"queries/{lang}")
        for size in (1, 1, 2, 2, 2, 3, 3):
            ranks = [int(60 * 1.9 ** prose.random.uniform(0, 8)) for _ in range(size)]
            words = [prose.stems[rank] + prose.random.choice(prose.endings) for rank in ranks]
            queries.append({"lang": lang, "query": " ".join(words)})
    return queries


def distinct_forms(out, lang):
    """How many different word forms the pages of a language have."""
    forms = set()
    for path in (out / "content" / "releases").glob(f"*.{lang}.md"):
        forms.update(path.read_text(encoding="utf-8").lower().replace(".", " ").split())
    return len(forms)
