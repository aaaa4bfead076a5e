#!/usr/bin/env python3
"""Makes sets for the alignment benchmark from a bilingual text that was copied out of a PDF.

usage: make_sections.py TEXT SPLIT_LINE OUT_DIR [--leave-out SET.jsonl]

TEXT        the text, one language first, then the other; every line of the PDF is a line
SPLIT_LINE  the first line of the second language
OUT_DIR     receives plain-A.jsonl, plain-B.jsonl and stress-{light,medium,heavy}-{A,B}.jsonl:
            half A of the sections is for tuning, half B for testing
--leave-out sections that another set already has

Lines become paragraphs again where the next word would have fitted into a line that ends a
sentence, at list marks and at headings. A section is kept when the paragraphs of both languages
correspond one to one (TWICE: one to two) and their lengths fit. The stress sets delete, join, split
and exchange paragraphs of such sections with a seeded random, and know what they did.
"""
import argparse, json, os, random, re

WIDTH = 70  # letters of a full line
HEADING = re.compile(r'^(\d+(?:\.\d+)+\.?|\d+\.)\s+\D')
# Sections of the 2014 programme in which the lines make more paragraphs in Kyrgyz than in Russian:
# which Russian paragraph corresponds to two Kyrgyz ones (read by hand).
TWICE = {'1.2': [1], '2.4': [3, 6], '2.5': [0, 7], '4.3.3': [8], '4.3.5': [0, 13]}
# How often a row is deleted on one side, joined with the next, split, exchanged with the next.
RATES = {'light': (.08, .03, .02, .04),
         'medium': (.07, .05, .02, .10),
         'heavy': (.18, .10, .02, .10)}


def paragraphs(lines):
    """Yields ('heading', number, '') and ('text', '', paragraph)."""
    out, last_length = [], 0
    for line in lines:
        line = line.strip('\f').rstrip()
        words = line.split()
        if not words or re.fullmatch(r'\d{1,3}', line.strip()):
            continue
        text = ' '.join(words)
        heading = HEADING.match(text)
        bullet = re.match(r'^[-–•]\s+', text)
        fits = last_length + 1 + len(words[0]) <= WIDTH
        ends = bool(out) and re.search(r'[.;:!?]$', out[-1][2]) is not None
        if heading:
            out.append(('heading', heading.group(1).rstrip('.'), text))
        elif bullet:
            out.append(('text', '', text[bullet.end():]))
        elif not out or out[-1][0] == 'heading' and fits or (ends and fits):
            out.append(('text', '', text))
        else:
            joined = out[-1][2] + ' ' + text
            out[-1] = (out[-1][0], out[-1][1], joined)
        last_length = len(text)
    return out


def sections(lines):
    found, number = {}, None
    for kind, own, text in paragraphs(lines):
        if kind == 'heading':
            number = own if own not in found else None
            if number:
                found[number] = []
        elif number:
            found[number].append(text)
    return {number: blocks for number, blocks in found.items() if blocks}


def plain_rows(number, left, right):
    """The rows of a section as it is, or None when the languages do not fit each other."""
    rows, at = [], 0
    for i, text in enumerate(left):
        count = 2 if i in TWICE.get(number, []) else 1
        other = right[at:at + count]
        lengths = len(text), sum(map(len, other))
        if len(other) < count or not (.45 < lengths[1] / lengths[0] < 1.9
                                      or abs(lengths[0] - lengths[1]) < 25):
            return None
        rows.append(([text], other))
        at += count
    leftover = sum(map(len, right[at:]))
    return rows if len(rows) >= 3 and leftover < 100 else None


def sentence_cuts(text):
    return [m.end() for m in re.finditer(r'[.!?;](?=\s+\w)', text)
            if m.end() > 20 and len(text) - m.end() > 20]


def edited(rows, rates, rnd):
    """Deletes, joins and splits rows of one block a side."""
    delete, join, split, _ = rates
    out, i = [], 0
    while i < len(rows):
        a, b = rows[i]
        x = rnd.random() if len(b) == 1 else 1
        follows = i + 1 < len(rows) and len(rows[i + 1][1]) == 1
        if x < delete:
            out.append(([], b) if rnd.random() < .2 else (a, []))
        elif x < delete + join and follows:
            out.append((a + rows[i + 1][0], [b[0] + ' ' + rows[i + 1][1][0]]))
            i += 1
        elif x < delete + join + split and sentence_cuts(b[0]):
            at = rnd.choice(sentence_cuts(b[0]))
            out.append((a, [b[0][:at], b[0][at:].strip()]))
        else:
            out.append((a, b))
        i += 1
    return out


def record(section, rows, swap=0, rnd=None):
    """Exchanges neighbours in the second language; returns the section and its gold rows."""
    order, i = list(range(len(rows))), 0
    while i + 1 < len(order):
        if all(rows[k][0] and rows[k][1] for k in (i, i + 1)) and swap and rnd.random() < swap:
            order[i], order[i + 1] = order[i + 1], order[i]
            i += 1
        i += 1
    out, places = {'section': section, 'ru': [], 'ky': [], 'gold': []}, {}
    for k in order:
        places[k] = list(range(len(out['ky']), len(out['ky']) + len(rows[k][1])))
        out['ky'] += rows[k][1]
    for k, (a, _) in enumerate(rows):
        out['gold'].append([list(range(len(out['ru']), len(out['ru']) + len(a))), places[k]])
        out['ru'] += a
    return out


def write(path, records):
    with open(path, 'w', encoding='utf-8') as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + '\n')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('text')
    parser.add_argument('split_line', type=int)
    parser.add_argument('out')
    parser.add_argument('--leave-out')
    arguments = parser.parse_args()
    lines = open(arguments.text, encoding='utf-8').read().split('\n')
    ru, ky = sections(lines[:arguments.split_line - 1]), sections(lines[arguments.split_line - 1:])
    left_out = set()
    if arguments.leave_out:
        with open(arguments.leave_out, encoding='utf-8') as file:
            left_out = {json.loads(line)['section'] for line in file}
    kept = {}
    for number in ru:
        if number not in ky or number in left_out:
            continue
        rows = plain_rows(number, ru[number], ky[number])
        print(f'{number}: {len(ru[number])} and {len(ky[number])} paragraphs'
              + ('' if rows else ', not used'))
        if rows:
            kept[number] = rows
    os.makedirs(arguments.out, exist_ok=True)
    for half, numbers in (('A', list(kept)[0::2]), ('B', list(kept)[1::2])):
        write(os.path.join(arguments.out, f'plain-{half}.jsonl'),
              [record(number, kept[number]) for number in numbers])
        for name, rates in RATES.items():
            rnd = random.Random(f'{name}{half}')
            records = [record(number, edited(kept[number], rates, rnd), rates[3], rnd)
                       for _ in range(5) for number in numbers]
            write(os.path.join(arguments.out, f'stress-{name}-{half}.jsonl'), records)


main()
