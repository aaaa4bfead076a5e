#!/usr/bin/env python3
"""Writes Kyrgyz forms out of lemmas by the rules of the language.

usage: paradigms.py nouns|verbs|chains LIST...
LIST   lemmas of one kind, divided by white space; verbs as stems (`башта`, `жаз`)
Prints form<TAB>lemma<TAB>pos. `nouns` and `verbs` give whole paradigms as a grammar has them;
`chains` gives every combination of a plural, a possessive, a case and what may follow them, and of
voice, negation and tense: the words on which the two stemmers are compared.

It knows nothing of the stemmer: it writes real letters with harmony, the stemmer reads folded ones
without. In suffixes A and I are the open and the close vowel, U the long one of verbal nouns, and
D, L, N, G, B the consonants that assimilate; (x) stands after a consonant only, [x] after a vowel
only.
"""
import re
import sys

VOWELS = 'аеёиоуыэюяөү'
VOICELESS = 'кпстфхцчшщ'
OPEN = dict(zip('аыуюяоёеэиөү', 'аааааооеееөө'))
CLOSE = dict(zip('аыуюяоёеэиөү', 'ыыууыууиииүү'))
# Words that lose their last vowel before a vowel.
SYNCOPE = {'мурун': 'мурд', 'орун': 'орд', 'моюн': 'мойн', 'убакыт': 'убакт'}

NOMINAL_CASES = ['', 'NIн', 'GA', 'NI', 'DA', 'DAн']
THIRD_CASES = ['', 'нIн', 'нA', 'н', 'нDA', 'нAн']
POSSESSIVES = ['(I)м', '(I)ң', '(I)бIз', '(I)ңIз']
VERB_ENDINGS = (
    # past, person by person
    ['DI', 'DIм', 'DIң', 'DIңIз', 'DIк', 'DIңAр', 'DIңIздAр']
    # present
    + ['@т', '@м', '@сIң', '@сIз', '@бIз', '@сIңAр', '@сIздAр']
    # past of participle, unwitnessed past
    + ['GAн', 'GAнмIн', 'GAнсIң', 'GAнсIз', 'GAнбIз', '(I)п', '(I)птIр']
    # condition, wish, command
    + ['сA', 'сAм', 'сAң', 'сAк', 'сAңIз', '', '(I)ңIз', 'сIн', 'GIн', '@йIн']
    # participles, converbs, verbal nouns
    + ['GAндA', 'GAндAн', 'GAнDI', 'GAны', 'GAнIн', 'GAнIнA', 'GAндAр', 'GAндIк', 'GAндIктAн']
    + ['GIчA', 'GAнчA', 'U', 'UнIн', 'UGA', 'UнI', 'UDA', 'UDAн', 'UсI', 'UсIн', 'мAкчI', '(A)р'])
NEGATIVE = ['BAйт', 'BAйм', 'BAйсIң', 'BAйбIз', 'BADI', 'BADIм', 'BADIк', 'BAGAн', 'BAй', 'BAс',
            'BAсA', 'BAGIлA', 'BAсIн', 'BAсDAн', 'BAGAндA', 'BAGAнIн']


def last_vowel(text):
    return next((c for c in reversed(text) if c in VOWELS), 'а')


def join(stem, suffix):
    """The stem with the suffix, both changed where they meet."""
    suffix = suffix.replace('GAны', 'GAнI')
    out = stem
    ends_open = stem[-1] in VOWELS
    if suffix.startswith('@'):  # present: -а after a consonant, -й after a vowel
        suffix = ('й' if ends_open else 'A') + suffix[1:]
        if suffix.startswith('йй'):
            suffix = suffix[1:]
        if suffix.startswith('йIн'):
            suffix = 'йIн'
    i = 0
    while i < len(suffix):
        c = suffix[i]
        vowel = last_vowel(out)
        if c in '([':
            close = suffix.index(')' if c == '(' else ']', i)
            wanted = (c == '(') != (out[-1] in VOWELS)
            if wanted:
                out = add(out, suffix[i + 1:close])
            i = close + 1
            continue
        if c == 'U':
            if out[-1] in 'аеёоөя':
                long = {'е': 'өө', 'ө': 'өө', 'ё': 'ёо', 'я': 'ёо'}.get(out[-1], 'оо')
                out = out[:-1] + long
            else:
                long = 'уу' if CLOSE[vowel] in 'ыу' else 'үү'
                out = out[:-1] + long if out[-1] in 'ыиуү' else add(out, long)
        else:
            out = add(out, c)
        i += 1
    return out


