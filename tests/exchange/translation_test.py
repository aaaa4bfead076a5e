#!/usr/bin/env python3
"""Documents to translators' tools and back: OmegaT, translate-toolkit, and files that nobody should
send. usage: translation_test.py TILMECH PROJECT_ROOT
"""
import io
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

from site_copy import PROGRAMME, RELEASE, ROOT, TILMECH, SiteCopy, tool


class Translation(SiteCopy):
    # There and back.

    def test_nothing_changes_when_nothing_was_changed(self):
        for key in (PROGRAMME, RELEASE):
            for kind, name, more in (('xliff', 'a.xlf', ()),
                                     ('xliff', 'b.xlf', ('--version', '1.2')),
                                     ('omegat', 'c.zip', ())):
                self.take(self.export(kind, key, name, *more))
                self.check_nothing_changed()

    def test_one_changed_row_is_one_change(self):
        path = self.export('xliff', RELEASE, 'a.xlf')
        text = path.read_text(encoding='utf-8')
        old = 'мыйзамсыз баңги заттардын сунушун кыскартуу'
        self.assertEqual(text.count(old), 1, text)
        path.write_text(text.replace(old, 'жаңы сөздөр *жылдызча* менен'), encoding='utf-8')
        shown = self.take(path).stdout
        self.assertIn('1 rows changed', shown)
        new, gone = self.edits(RELEASE)
        self.assertEqual(len(gone), 1)
        self.assertEqual(new, ['- жаңы сөздөр \\*жылдызча\\* менен;'])

    def test_a_new_translation_is_a_draft_until_it_is_whole(self):
        whole = self.export('xliff', RELEASE, 'whole.xlf').read_text(encoding='utf-8')
        before = self.file(RELEASE).read_text(encoding='utf-8')
        self.file(RELEASE).unlink()
        package = self.export('omegat', RELEASE, 'a.zip')
        self.assertIn('0 rows changed', self.take(package).stdout)
        self.assertFalse(self.file(RELEASE).exists())
        path = self.tmp / 'whole.xlf'
        path.write_text(whole.replace('t:base=', 't:was='), encoding='utf-8')
        self.assertIn('; accepted', self.take(path).stdout)
        after = self.file(RELEASE).read_text(encoding='utf-8')
        self.assertIn('draft: yes', after)
        body = lambda text: text.split('\n---\n', 1)[1].split()
        self.assertEqual(body(after), body(before))

    # OmegaT.

    def omegat(self, package):
        """Opens a package in OmegaT, translates it with what it brings along, packs it again."""
        folder = self.tmp / 'omegat'
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder)
        project = next(folder.iterdir())
        tool('omegat', project, '--mode=console-translate', f'--config-dir={self.tmp / "config"}')
        return project

    def pack(self, project):
        path = self.tmp / 'back.zip'
        with zipfile.ZipFile(path, 'w') as archive:
            for file in sorted(project.rglob('*')):
                archive.write(file, file.relative_to(project.parent))
        return path

    def test_omegat_opens_a_package_with_all_that_is_translated(self):
        project = self.omegat(self.export('omegat', PROGRAMME, 'a.zip'))
        done = self.targets(next((project / 'target').iterdir()))
        wanted = self.targets(self.export('xliff', PROGRAMME, 'b.xlf', '--version', '1.2'))
        self.assertEqual(done, wanted)
        self.take(self.pack(project))
        self.check_nothing_changed()

    def test_what_a_translator_does_in_omegat_arrives(self):
        project = self.omegat(self.export('omegat', RELEASE, 'a.zip'))
        memory = project / 'omegat/project_save.tmx'
        text = memory.read_text(encoding='utf-8')
        old = 'мыйзамсыз баңги заттардын сунушун кыскартуу;'
        self.assertEqual(text.count(old), 1, text)
        memory.write_text(text.replace(old, 'сунуш азаят;'), encoding='utf-8')
        # OmegaT writes the translated file from its memory; the memory alone is enough too.
        for again in (True, False):
            if again:
                tool('omegat', project, '--mode=console-translate',
                     f'--config-dir={self.tmp / "config"}')
            else:
                shutil.copytree(ROOT / 'content', self.root / 'content', dirs_exist_ok=True)
                shutil.rmtree(project / 'target')
            self.take(self.pack(project))
            self.assertEqual(self.edits(RELEASE)[0], ['- сунуш азаят;'])

    def test_a_missing_row_is_translated_by_the_memory_of_the_site(self):
        # The row is a twin of one that another document of the site has in both languages.
        for lang, words in (('ru', 'Снижение вреда от потребления.'), ('ky', 'Зыянды азайтуу.')):
            other = self.file('pages/about', lang)
            other.write_text(other.read_text(encoding='utf-8') + f'\n{words}\n', encoding='utf-8')
        source = self.file(RELEASE, 'ru')
        source.write_text(source.read_text(encoding='utf-8') + '\nСнижение вреда от потребления.\n',
                          encoding='utf-8')
        shown = self.run_it('export', 'omegat', RELEASE, '--pair', 'ru-ky', '--out',
                            self.tmp / 'a.zip').stderr
        self.assertIn('new: 1 rows, 4 words', shown)
        with zipfile.ZipFile(self.tmp / 'a.zip') as archive:
            names = {name.split('/', 1)[1] for name in archive.namelist()}
            memory = archive.read(next(n for n in archive.namelist() if n.endswith('site.tmx')))
        self.assertIn('Зыянды азайтуу.', memory.decode())
        self.assertLessEqual({'omegat.project', 'glossary/site.utf8', 'tm/site.tmx'}, names)

    # translate-toolkit.

    def test_a_pseudo_translation_arrives_as_it_is(self):
        path = self.export('xliff', PROGRAMME, 'a.xlf', '--version', '1.2')
        out = self.tmp / 'out.xlf'
        tool('podebug', '--rewrite=unicode', '-i', path, '-o', out)
        wanted = self.targets(out)
        # `check` may find errors in such a text; it is written all the same.
        shown = subprocess.run([TILMECH, 'import', out, '--root', self.root],
                               capture_output=True, text=True)
        self.assertIn('rows changed', shown.stdout, shown.stderr)
        again = self.targets(self.export('xliff', PROGRAMME, 'b.xlf', '--version', '1.2'))
        plain = lambda rows: [' '.join(re.sub('<[^>]*>', '', row).split()) for row in rows]
        self.assertEqual(plain(again), plain(wanted))

    def test_pofilter_reads_it(self):
        path = self.export('xliff', RELEASE, 'a.xlf', '--version', '1.2')
        out = self.tmp / 'filtered.xlf'
        tool('pofilter', '-t', 'untranslated', '-i', path, '-o', out)

    def test_through_po_and_back(self):
        path = self.export('xliff', RELEASE, 'a.xlf', '--version', '1.2')
        po, out = self.tmp / 'a.po', self.tmp / 'b.xlf'
        tool('xliff2po', '-i', path, '-o', po)
        text = po.read_text(encoding='utf-8')
        old = 'мыйзамсыз баңги заттардын сунушун кыскартуу;'
        self.assertEqual(text.count(old), 1, text)
        po.write_text(text.replace(old, 'po аркылуу;'), encoding='utf-8')
        tool('po2xliff', '-i', po, '-o', out, '-t', path)
        self.take(out)
        self.assertEqual(self.edits(RELEASE)[0], ['- po аркылуу;'])

    # Refused, with a list.

    def test_a_source_that_has_moved_on_is_refused_row_by_row(self):
        path = self.export('xliff', RELEASE, 'a.xlf')
        source = self.file(RELEASE, 'ru')
        text = source.read_text(encoding='utf-8')
        source.write_text(text.replace('сокращение предложения', 'ограничение предложения'),
                          encoding='utf-8')
        before = self.file(RELEASE).read_bytes()
        shown = self.take(path, 1).stderr
        self.assertEqual(shown.count('the source text is another one now'), 1)
        self.assertIn('nothing was written', shown)
        self.assertEqual(self.file(RELEASE).read_bytes(), before)

    def test_lost_markup_is_refused(self):
        path = self.export('xliff', RELEASE, 'a.xlf')
        text = path.read_text(encoding='utf-8')
        bare = re.sub(r'(<target>[^<]*)<pc [^>]*>([^<]*)</pc>', r'\1жок \2', text)
        self.assertNotEqual(bare, text)
        path.write_text(bare, encoding='utf-8')
        self.assertIn('lacks or spoils [', self.take(path, 1).stderr)
        self.check_nothing_changed()

    def test_a_row_that_was_changed_here_too_is_refused(self):
        path = self.export('xliff', RELEASE, 'a.xlf')
        old = 'мыйзамсыз баңги заттардын сунушун кыскартуу'
        text = path.read_text(encoding='utf-8')
        path.write_text(text.replace(old, 'тигил'), encoding='utf-8')
        target = self.file(RELEASE)
        target.write_text(target.read_text(encoding='utf-8').replace(old, 'бул'), encoding='utf-8')
        self.assertIn('was changed here too', self.take(path, 1).stderr)

    def test_held_documents_need_to_be_asked_for(self):
        source = self.file(RELEASE, 'ru')
        source.write_text(source.read_text(encoding='utf-8').replace(
            '---\n', '---\npublish_at: 2099-01-01T00:00:00+06:00\n', 1), encoding='utf-8')
        shown = self.run_it('export', 'xliff', RELEASE, '--pair', 'ru-ky', status=2).stderr
        self.assertIn('--held', shown)
        self.run_it('export', 'xliff', RELEASE, '--pair', 'ru-ky', '--held')

    # Bad input.

    def refused(self, name, data):
        path = self.tmp / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode('utf-8'))
        shown = self.take(path, 1).stderr
        self.check_nothing_changed()
        return shown

    def test_entities_are_refused_and_no_other_file_is_read(self):
        bomb = ''.join(f'<!ENTITY b{i} "{"&b%d;" % (i - 1) * 10}">' for i in range(1, 10))
        good = self.export('xliff', RELEASE, 'a.xlf').read_text(encoding='utf-8')
        head, rest = good.split('\n', 1)
        doctype = f'<!DOCTYPE xliff [<!ENTITY b0 "x">{bomb}]>'
        shown = self.refused('bomb.xlf', f'{head}\n{doctype}\n{rest}')
        self.assertIn('declares entities', shown)
        secret = self.tmp / 'secret'
        secret.write_text('SECRET-WORDS')
        rest = rest.replace('<target>', '<target>&x;', 1)
        for dtd in (f'<!DOCTYPE xliff [<!ENTITY x SYSTEM "file://{secret}">]>',
                    f'<!DOCTYPE xliff SYSTEM "file://{secret}">'):
            path = self.tmp / 'external.xlf'
            path.write_text(f'{head}\n{dtd}\n{rest}', encoding='utf-8')
            shown = subprocess.run([TILMECH, 'import', path, '--root', self.root],
                                   capture_output=True, text=True)
            self.assertNotIn('SECRET-WORDS', shown.stdout + shown.stderr)
            self.assertNotIn('SECRET-WORDS', self.file(RELEASE).read_text(encoding='utf-8'))

    def memory_of_import(self, path):
        """Status, kilobytes at the most, and what the program says."""
        script = ('import resource, subprocess, sys; '
                  'done = subprocess.run(sys.argv[1:], capture_output=True, text=True); '
                  'used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss; '
                  'print(done.returncode, used, done.stderr)')
        shown = tool(sys.executable, '-c', script, TILMECH, 'import', path, '--root', self.root)
        status, used, said = shown.split(' ', 2)
        return int(status), int(used), said

    def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(self):
        for ending in ('xlf', 'zip', 'tbx'):
            small, big = self.tmp / f'small.{ending}', self.tmp / f'big.{ending}'
            small.write_text('x', encoding='utf-8')
            with big.open('wb') as out:
                out.truncate(1 << 30)  # takes no room on the disk
            status, used, said = self.memory_of_import(big)
            self.assertEqual(status, 3)
            self.assertIn('larger than 64 MB', said)
            # Not more than a small file takes, and what is usual from run to run.
            self.assertLess(used - self.memory_of_import(small)[1], 64_000, 'KB')

    def test_files_of_others_are_refused_with_the_reason(self):
        good = self.export('xliff', RELEASE, 'a.xlf').read_text(encoding='utf-8')
        cases = {
            'another-document.xlf': (good.replace('2014-01-27-resolution', 'no-such'),
                                     'no document'),
            'another-language.xlf': (good.replace('trgLang="ky"', 'trgLang="de"'), 'not ours'),
            'same-language.xlf': (good.replace('trgLang="ky"', 'trgLang="ru"'), 'to translate'),
            'truncated.xlf': (good[:len(good) // 2], 'import-unreadable'),
            'empty.xlf': ('', 'import-unreadable'),
            'other.xlf': ('<html/>', 'no XLIFF'),
            'windows.xlf': (good.replace('UTF-8', 'windows-1251').encode('cp1251', 'replace'),
                            'windows-1251'),
            'bytes.xlf': (good.encode('utf-8').replace(b'<source>', b'<source>\xff', 1), 'UTF-8'),
            'no-zip.zip': ('PK but no zip', 'no zip'),
        }
        for name, (data, reason) in cases.items():
            self.assertIn(reason, self.refused(name, data), name)

    def test_archives_that_are_traps_are_refused(self):
        package = self.export('omegat', RELEASE, 'a.zip')
        with zipfile.ZipFile(package) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        self.assertIn('import-unreadable',
                      self.refused('half.zip', package.read_bytes()[:-200]))
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('a/source/a.xlf', b'<' * (100 << 20))
        self.assertIn('too large', self.refused('bomb.zip', bomb.getvalue()))
        evil = io.BytesIO()
        with zipfile.ZipFile(evil, 'w') as archive:
            for name, data in files.items():
                archive.writestr('../../' + name, data)
            archive.writestr('../../evil.txt', 'x')
        path = self.tmp / 'evil.zip'
        path.write_bytes(evil.getvalue())
        self.take(path)
        self.check_nothing_changed()
        self.assertFalse((self.tmp.parent / 'evil.txt').exists())
        nothing = io.BytesIO()
        with zipfile.ZipFile(nothing, 'w') as archive:
            archive.writestr('readme.txt', 'x')
        self.assertIn('no text of ours', self.refused('nothing.zip', nothing.getvalue()))

    def test_a_translation_with_characters_that_deceive_is_refused(self):
        path = self.export('xliff', RELEASE, 'a.xlf')
        text = path.read_text(encoding='utf-8')
        path.write_text(text.replace('<target>', '<target>\u202e', 1), encoding='utf-8')
        self.assertIn('forbidden-character', self.take(path, 1).stderr)
        self.check_nothing_changed()


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
