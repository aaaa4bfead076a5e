"""Mistakes as editors and translators make them, put into the lines of one language's file of a
document at seeded random places: what check_test.py expects `tilmech check` to report.
"""
import re

ANTONYMS = [('ru', r'\bнезаконн(ый|ого|ому|ым|ом) (оборот)', r'законн\1 \2'),
            ('ru', r'\bзаконн(ый|ого|ому|ым|ом) (оборот)', r'незаконн\1 \2'),
            ('ky', r'\bмыйзамсыз (жүгүртүү|жүгүртүл)', r'мыйзамдуу \1'),
            ('ky', r'\bмыйзамдуу (жүгүртүү|жүгүртүл)', r'мыйзамсыз \1'),
            ('en', r'\billicit (trad|traffick)', r'licit \1'),
            ('en', r'\blicit (trad|traffick)', r'illicit \1')]


def paragraphs(lines):
    """(first, last) of plain paragraphs of several sentences, as indices of lines."""
    start, fences, is_code = None, 0, False
    for i, line in enumerate(lines + ['']):
        if line == '---' and fences < 2:
            fences += 1
            continue
        is_code ^= line.startswith('```')
        plain = (fences == 2 and line and not is_code
                 and not re.match(r'\s|#|- |\||\[\^|>|```|\d+\. ', line))
        if plain and start is None:
            start = i
        elif not plain and start is not None:
            if not line:
                yield start, i
            start = None


def sentences(text):
    """Spans of the sentences that end in a full stop before a capital letter or the end."""
    ends = [m.end() for m in re.finditer(r'[а-яёңөүa-z»)\]]\.(?=\s+[А-ЯЁҢӨҮA-Z«“]|$)', text)]
    return list(zip([0] + [e + 1 for e in ends[:-1]], ends))


