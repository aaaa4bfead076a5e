#!/usr/bin/env python3
"""The guide and the program agree: every command and option, every finding, every field and every
setting is in the guide in each language, and the guide names none that does not exist.

usage: guide_test.py TILMECH PROJECT_ROOT
"""
import re
import subprocess
import sys
import unittest
from pathlib import Path

TILMECH, ROOT = Path(sys.argv.pop(1)).resolve(), Path(sys.argv.pop(1)).resolve()
GUIDE = ROOT / 'content/pages/guide'
LANGS = ('ky', 'ru', 'en')
OPTION = re.compile(r'(?<![\w-])--?[a-z][a-z-]*')


def page(name, lang):
    return (GUIDE / f'{name}.{lang}.md').read_text(encoding='utf-8')


def source(path):
    return (ROOT / 'generator' / path).read_text(encoding='utf-8')


def code_of(text):
    """Code spans and the lines of code blocks, in order."""
    body = text.split('\n---\n', 1)[1]
    blocks = re.findall(r'^ *```\n(.*?)^ *```$', body, re.S | re.M)
    rest = re.sub(r'^ *```\n.*?^ *```$', '', body, flags=re.S | re.M)
    spans = [re.sub(r'\s+', ' ', span) for span in re.findall(r'`([^`]+)`', rest)]
    return spans + [line.strip() for block in blocks for line in block.splitlines()]


def entries(text):
    """What list items explain first: `- `name`...`."""
    return re.findall(r'^- `([^` ]+)', text, re.M)


def help_text(*command):
    result = subprocess.run([TILMECH, *command, '--help'], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def read_commands():
    """Every command with all its options, as the program itself lists them."""
    listed = help_text().split('Subcommands:')[1]
    names = re.findall(r'^  ([a-z]\S*) ', listed, re.M)
    return {name: set(re.findall(r'^  (?:-h,)?(--[a-z-]+)', help_text(name), re.M)) - {'--help'}
            for name in names}


class Guide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.commands = read_commands()
        cls.pages = sorted({path.name.split('.')[0] for path in GUIDE.glob('*.md')})

    def test_every_page_is_there_in_every_language_and_on_the_first_page(self):
        self.assertGreater(len(self.pages), 8)
        for lang in LANGS:
            self.assertEqual(self.pages,
                             sorted(p.name.split('.')[0] for p in GUIDE.glob(f'*.{lang}.md')))
            linked = re.findall(r'\]\(pages/guide/([a-z-]+)\)', page('start', lang))
            self.assertEqual(set(self.pages) - set(linked), {'start'}, lang)

    def test_every_command_and_option_is_explained_and_no_other(self):
        self.assertIn('--root', self.commands['build'])
        for lang in LANGS:
            parts = re.split(r'^## (.*)$', page('commands', lang), flags=re.M)
            sections = dict(zip(parts[1::2], parts[2::2]))
            common = set(entries(sections.pop(parts[1])))
            self.assertEqual({f'tilmech {name}' for name in self.commands}, set(sections), lang)
            for name, options in self.commands.items():
                own = entries(sections[f'tilmech {name}'])
                self.assertEqual(sorted(options - common), sorted(own), (lang, name))
            self.assertLessEqual(common, set().union(*self.commands.values()), lang)
            for global_option in ('--help', '--version'):
                self.assertIn(global_option, page('commands', lang))

    def test_every_command_in_the_guide_can_be_given_so(self):
        seen = set()
        for name in self.pages:
            for lang in LANGS:
                for code in code_of(page(name, lang)):
                    for command, rest in re.findall(r'\btilmech ([a-z-]+)([^&|]*)', code):
                        if command.startswith('--'):
                            continue
                        seen.add(command)
                        self.assertIn(command, self.commands, (name, lang, code))
                        for option in OPTION.findall(rest):
                            self.assertIn(option, self.commands[command] | {'--help'},
                                          (name, lang, code))
                    if re.match(r'--[a-z]', code):
                        self.assertIn(OPTION.match(code).group(), {'--help', '--version'}.union(
                            *self.commands.values()), (name, lang, code))
        self.assertEqual(seen, set(self.commands))

    def test_every_finding_is_explained_and_no_other(self):
        findings = dict(re.findall(r'FINDING\(\w+, "([a-z0-9-]+)", (\w+)',
                                   source('model/findings.inc')))
        self.assertGreater(len(findings), 50)
        words = {'ru': {'error': 'ошибка', 'warning': 'предупреждение'},
                 'ky': {'error': 'ката', 'warning': 'эскертүү'},
                 'en': {'error': 'error', 'warning': 'warning'}}
        for lang in LANGS:
            body = re.split(r'^## ', page('findings', lang), maxsplit=1, flags=re.M)[1]
            explained = re.findall(r'^- `([^`]+)` \(([^)]+)\)\. .+\n  \S+: `+.+`', body, re.M)
            expected = {id: words[lang][severity] for id, severity in findings.items()}
            self.assertEqual(len(explained), len(dict(explained)), lang)
            self.assertEqual(expected, dict(explained), lang)

    def test_every_field_is_explained_and_no_other(self):
        text = source('content/fields.cpp')
        fields = re.findall(r'^    \{"(\w+)", k[A-Z]', text, re.M)
        parts = re.findall(r'^    \{"(\w+)", (?:true|false)', text, re.M)
        self.assertGreater(len(fields), 40)
        for lang in LANGS:
            body = re.split(r'^## ', page('fields', lang), maxsplit=1, flags=re.M)[1]
            self.assertEqual(sorted(fields), sorted(entries(body)), lang)
            named = ' '.join(code_of(page('fields', lang)))
            for part in parts:
                self.assertRegex(named, rf'\b{part}\b', lang)

    def test_pictures_are_there_in_every_language_small_and_described(self):
        names = {}
        for lang in LANGS:
            named = [re.findall(r'!\[([^\]]*)\]\(pictures/(\w+)\.(\w+)\.webp\)', page(name, lang))
                     for name in self.pages]
            found = [one for page_of in named for one in page_of]
            names[lang] = sorted(name for _, name, _ in found)
            for alt, name, of in found:
                self.assertEqual(of, lang, name)
                self.assertGreater(len(alt), 20, (name, lang))
                size = (GUIDE / f'pictures/{name}.{lang}.webp').stat().st_size
                self.assertLessEqual(size, 60 * 1024, (name, lang))
        self.assertGreater(len(names['ru']), 3)
        self.assertEqual([names['ru']] * len(LANGS), list(names.values()))

    def test_every_setting_is_named(self):
        settings = re.findall(r'^    \{"(\w+)", (?:true|false), ?(?:\n +)?\[\]\(V',
                              source('content/settings.cpp').split('kSettings')[1], re.M)
        settings += re.findall(r'^    \{"(\w+)", (?:true|false),$',
                               source('content/settings.cpp').split('kSettings')[1], re.M)
        self.assertIn('languages', settings)
        for lang in LANGS:
            named = code_of(page('developers', lang))
            for setting in settings:
                self.assertIn(setting, named, lang)


if __name__ == '__main__':
    unittest.main()
