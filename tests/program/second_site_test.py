#!/usr/bin/env python3
"""Another organisation's site, tests/sites/library/input: other names, languages, colours,
collections and a base path. Nothing of the first site's identity is in it; what a few of its pages
are to the byte stands in tests/sites/library/expected.

usage: second_site_test.py TILMECH PROJECT_ROOT
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

TILMECH, ROOT = Path(sys.argv.pop(1)).resolve(), Path(sys.argv.pop(1)).resolve()
LIBRARY = ROOT / 'tests/sites/library/input'
NOW = '2026-06-01T00:00:00Z'
BASE = 'https://example.org/docs/'

# Words of the first site that stand in its texts rather than in its settings.
FIRST_WORDS = ('наркот', 'баңги', 'narcotic', 'CADAP', 'пенитенциар', 'Кыргызской Республик',
               'Кыргыз Республика', 'Kyrgyz Republic')


def texts_in(value):
    """Every text of a JSON value that people read; ids and codes are shorter."""
    if isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, str) and len(value) > 12:
        yield value


class SecondSite(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = Path(cls.folder.name) / 'library'
        shutil.copytree(LIBRARY, cls.root)
        cls.public = cls.build('plain')

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def build(cls, name):
        out = Path(cls.folder.name) / name
        result = subprocess.run([TILMECH, 'build', '--strict', '--root', cls.root, '--out', out,
                                 '--now', NOW], capture_output=True, text=True)
        assert result.returncode == 0, result.stderr
        return {str(path.relative_to(out)): path.read_bytes()
                for path in sorted(out.rglob('*')) if path.is_file()}

    def page(self, path):
        return self.public[path].decode()

    def test_it_is_there_in_its_own_languages_first_russian(self):
        for lang, title in (('ru', 'Городские библиотеки'), ('ky', 'Шаардык китепканалар'),
                            ('en', 'City libraries')):
            self.assertIn(title, self.page(f'{lang}/index.html'))
        choice = self.page('index.html')
        places = [choice.index(f'href="{lang}/') for lang in ('ru', 'ky', 'en')]
        self.assertEqual(places, sorted(places))

    def test_one_document_is_in_three_languages_and_the_others_say_that_they_are_not(self):
        three = self.page('en/releases/2026-05-12-night/index.html')
        self.assertIn('The catalogue will show 40 rare editions.',
                      re.sub(r'<[^>]*>|\u00ad', '', three).replace('\u00a0', ' '))
        notice = self.page('en/releases/2026-03-01-reading-hall/index.html')
        self.assertIn('noindex', notice)
        self.assertNotIn('noindex', three)
        sitemap = self.page('sitemap.xml')
        self.assertIn(f'{BASE}en/releases/2026-05-12-night/', sitemap)
        self.assertNotIn(f'<loc>{BASE}en/releases/2026-03-01-reading-hall/', sitemap)

    def test_it_has_no_programmes_and_its_own_menu(self):
        home = self.page('ru/index.html')
        self.assertIn('Как прийти', home)
        menu = re.search(r'<header.*?</header>', home, re.S).group()
        self.assertNotIn('programmes/', menu)

    def test_nothing_of_the_first_site_is_in_it(self):
        first = json.loads((ROOT / 'site/site.json').read_text(encoding='utf-8'))
        own = set(texts_in(json.loads((LIBRARY / 'site/site.json').read_text(encoding='utf-8'))))
        parts = ('title', 'description', 'footer', 'tags', 'partners', 'contacts', 'boilerplates')
        known = {text for part in parts for text in texts_in(first[part])} - own
        self.assertGreater(len(known), 40)
        for path, data in self.public.items():
            text = data.decode('utf-8', 'replace')
            for word in (*known, *FIRST_WORDS):
                self.assertNotIn(word, text, path)

    def test_every_link_holds_under_a_base_path(self):
        checked = 0
        for path, data in self.public.items():
            if not path.endswith('.html') or path == '404.html':
                continue
            for link in re.findall(r'(?:href|src)="([^"]+)"', data.decode()):
                url = urlparse(urljoin(BASE + path, link))
                if url.scheme not in ('http', 'https') or url.netloc != 'example.org':
                    continue
                self.assertTrue(url.path.startswith('/docs/'), (path, link))
                target = unquote(url.path[len('/docs/'):])
                target += 'index.html' if target == '' or target.endswith('/') else ''
                self.assertIn(target, self.public, (path, link))
                checked += 1
        self.assertGreater(checked, 500)

    def test_its_own_colours_take_the_place_of_the_embedded_ones(self):
        tokens = (ROOT / 'site/assets/css/1-tokens.css').read_text(encoding='utf-8')
        accent = re.search(r'--accent: (#[0-9a-f]{6})', tokens).group(1)
        folder = self.root / 'site/assets/css'
        folder.mkdir(parents=True)
        try:
            (folder / '1-tokens.css').write_text(tokens.replace(accent, '#12345e'),
                                                 encoding='utf-8')
            public = self.build('coloured')
        finally:
            shutil.rmtree(folder)
        styles = b''.join(data for path, data in public.items() if path.endswith('.css'))
        self.assertIn(b'#12345e', styles)
        self.assertNotIn(accent.encode(), styles)


if __name__ == '__main__':
    unittest.main()
