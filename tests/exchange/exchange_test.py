#!/usr/bin/env python3
"""The project's own glossary out and in again: formats that other programs read, nothing lost.

usage: exchange_test.py TILMECH PROJECT_ROOT
"""
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TILMECH = Path(sys.argv[1]).resolve()
ROOT = Path(sys.argv[2]).resolve()
HERE = Path(__file__).resolve().parent
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def run(*args, **more):
    return subprocess.run([TILMECH, *map(str, args)], capture_output=True, text=True, **more)


def need(program, package):
    """A test that other programs take part in fails without them, and says what to install."""
    if shutil.which(program) is None:
        raise AssertionError(f'{program} is missing; next: apt-get install {package}')


OMEGAT_PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>RU</source_lang><target_lang>KY</target_lang><sentence_seg>true</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""
# Without its window OmegaT opens no glossary by itself, but a script in it can call its readers.
OMEGAT_SCRIPT = """import org.omegat.gui.glossary.*
def file = new File(System.getenv('GLOSSARY'))
def entries = file.name.endsWith('.tbx') ? GlossaryReaderTBX.read(file, false)
                                         : GlossaryReaderTSV.read(file, false)
new File(System.getenv('FOUND')).withWriter('UTF-8') { out ->
  entries.each { out.println([it.srcText, it.locText].join('\\t')) }
}
"""


