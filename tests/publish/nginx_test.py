#!/usr/bin/env python3
"""The nginx of the guide serves the site: as it stands there, as an old server without compression,
HTTPS and a charset, and with the compressed copies.

usage: nginx_test.py TILMECH PROJECT_ROOT

Ends with status 77 where there is no nginx: the test is then skipped.
"""
import gzip
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

TILMECH, ROOT = Path(sys.argv.pop(1)).resolve(), Path(sys.argv.pop(1)).resolve()
NGINX = shutil.which('nginx') or shutil.which('nginx', path='/usr/sbin')
SITE = ROOT / 'tests/sites/library/input'
WAIT_S = 20

CONFIGURATION = '''
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
events {{}}
http {{
  {types}
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {server}
}}
'''
TYPES = 'types { text/html html; text/css css; text/plain txt; application/json json; }'


def server_of_the_guide():
    """The server block of the guide; the same in every language."""
    blocks = set()
    for lang in ('ky', 'ru', 'en'):
        text = (ROOT / f'content/pages/guide/publish.{lang}.md').read_text(encoding='utf-8')
        blocks.update(re.findall(r'^server \{\n.*?^\}', text, re.S | re.M))
    assert len(blocks) == 1, blocks
    return blocks.pop()


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Server:
    """nginx as one user runs it, with `server` as its only site."""

    def __init__(self, folder, server):
        self.port = free_port()
        folder.mkdir()
        server = server.replace('listen 80;', f'listen 127.0.0.1:{self.port};')
        configuration = folder / 'nginx.conf'
        configuration.write_text(CONFIGURATION.format(folder=folder, types=TYPES, server=server))
        self.process = subprocess.Popen([NGINX, '-c', configuration, '-p', folder],
                                        stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        for _ in range(WAIT_S * 10):
            if self.process.poll() is not None:
                raise AssertionError(self.process.stderr.read())
            try:
                self.get('/')
                return self
            except urllib.error.URLError:
                time.sleep(0.1)
        raise AssertionError('nginx does not answer')

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(WAIT_S)
        self.process.stderr.close()

    def get(self, path, **headers):
        request = urllib.request.Request(f'http://127.0.0.1:{self.port}{path}', headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=WAIT_S) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()


class Nginx(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        # nginx gives up root's rights where it has them: its worker must be able to read the site.
        cls.folder = Path(cls.temporary.name)
        cls.folder.chmod(0o755)
        cls.public = cls.folder / 'public'
        cls.guide = server_of_the_guide().replace('/srv/site/public', str(cls.public))
        cls.build()

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def build(cls, *options):
        result = subprocess.run([TILMECH, 'build', '--root', SITE, '--out', cls.public, '--now',
                                 '2026-06-01T00:00:00Z', *options], capture_output=True, text=True)
        assert result.returncode == 0, result.stderr

    def test_the_recipe_of_the_guide_serves_pages_as_utf8_and_our_own_404(self):
        with Server(self.folder / 'guide', self.guide) as server:
            status, headers, body = server.get('/ky/releases/2026-05-12-night/')
            self.assertEqual((status, headers['Content-Type']), (200, 'text/html; charset=utf-8'))
            self.assertEqual(body, (self.public / 'ky/releases/2026-05-12-night/index.html')
                             .read_bytes())
            status, _, body = server.get('/ky/nothing/')
            self.assertEqual((status, body), (404, (self.public / '404.html').read_bytes()))
            self.assertEqual(server.get('/ky')[0], 200)  # by way of a redirect to /ky/

    def test_a_server_without_a_charset_still_gives_readable_texts(self):
        old = re.sub(r'^ *(charset|error_page) .*\n', '', self.guide, flags=re.M)
        self.assertNotEqual(old, self.guide)
        with Server(self.folder / 'old', old) as server:
            _, headers, body = server.get('/ky/')
            self.assertEqual(headers['Content-Type'], 'text/html')
            # HTML: a browser looks for the encoding in the first 1,024 bytes.
            self.assertIn(b'<meta charset="utf-8">', body[:1024])
            _, headers, body = server.get('/ky/releases/2026-05-12-night/release.txt')
            self.assertEqual(headers['Content-Type'], 'text/plain')
            self.assertTrue(body.startswith(b'\xef\xbb\xbf'))

    def test_compressed_copies_are_sent_to_those_who_can_read_them(self):
        self.build('--precompress')
        packing = self.guide.replace('charset utf-8;', 'charset utf-8;\n  gzip_static on;')
        with Server(self.folder / 'packing', packing) as server:
            plain = server.get('/ru/')
            packed = server.get('/ru/', **{'Accept-Encoding': 'gzip'})
            self.assertIsNone(plain[1]['Content-Encoding'])
            self.assertEqual(packed[1]['Content-Encoding'], 'gzip')
            self.assertEqual(gzip.decompress(packed[2]), plain[2])
            self.assertLess(len(packed[2]), len(plain[2]))

    def test_a_visitor_never_meets_half_a_site_while_it_is_built_again(self):
        seen = []
        with Server(self.folder / 'again', self.guide) as server:
            building = threading.Event()

            def visit():
                while not building.is_set():
                    seen.append(server.get('/ru/releases/2026-05-12-night/')[0])

            visitor = threading.Thread(target=visit)
            visitor.start()
            try:
                for _ in range(3):
                    self.build()
            finally:
                building.set()
                visitor.join(WAIT_S)
        self.assertGreater(len(seen), 3)
        self.assertEqual(set(seen), {200})


if __name__ == '__main__':
    if NGINX is None:
        print('nginx_test: there is no nginx')
        sys.exit(77)
    unittest.main()
