"""Inflected forms of the words in words.tsv: enough grammar of Russian, Kyrgyz and English that
made prose has the variety of forms that real prose has. It is not a grammar of any of them."""

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
HUSHING = "жшчщ"


def spell(stem, ending):
    """Joins a Russian stem and ending by the spelling rules: no ы after к, no o after ж."""
    last = stem[-1:]
    if ending.startswith("ы") and last in "кгх" + HUSHING:
        ending = "и" + ending[1:]
    if ending.startswith("о") and last in "ц" + HUSHING:
        ending = "е" + ending[1:]
    if ending.startswith(("я", "ю")) and last in "кгх" + HUSHING + "ц":
        ending = {"я": "а", "ю": "у"}[ending[0]] + ending[1:]
    return stem + ending


# Endings in the order of CASES, singular then plural. None: the same as nominative or genitive,
# after whether the word means a living being. "0": the form given as =x, else the bare stem.
NOUN_ENDINGS = {
    "m": ("", "а", "у", None, "ом", "е", "ы", "ов", "ам", None, "ами", "ах"),
    "m-hush": ("", "а", "у", None, "ем", "е", "и", "ей", "ам", None, "ами", "ах"),
    "m-soft": ("ь", "я", "ю", None, "ем", "е", "и", "ей", "ям", None, "ями", "ях"),
    "m-y": ("й", "я", "ю", None, "ем", "е", "и", "ев", "ям", None, "ями", "ях"),
    "f": ("а", "ы", "е", "у", "ой", "е", "ы", "0", "ам", None, "ами", "ах"),
    "f-soft": ("я", "и", "е", "ю", "ей", "е", "и", "ь", "ям", None, "ями", "ях"),
    "f-iya": ("ия", "ии", "ии", "ию", "ией", "ии", "ии", "ий", "иям", None, "иями", "иях"),
    "f-sign": ("ь", "и", "и", "ь", "ью", "и", "и", "ей", "ям", None, "ями", "ях"),
    "n": ("о", "а", "у", "о", "ом", "е", "а", "0", "ам", None, "ами", "ах"),
    "n-soft": ("е", "я", "ю", "е", "ем", "е", "я", "ей", "ям", None, "ями", "ях"),
    "n-iye": ("ие", "ия", "ию", "ие", "ием", "ии", "ия", "ий", "иям", None, "иями", "иях"),
    "n-ye": ("ье", "ья", "ью", "ье", "ьем", "ье", "ья", "ий", "ьям", None, "ьями", "ьях"),
}
ADJECTIVE_ENDINGS = {
    "m": ("ый", "ого", "ому", None, "ым", "ом"),
    "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "pl": ("ые", "ых", "ым", None, "ыми", "ых"),
}
SOFT = str.maketrans({"ы": "и", "о": "е", "а": "я", "у": "ю"})


def noun_class(word, gender):
    if gender == "f":
        return "f-sign", word[:-1]
    if word.endswith("ия"):
        return "f-iya", word[:-2]
    if word.endswith("ие"):
        return "n-iye", word[:-2]
    if word.endswith("ье"):
        return "n-ye", word[:-2]
    for ending, name in (("ь", "m-soft"), ("й", "m-y"), ("а", "f"), ("я", "f-soft"), ("о", "n")):
        if word.endswith(ending):
            return name, word[:-1]
    if word.endswith("е"):
        return ("n", word[:-1]) if word[-2] in "щц" else ("n-soft", word[:-1])
    return ("m-hush" if word[-1] in HUSHING else "m"), word


def adjective_forms(word, gender, animate):
    """Forms of an adjective beside a noun: (number, case) -> form; gender m, f, n."""
    soft = word[-2:] in ("ий", "яя", "ее") and word[-3] == "н"
    stem = word[:-2]
    forms = {}
    for number, row in (("sg", ADJECTIVE_ENDINGS[gender]), ("pl", ADJECTIVE_ENDINGS["pl"])):
        for case, ending in zip(CASES, row):
            if ending is None:
                ending = row[1] if animate else row[0]
            ending = ending.translate(SOFT) if soft else ending
            if stem == "трет" and ending not in ("ий", "ый"):
                ending = "ь" + ending.translate(SOFT)
            elif stem[-1] in "кгх" + HUSHING and ending[0] == "ы":
                ending = "и" + ending[1:]
            elif stem[-1] in HUSHING and ending[0] == "о" and ending != "ой":
                ending = "е" + ending[1:]
            forms[number, case] = stem + ending
    if word.endswith("ой") and gender == "m":
        forms["sg", "nom"] = word
        if not animate:
            forms["sg", "acc"] = word
    return forms


def parse_russian(text):
    """"перечень m~перечн" -> (word, gender mark, animate, oblique stem, genitive plural, tail)."""
    word, gender, animate, oblique, plural = text, "", False, "", ""
    if "=" in word:
        word, plural = word.split("=")
        if plural.endswith((" a", " m", " f")):
            plural = plural[:-2]
    if "~" in word:
        word, oblique = word.split("~")
    if word.endswith(" a"):
        word, animate = word[:-2], True
    if word.endswith((" m", " f")):
        word, gender = word[:-2], word[-1]
    return word, gender, animate, oblique, plural


def is_adjective(word):
    return word.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее")) and len(word) > 5