class Exchange(unittest.TestCase):
    def setUp(self):
        self.tmp = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.tmp, ignore_errors=True)

    def export(self, kind, root=ROOT, *more):
        path = self.tmp / f'{root.name}.{kind}'
        result = run('export', kind, '--root', root, '--out', path, *more)
        self.assertEqual(result.returncode, 0, result.stderr)
        return path

    def bare(self, name='bare'):
        """A root without a glossary."""
        root = self.tmp / name
        shutil.copytree(ROOT / 'site', root / 'site', ignore=shutil.ignore_patterns('node_modules'))
        (root / 'content/glossary').mkdir(parents=True)
        return root

    def check_there_and_back(self, kind, file_name):
        root = self.bare()
        path = self.tmp / file_name
        shutil.copy(self.export(kind), path)
        result = run('import', path, '--root', root)
        self.assertEqual(result.returncode, 0, result.stderr)
        written = list((root / 'content/glossary').iterdir())
        self.assertEqual(len(written), len(list((ROOT / 'content/glossary').iterdir())))
        self.assertEqual(json.loads(self.export('json').read_text())['concepts'],
                         json.loads(self.export('json', root).read_text())['concepts'])
        again = run('import', path, '--root', root)
        self.assertIn('0 files written', again.stderr)
        self.assertNotIn('import-differs', again.stderr)

    def test_csv_comes_back_without_loss(self):
        self.check_there_and_back('csv', 'terms.csv')

    def test_tbx_comes_back_without_loss(self):
        self.check_there_and_back('tbx', 'terms.tbx')

    def test_tbx2_comes_back_without_loss(self):
        self.check_there_and_back('tbx2', 'terms.xml')

    def test_what_is_there_is_never_overwritten_but_reported(self):
        root = self.bare()
        shutil.copytree(ROOT / 'content/glossary', root / 'content/glossary', dirs_exist_ok=True)
        path = self.export('csv', root)
        rows = list(csv.reader(io.StringIO(path.read_text(encoding='utf-8-sig'))))
        column = rows[0].index('definition:ru')
        hiv = next(row for row in rows if row[0] == 'hiv')
        hiv[column] = 'Другое определение.'
        new = ['' for _ in rows[0]]
        new[0], new[rows[0].index('term:ru')] = 'new-concept', 'новое понятие'
        rows.append(new)
        changed = self.tmp / 'changed.csv'
        with changed.open('w', encoding='utf-8', newline='') as out:
            csv.writer(out, delimiter=';').writerows(rows)
        before = (root / 'content/glossary/hiv.ru.md').read_bytes()
        result = run('import', changed, '--root', root)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((root / 'content/glossary/hiv.ru.md').read_bytes(), before)
        self.assertRegex(result.stderr, r'hiv\.ru\.md: warning: import-differs: .*definition')
        self.assertIn('1 files written', result.stderr)
        text = (root / 'content/glossary/new-concept.ru.md').read_text(encoding='utf-8')
        self.assertIn('term: новое понятие\n', text)

    def test_marks_lists_and_odd_signs_survive(self):
        root = self.bare()
        (root / 'content/glossary/odd.ru.md').write_text(
            '---\nterm: "точка; \\"с запятой\\", и \\\\"\nvariants: ["a; b", "c, d"]\n'
            'used_from: 2010-01-02\nforeign: [foo; bar, baz]\n---\n'
            'Это *важно*, **очень**, [см.](glossary/odd) и `код`; 2 < 3 * 4_5.\n\n'
            '- один\n- два\n\n1. раз\n\nABC [drugs]{lang=en}.\n', encoding='utf-8')
        (root / 'content/glossary/odd.ky.md').write_text('---\nterm: чекит\n---\nЧекит.\n',
                                                         encoding='utf-8')
        first = self.export('json', root).read_text()
        for kind, suffix in (('csv', 'csv'), ('tbx', 'tbx'), ('tbx2', 'xml')):
            path = self.tmp / f'odd.{suffix}'
            shutil.copy(self.export(kind, root), path)
            other = self.bare(f'other-{kind}')
            self.assertEqual(run('import', path, '--root', other).returncode, 0)
            self.assertEqual(json.loads(first)['concepts'],
                             json.loads(self.export('json', other).read_text())['concepts'], kind)

    def test_files_that_are_no_term_base_are_refused(self):
        root = self.bare()
        bombs = {'a.tbx': '<!DOCTYPE x [<!ENTITY a "b">]><tbx>&a;</tbx>', 'b.tbx': '<tbx',
                 'c.csv': 'key,"x', 'd.tbx': '<tbx><text><body/></text></tbx>', 'e.csv': ''}
        for name, text in bombs.items():
            (self.tmp / name).write_text(text)
            result = run('import', self.tmp / name, '--root', root)
            self.assertEqual(result.returncode, 1, name)
            self.assertIn('import-unreadable', result.stderr)
        (self.tmp / 'f.csv').write_text('key,term:ru\n../../evil,x\n')
        self.assertIn('import-bad-key', run('import', self.tmp / 'f.csv', '--root', root).stderr)
        self.assertEqual(list((root / 'content/glossary').iterdir()), [])

    def test_csv_is_made_for_spreadsheets(self):
        data = self.export('csv').read_bytes()
        self.assertTrue(data.startswith(b'\xef\xbb\xbf'))
        rows = list(csv.DictReader(io.StringIO(data.decode('utf-8-sig'))))
        hiv = next(row for row in rows if row['key'] == 'hiv')
        self.assertEqual((hiv['abbreviation:ky'], hiv['abbreviation:ru']), ('АИВ', 'ВИЧ'))

    def test_tbx_is_valid(self):
        need('jing', 'jing default-jre-headless')
        schema = HERE / 'tbx-basic-dct.rng'
        path = self.export('tbx')
        result = subprocess.run(['jing', schema, path], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout)
        path.write_text(path.read_text().replace('preferredTerm', 'bestTerm', 1))
        result = subprocess.run(['jing', schema, path], capture_output=True)
        self.assertNotEqual(result.returncode, 0)

    def test_tbx2_opens_in_translate_toolkit(self):
        need('/usr/bin/python3', 'python3-translate')  # Debian's own, whichever runs this
        script = ('import sys; from translate.storage import tbx; '
                  'units = tbx.tbxfile.parsefile(sys.argv[1]).units; '
                  'print(len(units), all(u.source and u.target for u in units))')
        result = subprocess.run(['/usr/bin/python3', '-c', script, self.export('tbx2')],
                                capture_output=True, text=True)
        count = len(json.loads(self.export('json').read_text())['concepts'])
        self.assertEqual(result.stdout, f'{count} True\n', result.stderr)

    def opened_in_omegat(self, glossary):
        """The pairs of names that OmegaT's own reader finds in a file."""
        need('omegat', 'omegat')
        project, found = self.tmp / 'project', self.tmp / 'found.txt'
        for folder in ('source', 'target', 'tm', 'glossary', 'omegat', 'dictionary'):
            (project / folder).mkdir(parents=True, exist_ok=True)
        (project / 'omegat.project').write_text(OMEGAT_PROJECT)
        (project / 'source/a.txt').write_text('Снижение вреда.\n', encoding='utf-8')
        script = self.tmp / 'read.groovy'
        script.write_text(OMEGAT_SCRIPT)
        found.unlink(missing_ok=True)
        result = subprocess.run(
            ['omegat', project, '--mode=console-translate', f'--script={script}',
             f'--config-dir={self.tmp / "config"}'], capture_output=True, text=True,
            env=os.environ | {'GLOSSARY': str(glossary), 'FOUND': str(found)})
        self.assertTrue(found.exists(), result.stdout + result.stderr)
        return [tuple(line.split('\t')) for line in
                found.read_text(encoding='utf-8').splitlines()]

    def test_tbx2_opens_in_omegat(self):
        path = self.tmp / 'terms.tbx'
        shutil.copy(self.export('tbx2'), path)
        pairs = self.opened_in_omegat(path)
        concepts = json.loads(self.export('json').read_text())['concepts']
        for concept in concepts:
            pair = tuple(concept[lang]['term'] for lang in ('ru', 'ky'))
            self.assertIn(pair, pairs)

    def test_the_omegat_glossary_opens_in_omegat(self):
        path = self.tmp / 'terms.utf8'
        shutil.copy(self.export('omegat-glossary', ROOT, '--pair', 'ru-ky'), path)
        written = [tuple(line.split('\t')[:2]) for line in
                   path.read_text(encoding='utf-8').splitlines()]
        self.assertEqual(self.opened_in_omegat(path), written)

    def test_omegat_has_names_in_pairs(self):
        lines = [line.split('\t') for line in
                 self.export('omegat-glossary', ROOT, '--pair', 'ru-ky').read_text().splitlines()]
        self.assertTrue(all(len(line) == 3 for line in lines))
        self.assertIn(['ВИЧ', 'АИВ'], [line[:2] for line in lines])
        wrong = run('export', 'omegat-glossary', '--pair', 'ru-ru', '--root', ROOT)
        self.assertEqual(wrong.returncode, 2)

    def concepts(self):
        return json.loads(self.export('json').read_text(encoding='utf-8'))['concepts']

    def names(self, version):
        one = [version['term'], version.get('abbreviation', '')]
        return {name.lower() for name in one + version.get('variants', [])}

    def rows(self, name):
        lines = (HERE / name).read_text(encoding='utf-8').splitlines()
        return [line.split('\t') for line in lines if not line.startswith('#')]

    def test_the_programmes_terms_are_concepts_in_three_languages(self):
        heads = {concept['ru']['term'].lower(): concept for concept in self.concepts()}
        rows = self.rows('programme_terms.tsv')
        self.assertEqual(len(rows), 64)
        for ru, ky in rows:
            self.assertIn(ru.lower(), heads)
            concept = heads[ru.lower()]
            self.assertEqual(concept['ky']['term'].lower(), ky.lower())
            for lang in ('ky', 'ru', 'en'):
                self.assertTrue(concept[lang]['definition'], concept['key'])

    def test_the_programmes_abbreviations_are_in_the_glossary(self):
        concepts = self.concepts()
        rows = self.rows('programme_abbreviations.tsv')
        self.assertEqual(len(rows), 28)
        for ru, ky in rows:
            fitting = [c for c in concepts if ru.lower() in self.names(c['ru'])]
            self.assertEqual(len(fitting), 1, ru)
            self.assertIn(ky.lower(), self.names(fitting[0]['ky']), ru)
            self.assertIn('en', fitting[0], ru)

    def test_every_concept_is_in_every_format(self):
        keys = {path.name.split('.')[0] for path in (ROOT / 'content/glossary').glob('*.md')}
        root = ElementTree.parse(self.export('tbx')).getroot()
        entries = [e for e in root.iter() if e.tag.endswith('conceptEntry')]
        self.assertEqual({e.get('id')[2:] for e in entries}, keys)
        for entry in entries:
            langs = {s.get(XML_LANG) for s in entry if s.tag.endswith('langSec')}
            key = entry.get('id')[2:]
            files = (ROOT / 'content/glossary').glob(f'{key}.*')
            self.assertEqual(langs, {path.name.split('.')[1] for path in files})


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=1)