def add(out, c):
    """One letter, or a long vowel, after `out`."""
    vowel = last_vowel(out)
    if c in 'AI':
        c = (OPEN if c == 'A' else CLOSE)[vowel]
    elif c in 'DLNGB':
        hard = out[-1] in VOICELESS
        weak = out[-1] in VOWELS
        c = {'D': 'дт', 'G': 'гк', 'B': 'бп'}.get(c, c)
        if c == 'L':
            c = 'т' if hard else 'л' if weak or out[-1] in 'йр' else 'д'
        elif c == 'N':
            c = 'т' if hard else 'н' if weak else 'д'
        else:
            c = c[1] if hard else c[0]
    if c[0] in VOWELS and out[-1] not in VOWELS:
        if out in SYNCOPE:
            out = SYNCOPE[out]
        elif len(out) > 1 and out[-2] in VOWELS and out[-1] in 'пк':
            out = out[:-1] + {'п': 'б', 'к': 'г'}[out[-1]]
        if out[-1] == 'й' and c[0] in 'аоөуүе':
            joined = {'а': 'я', 'о': 'ё', 'ө': 'йө', 'у': 'ю', 'ү': 'йү', 'е': 'е'}
            return out[:-1] + joined[c[0]] + c[1:]
    if c[0] in 'ыиуү' and out[-1] == 'ь':
        out = out[:-1]
    return out + c


def noun_forms(lemma):
    for base in (lemma, join(lemma, 'LAр')):
        for case in NOMINAL_CASES:
            yield join(base, case)
        third = join(base, '[с]I')
        for case in THIRD_CASES:
            yield join(third, case)
        yield join(join(base, 'DA'), 'гI')
        yield join(join(third, 'нDA'), 'гI')
        for possessive in POSSESSIVES[2:]:
            for case in NOMINAL_CASES[:3]:
                yield join(join(base, possessive), case)
    for possessive in POSSESSIVES[:2]:
        yield join(join(lemma, 'LAр'), possessive)


def verb_forms(stem):
    for ending in VERB_ENDINGS + NEGATIVE:
        yield join(stem, ending)


def chains(lemma, verb):
    stems = [lemma]
    if verb:
        passive = join(lemma, 'л' if lemma[-1] in VOWELS else 'Iн' if lemma[-1] == 'л' else 'Iл')
        causative = join(lemma, 'т' if lemma[-1] in VOWELS else 'DIр')
        stems += [passive, join(lemma, '(I)ш'), causative]
        for stem in stems:
            yield from verb_forms(stem)
        stems = [join(stem, 'U') for stem in stems] + [join(stem, 'GAн') for stem in stems]
    else:
        stems += [join(lemma, suffix) for suffix in ('LIк', 'LU', 'сIз', 'чI', 'DAй', 'чA')]
    for stem in stems:
        yield from noun_forms(stem)
        yield join(stem, 'NIкI')
        yield join(join(join(stem, 'DA'), 'гI'), 'LAр')


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ('nouns', 'verbs', 'chains'):
        sys.exit(__doc__)
    kind = sys.argv[1]
    for name in sys.argv[2:]:
        verb = 'verbs' in name
        with open(name, encoding='utf-8') as file:
            lemmas = re.sub(r'#.*', '', file.read()).split()
        for lemma in lemmas:
            if kind == 'chains':
                forms = chains(lemma, verb)
            else:
                forms = verb_forms(lemma) if kind == 'verbs' else noun_forms(lemma)
            for form in dict.fromkeys(forms):
                print(form, lemma, 'VERB' if verb else 'NOUN', sep='\t')


if __name__ == '__main__':
    main()