class Russian:
    """A noun, or an adjective with its noun, or a noun with a tail that does not change."""

    def __init__(self, text):
        word, mark, self.animate, oblique, plural = parse_russian(text)
        words = word.split(" ")
        self.forms = {}
        if is_adjective(words[0]) and not words[0].endswith(("арий", "ий центр")):
            ending = words[0][-2:]
            self.gender = "f" if ending in ("ая", "яя") else "n" if ending in ("ое", "ее") else "m"
            before = adjective_forms(words[0], self.gender, self.animate)
            if len(words) == 1:
                self.forms = before
            else:
                head = Russian(" ".join(words[1:]) + (f"={plural}" if plural else ""))
                self.gender = head.gender
                self.forms = {at: before[at] + " " + form for at, form in head.forms.items()}
            return
        tail = "".join(" " + part for part in words[1:])
        name, stem = noun_class(words[0], mark)
        self.gender = name[0]
        row = NOUN_ENDINGS[name]
        for place, ending in enumerate(row):
            number, case = ("sg", "pl")[place // 6], CASES[place % 6]
            if ending is None:
                base = place - place % 6
                ending = row[base + 1] if self.animate else row[base]
            base_form = stem if place == 0 or (case == "acc" and not self.animate and number == "sg"
                                               and self.gender == "m") else (oblique or stem)
            if ending == "0" or (plural and number == "pl" and ending == row[7]):
                self.forms[number, case] = (plural or base_form) + tail
            else:
                self.forms[number, case] = spell(base_form, ending) + tail

    def form(self, number, case):
        return self.forms[number, case]


def russian_past(masculine, gender):
    """одобрил -> одобрила, одобрило, одобрили; gender m, f, n or pl."""
    return masculine + {"m": "", "f": "а", "n": "о", "pl": "и"}[gender]


WIDE = {"а": "а", "ы": "а", "я": "а", "у": "а", "ю": "а", "о": "о", "ё": "о",
        "э": "е", "е": "е", "и": "е", "ө": "ө", "ү": "ө"}
NARROW = {"а": "ы", "ы": "ы", "я": "ы", "у": "у", "ю": "у", "о": "у", "ё": "у",
          "э": "и", "е": "и", "и": "и", "ө": "ү", "ү": "ү"}
VOICELESS = "пткфхцчшщс"


def kyrgyz_join(word, suffix):
    """Adds a suffix: "A" and "I" in it are vowels in harmony, "D" is д or т, "G" г or к,
    "L" л, д or т, "N" н, д or т."""
    vowel = next((letter for letter in reversed(word.lower()) if letter in WIDE), "а")
    last = word[-1].lower()
    voiceless = last in VOICELESS or last == "ь" and word[-2:-1] in VOICELESS
    after_vowel = last in WIDE
    letters = {"A": WIDE[vowel], "I": NARROW[vowel], "D": "т" if voiceless else "д",
               "G": "к" if voiceless else "г",
               "L": "т" if voiceless else "л" if after_vowel or last in "йр" else "д",
               "N": "т" if voiceless else "н" if after_vowel else "д"}
    stem = word[:-1] if last == "ь" else word
    return stem + "".join(letters.get(letter, letter) for letter in suffix)


class Kyrgyz:
    """A noun; with a final * it carries the possessive of the third person already."""

    def __init__(self, text):
        possessed = text.endswith("*")
        word = text.rstrip("*")
        self.forms = {}
        for number in ("sg", "pl"):
            base = word if number == "sg" else self.plural(word, possessed)
            for case in CASES:
                self.forms[number, case] = self.decline(base, case, possessed)
            self.forms[number, "poss"] = base if possessed else self.possess(base)

    @staticmethod
    def plural(word, possessed):
        if not possessed:
            return kyrgyz_join(word, "LAр")
        stem = word[:-2] if word[-2] == "с" else word[:-1]
        stem = stem[:-1] + {"б": "п", "г": "к"}.get(stem[-1], stem[-1])
        return kyrgyz_join(kyrgyz_join(stem, "LAр"), "I")

    @staticmethod
    def possess(word):
        if word[-1].lower() in WIDE:
            return kyrgyz_join(word, "сI")
        voiced = {"п": "б", "к": "г"}.get(word[-1])
        return kyrgyz_join(word[:-1] + voiced if voiced else word, "I")

    @staticmethod
    def decline(word, case, possessed):
        if possessed:
            suffix = dict(zip(CASES, ("", "нIн", "нA", "н", "нAн", "нDA")))[case]
        else:
            suffix = dict(zip(CASES, ("", "NIн", "GA", "NI", "DAн", "DA")))[case]
        return kyrgyz_join(word, suffix) if suffix else word

    def form(self, number, case):
        return self.forms[number, case]


class English:
    """A noun: singular and plural; with case "gen" the possessive."""

    def __init__(self, text):
        word, _, plural = text.partition("/")
        if not plural:
            last = word[-1]
            if last == "y" and word[-2] not in "aeiou":
                plural = word[:-1] + "ies"
            else:
                plural = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
        self.forms = {"sg": word, "pl": plural}

    def form(self, number, case):
        word = self.forms[number]
        if case != "poss":
            return word
        return word + ("’" if word.endswith("s") else "’s")
