"""Sentences in three languages at once: a pattern is chosen, its slots are filled with the same
words, names, numbers and dates, and each language inflects and orders them in its own way."""

import pathlib

from inflect import English, Kyrgyz, Russian, adjective_forms, russian_past

HERE = pathlib.Path(__file__).parent
LANGUAGES = ("ru", "ky", "en")
NBSP = "\u00a0"

MIDDLES = ["", "бек", "кул", "алы", "бай", "газы", "мырза", "кан", "берди"]
LATIN = dict(zip(
    "абвгдежзийклмнопрстуфхцчшыэюяңөүъьё",
    "a b v g d e j z i i k l m n o p r s t u f kh ts ch sh y e iu ia ng o u   e".split(" ")))


def to_latin(text):
    letters = "".join(LATIN.get(letter, letter) for letter in text.lower())
    return "-".join(part[:1].upper() + part[1:] for part in letters.split("-"))


def to_russian(text):
    return text.translate(str.maketrans("өүңӨҮҢ", "оунОУН"))


def read_table(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


NAMES = read_table("names.tsv")
ORGANISATIONS = [row[1:] for row in NAMES if row[0] == "org"]
CITIES = [row[1:] for row in NAMES if row[0] == "city"]


def name_list(kind):
    return next(row[1] for row in NAMES if row[0] == kind).split(" ")


MALE, FEMALE, ROOTS = name_list("male"), name_list("female"), name_list("root")
PLACES_BEFORE, PLACES_AFTER = name_list("before"), name_list("after")
SYLLABLES = name_list("syllable")
MONTHS = {lang: name_list(f"month-{lang}") for lang in LANGUAGES}


class Words:
    """All words, inflected once."""

    def __init__(self):
        self.nouns, self.adjectives, self.verbs = {}, [], []
        for group, russian, kyrgyz, english in read_table("words.tsv"):
            if group == "adj":
                forms = {g: adjective_forms(russian, g, a) for a in (False,) for g in "mfn"}
                living = {g: adjective_forms(russian, g, True) for g in "mfn"}
                self.adjectives.append((forms, living, kyrgyz, english))
            elif group == "verb":
                past = {gender: russian_past(russian, gender) for gender in ("m", "f", "n", "pl")}
                self.verbs.append((past, kyrgyz, english))
            else:
                self.nouns.setdefault(group, []).append(self.noun(russian, kyrgyz, english))
        self.terms = [(address, self.noun(*texts)) for address, *texts in read_table("terms.tsv")]
        self.nouns["term"] = [noun for _, noun in self.terms]

    @staticmethod
    def noun(russian, kyrgyz, english):
        return {"ru": Russian(russian), "ky": Kyrgyz(kyrgyz), "en": English(english)}


def read_patterns():
    """kind -> list of {language: [parts]}; a part: a text or (slot, case, number, agrees with)."""
    patterns = {}
    text = (HERE / "patterns.txt").read_text(encoding="utf-8")
    for paragraph in text.split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        kind, *texts = lines
        patterns.setdefault(kind, []).append(
            {lang: parse_pattern(line) for lang, line in zip(LANGUAGES, texts, strict=True)})
    return patterns


def parse_pattern(line):
    parts = []
    for piece in line.split("{"):
        slot, brace, rest = piece.partition("}")
        if not brace:
            parts.append(piece)
            continue
        slot, *marks = slot.split(".")
        name, _, agrees = slot.partition("@")
        case = next((mark for mark in marks if mark != "pl"), "nom")
        parts += [(name, case, "pl" if "pl" in marks else "sg", agrees), rest]
    return parts


class Writer:
    """Writes sentences; `random` decides everything, so the same seed gives the same text."""

    WORDS = Words()
    PATTERNS = read_patterns()

    def __init__(self, random):
        self.random = random

    def number(self, low, high):
        return low + int(self.random.random() * (high - low + 1))

    def pick(self, items):
        return items[int(self.random.random() * len(items))]

    def pick_common_first(self, items):
        return items[int(self.random.random() ** 1.7 * len(items))]

    def person(self):
        female = self.random.random() < 0.4
        first = self.pick(FEMALE if female else MALE)
        middle = self.pick(MIDDLES)
        root = self.pick(ROOTS) + middle
        surname = root + ("ев" if root[-1] in "аеоуыи" else "ов") + ("а" if female else "")
        russian = f"{first} {to_russian(surname)}"
        return {"ru": russian, "ky": f"{first} {surname}", "gender": "f" if female else "m",
                "en": f"{to_latin(first)} {to_latin(to_russian(surname))}"}

    def name(self):
        """A made name: few are frequent, most are rare, the long tail that every index bears."""
        number = int(20_000 * self.random.random() ** 3)
        first, rest = number % len(SYLLABLES), number // len(SYLLABLES)
        second, third = rest % len(SYLLABLES), (first * 7 + rest // 3) % len(SYLLABLES)
        name = SYLLABLES[first] + SYLLABLES[second] + SYLLABLES[third] + "нртлк"[number % 5]
        name = name.capitalize()
        return {"ru": name, "ky": name, "en": to_latin(name)}

    def organisation(self):
        russian, gender, kyrgyz, english = self.pick_common_first(ORGANISATIONS)
        return {"ru": russian, "ky": kyrgyz, "en": english, "gender": gender}

    def date(self):
        year, month, day = self.number(2003, 2025), self.number(1, 12), self.number(1, 28)
        return {"ru": f"{day} {MONTHS['ru'][month - 1]} {year} года",
                "ky": f"{year}-жылдын {day}-{MONTHS['ky'][month - 1]}",
                "en": f"{day} {MONTHS['en'][month - 1]} {year}"}

    def fill(self, slot):
        kind = slot.rstrip("0123456789")
        if kind in self.WORDS.nouns:
            return self.pick_common_first(self.WORDS.nouns[kind])
        if kind == "adj":
            return self.pick_common_first(self.WORDS.adjectives)
        if kind == "verb":
            return self.pick_common_first(self.WORDS.verbs)
        if kind == "org":
            return self.organisation()
        if kind == "who":
            return self.person()
        if kind == "city":
            return dict(zip(LANGUAGES, self.pick_common_first(CITIES)))
        if kind == "village":
            name = f"{self.pick(PLACES_BEFORE)}-{self.pick(PLACES_AFTER)}"
            return {"ru": to_russian(name), "ky": name, "en": to_latin(to_russian(name))}
        if kind == "name":
            return self.name()
        if kind == "num":
            text = str(10 * self.number(1, 60) + self.number(5, 9))
            return dict.fromkeys(LANGUAGES, text)
        if kind == "big":
            thousands, rest = self.number(10, 999), self.number(0, 9)
            marks = {"ru": NBSP, "ky": NBSP, "en": ","}
            return {lang: f"{thousands}{mark}{rest}00" for lang, mark in marks.items()}
        if kind == "pct":
            whole, tenth = self.number(1, 79), self.number(1, 9)
            return {lang: f"{whole}{'.' if lang == 'en' else ','}{tenth}" for lang in LANGUAGES}
        if kind == "year":
            return dict.fromkeys(LANGUAGES, str(self.number(2003, 2025)))
        assert kind == "date", slot
        return self.date()

    def word(self, part, lang, values):
        slot, case, number, agrees = part
        value = values[slot]
        if isinstance(value, dict):
            noun = value[lang]
            if isinstance(noun, str):
                return noun
            if lang == "en" and case != "poss":
                case = "nom"
            return noun.form(number, case)
        if len(value) == 3:
            if lang != "ru":
                return value[1 if lang == "ky" else 2]
            return value[0]["pl" if agrees == "pl" else values[agrees]["gender"]]
        inanimate, living, kyrgyz, english = value
        if lang != "ru":
            return kyrgyz if lang == "ky" else english
        noun = values[agrees]["ru"]
        return (living if noun.animate else inanimate)[noun.gender][number, case]

    def fill_pattern(self, kind, values, mark=""):
        """One pattern of `kind` in all languages. `mark` (** or *) is put around its first term."""
        pattern = self.pick(self.PATTERNS[kind])
        for part in pattern["ru"]:
            if isinstance(part, tuple) and part[0] not in values:
                values[part[0]] = self.fill(part[0])
        texts = {}
        for lang, parts in pattern.items():
            marked = mark
            pieces = []
            for part in parts:
                if isinstance(part, str):
                    pieces.append(part)
                    continue
                word = self.word(part, lang, values)
                if marked and part[0] == "term1":
                    word, marked = marked + word + marked, ""
                pieces.append(word)
            texts[lang] = "".join(pieces)
        return texts

    def phrase(self, kind):
        """A title, heading or list item: {language: text}, with a capital letter."""
        return {lang: capital(text) for lang, text in self.fill_pattern(kind, {}).items()}

    def sentence(self, mark=""):
        opener = self.fill_pattern("opener", {}) if self.random.random() < 0.3 else None
        core = self.fill_pattern("core", {}, mark)
        tail = self.fill_pattern("tail", {}) if self.random.random() < 0.35 else None
        sentence = {}
        for lang in LANGUAGES:
            text = f"{opener[lang]} {core[lang]}" if opener else core[lang]
            sentence[lang] = capital(text + (tail[lang] if tail else "")) + "."
        return sentence

    def paragraph(self, low=2, high=5):
        """{language: [sentences]}."""
        paragraph = {lang: [] for lang in LANGUAGES}
        marks = ["**" if self.random.random() < 0.25 else "*" if self.random.random() < 0.2 else ""]
        for at in range(self.number(low, high)):
            for lang, text in self.sentence(marks[0] if at == 1 else "").items():
                paragraph[lang].append(text)
        return paragraph


def capital(text):
    start = next((at for at, letter in enumerate(text) if letter not in "*«"), 0)
    return text[:start] + text[start].upper() + text[start + 1:]
