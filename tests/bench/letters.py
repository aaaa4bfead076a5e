#!/usr/bin/env python3
"""Makes the table by which `tilmech check` tells Russian words from Kyrgyz ones by their letters
(generator/text/letter_odds.cpp), from the texts of a site in both languages.

usage: letters.py CONTENT_FOLDER            prints the table
       letters.py CONTENT_FOLDER --measure  makes it from every second text, tries it on the others
"""
import math
import re
import sys
from collections import Counter
from pathlib import Path

TRIGRAMS = 600
FOLD = str.maketrans("ёңөү", "еноу")


def text_of(path):
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    text = re.sub(r"```.*?```|`[^`]*`|\{lang=\w+\}", " ", text, flags=re.S)
    return re.sub(r"\]\([^)]*\)", "]", text)


def texts(folder, lang):
    return [text_of(path) for path in sorted(Path(folder).rglob(f"*.{lang}.md"))]


def words(text):
    return re.findall(r"[а-яёңөү]+", text, re.I)


def trigrams(word):
    word = "^" + word.lower().translate(FOLD) + "$"
    return [word[i:i + 3] for i in range(len(word) - 2)]


def learn(texts_of):
    """trigram -> -4 (Russian) ... 4 (Kyrgyz): the logarithm of how much oftener one has it."""
    counts = {}
    for lang in ("ru", "ky"):
        vocabulary = Counter(w.lower() for text in texts_of[lang] for w in words(text))
        counts[lang] = Counter()
        for word, count in vocabulary.items():
            for trigram in trigrams(word):
                counts[lang][trigram] += math.sqrt(count)
    ru, ky = counts["ru"], counts["ky"]
    sums = sum(ru.values()), sum(ky.values())
    odds = {}
    for trigram in sorted(ru.keys() | ky.keys()):
        seen = ru[trigram] + ky[trigram]
        value = math.log((ky[trigram] + 1) / sums[1]) - math.log((ru[trigram] + 1) / sums[0])
        if seen >= 6 and abs(value) >= 1:
            odds[trigram] = (abs(value) * math.sqrt(seen), max(-4, min(4, round(value))))
    best = sorted(odds, key=lambda t: (-odds[t][0], t))[:TRIGRAMS]
    return {trigram: odds[trigram][1] for trigram in best}


def score(text, odds):
    """Points a word: positive for Kyrgyz."""
    sums = []
    for word in words(text):
        points = sum(odds.get(t, 0) for t in trigrams(word))
        points += 3 * bool(re.search("[ңөү]", word, re.I))
        points = max(-4, min(4, points))
        sums.append(points / 2 if word[0].isupper() else points)
    return sum(sums) / max(1, len(sums))


def measure(folder):
    halves = [{lang: texts(folder, lang)[i::2] for lang in ("ru", "ky")} for i in (0, 1)]
    odds = learn(halves[0])
    for lang, sign in (("ru", -1), ("ky", 1)):
        sentences = [s for t in halves[1][lang] for s in re.split(r"(?<=[.!?:;])\s+|\n\n", t)]
        for least, most in ((3, 7), (8, 14), (15, 999)):
            scores = sorted(sign * score(s, odds) for s in sentences
                            if least <= len(words(s)) <= most)
            wrong = sum(value < 0 for value in scores)
            print(f"{lang}, {least}-{most} words: {len(scores)} sentences, {wrong} taken for the "
                  f"other language, {sum(value < .8 for value in scores)} below .8 points a word")


def main():
    if "--measure" in sys.argv:
        measure(sys.argv[1])
        return
    odds = learn({lang: texts(sys.argv[1], lang) for lang in ("ru", "ky")})
    for value in sorted(set(odds.values())):
        print(value, " ".join(sorted(t for t in odds if odds[t] == value)))


main()
