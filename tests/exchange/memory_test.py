#!/usr/bin/env python3
"""Translation memories, tables for reviewers, and whether what we write is what the standards say.
usage: memory_test.py TILMECH PROJECT_ROOT
"""
import io
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

from site_copy import PROGRAMME, RELEASE, ROOT, TILMECH, SiteCopy, tool

HERE = Path(__file__).resolve().parent
X = '{urn:oasis:names:tc:xliff:document:2.0}'
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'
PYTHON = '/usr/bin/python3'  # Debian's own, whichever runs this


class Memory(SiteCopy):
    def memory(self):
        path = self.tmp / 'all.tmx'
        self.run_it('export', 'tmx', '--out', path)
        return path

    def test_a_memory_is_valid_and_has_a_unit_for_each_row(self):
        path = self.memory()
        tool('xmllint', '--noout', '--nonet', '--dtdvalid', HERE / 'tmx14.dtd', path)
        units = ElementTree.parse(path).getroot().findall('body/tu')
        known = {}
        for unit in units:
            props = {prop.get('type'): prop.text for prop in unit.findall('prop')}
            known[props['x-document'], props['x-row']] = {
                version.get(XML_LANG): ''.join(version.find('seg').itertext())
                for version in unit.findall('tuv')}
        row = known[RELEASE, 's-0-p3']
        self.assertEqual(set(row), {'ky', 'ru', 'en'})
        self.assertEqual(row['ky'], 'мыйзамсыз баңги заттардын сунушун кыскартуу;')
        documents = {document for document, _ in known}
        keys = {f'{file.parent.name}/{file.name.split(".")[0]}'
                for file in (ROOT / 'content').glob('*/*.ru.md')}
        self.assertLessEqual(keys, documents)

    def test_a_memory_opens_in_translate_toolkit(self):
        script = ('import sys; from translate.storage import tmx; '
                  'units = tmx.tmxfile.parsefile(sys.argv[1]).units; '
                  'print(len(units), all(u.source and u.target for u in units))')
        path = self.memory()
        count = path.read_text(encoding='utf-8').count('<tu>')
        self.assertEqual(tool(PYTHON, '-c', script, path), f'{count} True\n')

    def test_a_memory_fills_matches_in_omegat(self):
        """A project with our memory in tm/auto: OmegaT takes every exact match from it."""
        package = self.export('omegat', RELEASE, 'a.zip')
        folder = self.tmp / 'project'
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
        project = next(folder.iterdir())
        (project / 'omegat/project_save.tmx').unlink()
        shutil.rmtree(project / 'tm')
        (project / 'tm/auto').mkdir(parents=True)
        shutil.copy(self.memory(), project / 'tm/auto/all.tmx')
        tool('omegat', project, '--mode=console-translate', f'--config-dir={self.tmp / "config"}')
        done = self.targets(next((project / 'target').iterdir()))
        wanted = self.targets(self.export('xliff', RELEASE, 'b.xlf', '--version', '1.2'))
        plain = [row for row in wanted if '<' not in row]
        self.assertGreater(len(plain), 10)
        self.assertLessEqual(set(plain), set(done))

    def test_a_memory_fills_missing_rows_of_drafts_marked_to_be_checked(self):
        path = self.memory()
        other = path.rename(self.tmp / 'memory.tmx')
        target = self.file(RELEASE)
        whole = target.read_text(encoding='utf-8')
        begin, end = whole.index('Токтомдо өзүнчө'), whole.index('Токтом расмий')
        cut = whole[:begin] + whole[end:]
        target.write_text(cut, encoding='utf-8')
        self.assertIn('nothing to change', self.take(other).stdout)  # no draft: left alone
        self.assertEqual(target.read_text(encoding='utf-8'), cut)
        target.write_text(cut.replace('---\n', '---\ndraft: yes\n', 1), encoding='utf-8')
        self.assertIn('1 rows changed', self.take(other).stdout)
        text = target.read_text(encoding='utf-8')
        self.assertIn('\n# to be checked, from memory.tmx: s-0-p7\n---\n', text)
        self.assertNotIn('source_revision', text)
        self.assertEqual(text.split('\n---\n', 1)[1].split(), whole.split('\n---\n', 1)[1].split())

    def test_whole_documents_come_back_from_a_memory(self):
        path = self.memory()
        for key in ('releases/2012-12-25-memorandum', 'pages/about', RELEASE):
            target = self.file(key)
            head, body = target.read_text(encoding='utf-8').split('\n---\n', 1)
            target.write_text(head.replace('---\n', '---\ndraft: yes\n', 1) + '\n---\n',
                              encoding='utf-8')
            self.take(path)
            again = target.read_text(encoding='utf-8').split('\n---\n', 1)[1]
            self.assertEqual(again.split(), body.split(), key)

    def test_held_documents_are_in_no_memory(self):
        source = self.file(RELEASE, 'ru')
        source.write_text(source.read_text(encoding='utf-8').replace(
            '---\n', '---\npublish_at: 2099-01-01T00:00:00+06:00\n', 1), encoding='utf-8')
        self.assertNotIn(RELEASE, self.memory().read_text(encoding='utf-8'))
        self.run_it('export', 'tmx', '--held', '--out', self.tmp / 'held.tmx')
        self.assertIn(RELEASE, (self.tmp / 'held.tmx').read_text(encoding='utf-8'))

    def test_memories_of_others_are_refused_with_the_reason(self):
        good = self.memory().read_text(encoding='utf-8')
        cases = {
            'languages.tmx': (re.sub('xml:lang="(ky|ru|en)"', 'xml:lang="de"', good),
                              'two of the languages'),
            'half.tmx': (good[:len(good) // 2], 'import-unreadable'),
            'windows.tmx': (good.replace('UTF-8', 'windows-1251', 1).encode('cp1251', 'replace'),
                            'windows-1251'),
            'bomb.tmx': (good.replace('"tmx14.dtd">', '"tmx14.dtd" [<!ENTITY a "b">]>', 1),
                         'declares entities'),
            'other.tmx': ('<tmx/>', 'no TMX'),
        }
        for name, (data, reason) in cases.items():
            path = self.tmp / name
            path.write_bytes(data if isinstance(data, bytes) else data.encode('utf-8'))
            self.assertIn(reason, self.take(path, 1).stderr, name)
            self.check_nothing_changed()

    def test_a_memory_in_utf_16_is_read(self):
        good = self.memory().read_text(encoding='utf-8')
        path = self.tmp / 'wide.tmx'
        path.write_bytes(good.replace('UTF-8', 'UTF-16', 1).encode('utf-16'))
        self.assertIn('nothing to change', self.take(path).stdout)


class Table(SiteCopy):
    def changed(self, path, change):
        """The Word file with its text changed."""
        out = io.BytesIO()
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, 'w') as new:
            for name in old.namelist():
                data = old.read(name)
                if name == 'word/document.xml':
                    data = change(data.decode('utf-8')).encode('utf-8')
                new.writestr(name, data)
        path.write_bytes(out.getvalue())
        return path

    def test_a_reviewed_table_comes_back_with_its_changes(self):
        path = self.export('docx', RELEASE, 'a.docx', '--bilingual')
        self.take(path)
        self.check_nothing_changed()
        old = 'мыйзамсыз баңги заттардын сунушун кыскартуу;'

        def review(text):
            self.assertEqual(text.count(old), 1)
            gone = '<w:del w:id="1"><w:r><w:delText>жок</w:delText></w:r></w:del>'
            new = '<w:ins w:id="2"><w:r><w:t xml:space="preserve"> азаят;</w:t></w:r></w:ins>'
            return text.replace(old, f'сунуш</w:t></w:r>{gone}{new}<w:r><w:t>')
        self.assertIn('1 rows changed', self.take(self.changed(path, review)).stdout)
        self.assertEqual(self.edits(RELEASE)[0], ['- сунуш азаят;'])

    def test_a_table_keeps_marks_and_refuses_lost_ones(self):
        path = self.export('docx', RELEASE, 'a.docx', '--bilingual')
        self.changed(path, lambda text: text.replace('‹/1› берилген', '‹/1› бар'))
        self.take(path)
        text = ' '.join(self.file(RELEASE).read_text(encoding='utf-8').split())
        self.assertIn('баяндалган текстинде](programmes/2014-anti-drug) бар', text)
        again = self.export('docx', RELEASE, 'b.docx', '--bilingual')
        self.changed(again, lambda text: text.replace('‹1›', '').replace('‹/1›', ''))
        self.assertIn('import-unreadable', self.take(again, 1).stderr)

    def test_a_table_of_an_older_translation_is_refused(self):
        path = self.export('docx', RELEASE, 'a.docx', '--bilingual')
        target = self.file(RELEASE)
        target.write_text(target.read_text(encoding='utf-8').replace('кыскартуу;', 'азайтуу;'),
                          encoding='utf-8')
        self.assertIn('since the table was made', self.take(path, 1).stderr)

    def test_every_document_is_a_table_and_back(self):
        self.take(self.export('docx', PROGRAMME, 'a.docx', '--bilingual'))
        self.check_nothing_changed()


class Standards(SiteCopy):
    def test_xliff_2_1_is_valid(self):
        for key in (PROGRAMME, RELEASE, 'pages/guide/release', 'glossary/hiv'):
            path = self.export('xliff', key, 'a.xlf')
            tool('jing', '-c', HERE / 'xliff-2.1-core.rnc', path)
            self.check_constraints(ElementTree.parse(path).getroot())
        text = path.read_text(encoding='utf-8')
        path.write_text(text.replace('state="final"', 'state="done"', 1), encoding='utf-8')
        wrong = subprocess.run(['jing', '-c', HERE / 'xliff-2.1-core.rnc', path],
                               capture_output=True)
        self.assertNotEqual(wrong.returncode, 0)

    def check_constraints(self, root):
        """What the standard's prose and Schematron ask for and a grammar cannot say."""
        self.assertTrue(root.get('trgLang'))
        units = root.findall(f'{X}file/{X}unit')
        self.assertEqual(len({unit.get('id') for unit in units}), len(units))
        for unit in units:
            data = [one.get('id') for one in unit.findall(f'{X}originalData/{X}data')]
            self.assertEqual(len(set(data)), len(data))
            referred = set()
            for segment in unit.findall(f'{X}segment'):
                if segment.get('state', 'initial') != 'initial':
                    self.assertIsNotNone(segment.find(f'{X}target'))
                self.assertTrue(segment.get('state') or not segment.get('subState'))
                codes = {}
                for side in ('source', 'target'):
                    part = segment.find(f'{X}{side}')
                    inside = [] if part is None else [e for e in part.iter() if e is not part]
                    ids = [code.get('id') for code in inside]
                    self.assertEqual(len(set(ids)), len(ids))
                    for code in inside:
                        self.assertTrue(code.get('type') or not code.get('subType'))
                        kind = (code.tag, code.get('type'), code.get('subType'))
                        # A code of the target with an id of the source is the same code.
                        self.assertEqual(codes.setdefault(code.get('id'), kind), kind)
                        for name in ('dataRef', 'dataRefStart', 'dataRefEnd'):
                            if code.get(name):
                                referred.add(code.get(name))
            self.assertEqual(referred, set(data))

    def test_xliff_1_2_opens_in_translate_toolkit(self):
        script = ('import sys; from translate.storage import xliff; '
                  'units = xliff.xlifffile.parsefile(sys.argv[1]).units; '
                  'print(len(units), all(u.source and u.target for u in units))')
        path = self.export('xliff', PROGRAMME, 'a.xlf', '--version', '1.2')
        count = path.read_text(encoding='utf-8').count('<trans-unit')
        self.assertEqual(tool(PYTHON, '-c', script, path), f'{count} True\n')

    def test_states_tell_missing_stale_and_final(self):
        path = self.export('xliff', RELEASE, 'a.xlf')
        text = path.read_text(encoding='utf-8')
        old = 'мыйзамсыз баңги заттардын сунушун кыскартуу;'
        path.write_text(text.replace(old, 'башка сөз;'), encoding='utf-8')
        self.take(path)  # accepted: what changes from now on is stale
        source = self.file(RELEASE, 'ru')
        source.write_text(source.read_text(encoding='utf-8').replace('## Справка', '## О тексте') +
                          '\nНовый абзац.\n', encoding='utf-8')
        states = re.findall(r'state="(\w+)"( subState)?',
                            self.export('xliff', RELEASE, 'b.xlf').read_text(encoding='utf-8'))
        self.assertIn(('initial', ''), states)
        self.assertIn(('translated', ' subState'), states)
        self.assertIn(('final', ''), states)


if __name__ == '__main__':
    assert TILMECH.exists()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