class Mistakes:
    """Makes mistakes in the lines of one file. Each returns (ids, lines where it may be reported)
    or None where the file has no place for it; lines count from 1."""

    def __init__(self, rng, versions, glossary):
        self.rng, self.versions, self.glossary = rng, versions, glossary

    def body(self, lang):
        """Indices of the lines below the front matter that are no code and no heading."""
        lines, fences, is_code = self.versions[lang], 0, False
        for i, line in enumerate(lines):
            if line == '---' and fences < 2:
                fences += 1
                continue
            is_code ^= line.startswith('```')
            if fences == 2 and not is_code and not line.startswith(('#', '```')):
                yield i

    def change(self, lang, pattern, new, ids, keep=None):
        """What one match of `pattern` is becomes `new(match)`; matches for which `keep(line,
        match)` holds stay."""
        lines = self.versions[lang]
        spots = [(i, m) for i in self.body(lang) for m in re.finditer(pattern, lines[i])
                 if not (keep and keep(lines[i], m))]
        if not spots:
            return None
        i, m = self.rng.choice(spots)
        lines[i] = lines[i][:m.start()] + new(m) + lines[i][m.end():]
        return ids, {i + 1}

    def sentence(self, lang):
        lines = self.versions[lang]
        spots = []
        for first, last in paragraphs(lines):
            text = '\n'.join(lines[first:last])
            spans = sentences(text)
            for begin, end in spans if len(spans) > 1 else []:
                if end - begin > 50:
                    spots.append((first, last, text, begin, end))
        if not spots:
            return None
        first, last, text, begin, end = self.rng.choice(spots)
        left = text[:begin].rstrip('\n ')
        right = text[end:].lstrip('\n ')
        lines[first:last] = (left + ('\n' if left and right else '') + right).split('\n')
        at = first + 1 + left.count('\n')
        ids = {'sentence-missing', 'sentence-extra', 'number-differs', 'block-missing',
               'block-extra'}
        return ids, {first + 1, at, at + 1}

    def year(self, lang):
        lines = self.versions[lang]
        body = [i for i in range(len(lines)) if lines[:i].count('---') >= 2]
        spots = [(i, m) for i in body for m in re.finditer(r'\b(19|20)\d\d\b', lines[i])
                 if not re.search(r'[/#(]\S*$', lines[i][:m.start()])]
        if not spots:
            return None
        i, m = self.rng.choice(spots)
        year = int(m[0]) + self.rng.choice([-1, 1, 10])
        lines[i] = lines[i][:m.start()] + str(year) + lines[i][m.end():]
        return {'number-differs'}, {i + 1}

    def term(self, lang):
        """Another term of the glossary stands in a term's place."""
        lines = self.versions[lang]
        spots = []
        for first, last in paragraphs(lines):
            text = '\n'.join(lines[first:last])
            for key, (_, names) in self.glossary[lang].items():
                hits = [name for name in names for _ in re.findall(rf'\b{re.escape(name)}', text)]
                # The whole word goes, with its ending.
                word = rf'^([^`\n]*\b){re.escape(hits[0])}\w*([^`\n]*)$' if hits else ''
                found = hits and re.search(word, text, re.M)
                # Addresses hold no terms.
                if found and re.search(r'\]\([^)\s]*$', found[1]):
                    continue
                if len(hits) == 1 and len(hits[0]) > 5 and found:
                    spots.append((first, last, key, found))
        if not spots:
            return None
        first, last, key, found = self.rng.choice(spots)
        line = first + found.string[:found.start()].count('\n')
        words = set(found[0].casefold().split())
        others = [term for other, (term, _) in self.glossary[lang].items()
                  if other != key and not words & set(term.casefold().split())]
        lines[line] = found[1] + self.rng.choice(others) + found[2]
        ids = {'term-missing', 'term-extra', 'polarity-differs', 'name-differs', 'number-differs'}
        return ids, set(range(first + 1, last + 1))

    def antonym(self, lang):
        lines = self.versions[lang]
        body = [i for i in range(len(lines)) if lines[:i].count('---') >= 2]
        spots = [(i, m, new) for own, old, new in ANTONYMS if own == lang
                 for i in body for m in re.finditer(old, lines[i])]
        if not spots:
            return None
        i, m, new = self.rng.choice(spots)
        lines[i] = lines[i][:m.start()] + m.expand(new) + lines[i][m.end():]
        return {'polarity-differs'}, {i + 1}

    def untranslated(self, lang):
        """A paragraph of one language stands in another's file."""
        other = self.rng.choice([l for l in self.versions if l != lang])
        lines, theirs = self.versions[lang], self.versions[other]
        spots, there = list(paragraphs(lines)), list(paragraphs(theirs))
        if not spots or len(spots) != len(there):
            return None
        # What is marked as another language's is none of the file's.
        both = [(s, t) for s, t in zip(spots, there)
                if not any('{lang=' in line for line in lines[slice(*s)] + theirs[slice(*t)])]
        (first, last), (a, b) = self.rng.choice(both)
        lines[first:last] = theirs[a:b]
        return {'untranslated', 'wrong-language'}, {first + 1}

    def paragraph(self, lang):
        """A paragraph is gone: reported at its counterpart, or in its place; where it was all that
        its section had, the section is reported."""
        lines = self.versions[lang]
        spots = list(paragraphs(lines))
        if len(spots) < 3:
            return None
        first, last = self.rng.choice(spots)
        del lines[first:last + 1]
        return {'block-missing', 'block-extra', 'section-missing', 'section-extra'}, None

    def number(self, lang):
        """A digit of a number is another one."""
        def other(m):
            at = self.rng.randrange(len(m[0]))
            digits = [d for d in '123456789' if d != m[0][at]]
            return m[0][:at] + self.rng.choice(digits) + m[0][at + 1:]
        return self.change(lang, r'(?<![\w./#^-])(?<!^)\d{1,3}(?![\w]*[/.@\])]\w)', other,
                           {'number-differs', 'number-ambiguous', 'section-number-differs'},
                           in_address)

    def scale(self, lang):
        """Thousands become millions, or the other way round."""
        words = {'тысяч': 'миллионов', 'тыс.': 'млн', 'млн': 'тыс.', 'миң': 'миллион',
                 'миллион': 'миң', 'thousand': 'million', 'million': 'thousand'}
        pattern = r'(?<=\d)([  ])(' + '|'.join(map(re.escape, words)) + r')'
        return self.change(lang, pattern, lambda m: m[1] + words[m[2]], {'number-differs'})

    def unit(self, lang):
        """Kilograms become tonnes, som become euro."""
        words = {'кг': 'т', 'килограмм': 'тонн', 'тонн': 'килограмм', 'грамм': 'килограмм',
                 'kg': 't', 'kilogram': 'tonne', 'tonne': 'kilogram', 'сом': 'евро',
                 'som': 'euro', 'евро': 'сом', 'euro': 'som', '%': 'кг', 'км': 'м', 'km': 'm'}
        pattern = r'(?<![^\W\d])(' + '|'.join(map(re.escape, words)) + r')(?![^\W\d])'
        return self.change(lang, pattern, lambda m: words[m[1]], {'number-differs'},
                           lambda line, m: not re.search(r'\d( (млн|миң|тысяч|million))? ?$',
                                                         line[:m.start()]))

    def item(self, lang):
        """An item of a list is gone."""
        lines = self.versions[lang]
        spots = []
        for i in self.body(lang):
            if not re.match(r'(- |\d+\. )', lines[i]):
                continue
            last = i + 1
            while last < len(lines) and lines[last].startswith('  '):
                last += 1
            beside = lines[i - 1:i] + lines[last:last + 1]
            if any(re.match(r'(- |\d+\. |  )', line) for line in beside):
                spots.append((i, last))
        if not spots:
            return None
        first, last = self.rng.choice(spots)
        del lines[first:last]
        return {'block-missing', 'block-extra', 'number-differs'}, None

    def doubled(self, lang):
        """A paragraph stands twice."""
        lines = self.versions[lang]
        spots = list(paragraphs(lines))
        if not spots:
            return None
        first, last = self.rng.choice(spots)
        lines[last:last] = [''] + lines[first:last]
        size = last - first
        return ({'block-extra', 'block-missing', 'sentence-extra', 'sentence-missing'},
                {first + 1, last + 2, last, last + 1 + size})

    def name(self, lang):
        """A person has another surname."""
        names = {'ky': ('Сыдыков', 'Бекова'), 'ru': ('Сыдыков', 'Бекова'),
                 'en': ('Sydykov', 'Bekova')}[lang]
        pattern = (r'(?<=[а-яёңөүa-z] )[А-ЯЁҢӨҮA-Z][а-яёңөүa-z]{2,}(?:ов|ев|ёв|ov|ev)(а|a)?'
                   r'(?=\b|дун|нын|дин|го|у\b|ой\b|ым\b)')
        return self.change(lang, pattern, lambda m: names[1 if m[1] else 0], {'name-differs'},
                           lambda line, m: m[0] in ('Министров', 'Штатов', 'Нидерландов'))

    def mail(self, lang):
        return self.change(lang, r'\b\w[\w.-]*@', lambda m: 'x' + m[0], {'email-differs'})

    def link(self, lang):
        """A link is plain text: reported where it would stand, as far in as in the other text."""
        changed = self.change(lang, r'(?<!!)\[([^\]^]+)\]\([^)\s]+\)', lambda m: m[1],
                              {'link-differs'}, in_address)
        return changed and (changed[0], {line + i for line in changed[1] for i in (-1, 0, 1)})

    def note(self, lang):
        """The mark of a footnote is gone."""
        return self.change(lang, r'\[\^\w+\](?!:)', lambda m: '',
                           {'footnote-differs', 'footnote-unused'}, in_address)

    def phrase(self, lang):
        """A sentence of the source, its letters made Kyrgyz here and there."""
        if lang != 'ky' or 'ru' not in self.versions:
            return None
        lines = self.versions[lang]
        spots, there = list(paragraphs(lines)), list(paragraphs(self.versions['ru']))
        if not spots or len(spots) != len(there):
            return None
        at = self.rng.randrange(len(spots))
        text = '\n'.join(self.versions['ru'][slice(*there[at])])
        text = ''.join({'у': 'ү', 'о': 'ө', 'н': 'ң'}.get(c, c)
                       if self.rng.random() < .1 else c for c in text)
        lines[slice(*spots[at])] = text.split('\n')
        if '{lang=' in ''.join(lines[spots[at][0]:spots[at][1] + 1] + text.split('\n')):
            return None
        return {'untranslated', 'wrong-language'}, {spots[at][0] + 1}

    def look_alike(self, lang):
        """A letter is of the other alphabet."""
        pairs = dict(zip('аеорсух', 'aeopcyx'))
        if lang == 'en':
            pairs = {b: a for a, b in pairs.items()}
        word = r'(?<=[a-z])[aeopcyx](?=[a-z])' if lang == 'en' else r'(?<=[а-я])[аеорсух](?=[а-я])'
        return self.change(lang, word, lambda m: pairs[m[0]], {'mixed-script-word'}, in_address)


def in_address(line, match):
    """Whether a match stands in the address of a link or in code."""
    return (re.search(r'(\]\([^)]*|<?https?://\S*|\S+@\S*)$', line[:match.start()]) is not None
            or line[:match.start()].count('`') % 2 == 1)
