#!/usr/bin/env python3
"""Importing documents: what Word, OpenDocument, HTML, PDF and text files become, and files that
nobody should send. The texts are our own.

usage: import_test.py TILMECH
"""
import json
import os
import resource
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zipfile
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

TILMECH = Path(sys.argv.pop(1)).resolve()
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
         'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
         '<Default Extension="png" ContentType="image/png"/>'
         '<Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.'
         'main+xml"/></Types>')
RELATIONS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
             '2006/relationships">{}</Relationships>')
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
RELEASE = ['ПРЕСС-РЕЛИЗ', 'В библиотеке открылся зал старых карт', 'Ош, 3 марта 2021 года',
           'В районной библиотеке открылся зал, где собраны карты двух столетий и планы города.']


def paragraph(text, inside=''):
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r>{inside}</w:p>'


def document(paragraphs, extra=''):
    body = ''.join(paragraph(text) for text in paragraphs)
    return (f'<?xml version="1.0"?>{extra}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
            '</w:document>')


def png():
    """A picture of one point."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b'\0\xff\0\0')) + chunk(b'IEND', b''))


def pdf(lines):
    """A PDF of one page with these lines; of none: an empty page, as a scan without its picture."""
    text = 'BT /F 12 Tf 72 720 Td 16 TL ' + ' '.join(f'({line}) Tj T*' for line in lines) + ' ET'
    stream = text if lines else '0 0 10 10 re f'
    objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
               '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources'
               '<</Font<</F 5 0 R>>>>>>',
               f'<</Length {len(stream)}>>\nstream\n{stream}\nendstream',
               '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
    out, places = '%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n{body}\nendobj\n'
    table = ''.join(f'{place:010} 00000 n \n' for place in places)
    return (f'{out}xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\n'
            f'startxref\n{len(out)}\n%%EOF').encode('latin-1')


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name) / 'site root'
        (self.root / 'content').mkdir(parents=True)
        (self.root / 'site').mkdir()
        (self.root / 'site/site.json').write_text(json.dumps({
            'languages': ['ky', 'ru', 'en'], 'required_languages': [],
            'title': {lang: 'Library' for lang in ('ky', 'ru', 'en')}}))

    def path(self, name):
        return Path(self.folder.name) / name

    def write(self, name, data):
        self.path(name).write_bytes(data.encode() if isinstance(data, str) else data)
        return self.path(name)

    def docx(self, name, parts):
        base = {'[Content_Types].xml': TYPES,
                '_rels/.rels': RELATIONS.format(
                    f'<Relationship Id="r" Type="{OFFICE}/officeDocument" '
                    'Target="word/document.xml"/>')}
        with zipfile.ZipFile(self.path(name), 'w', zipfile.ZIP_DEFLATED) as archive:
            for part, data in {**base, **parts}.items():
                archive.writestr(part, data)
        return self.path(name)

    def run_import(self, *words, **more):
        return subprocess.run([TILMECH, 'import', *words, '--root', self.root], check=False,
                              capture_output=True, text=True, timeout=400, **more)

    def taken(self, *words):
        """The written files, by their paths below content/, and the report."""
        result = self.run_import(*words)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(', 0 lost', result.stderr)
        content = self.root / 'content'
        files = {str(path.relative_to(content)): path.read_bytes()
                 for path in sorted(content.rglob('*')) if path.is_file()}
        return files, result.stderr

    def refused(self, *words, status=1, says):
        before = sorted(self.root.rglob('*'))
        result = self.run_import(*words)
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertIn(says, result.stderr)
        self.assertEqual(before, sorted(self.root.rglob('*')), 'something was written')

    def test_a_word_file_becomes_a_draft_that_check_takes(self):
        heads = {'word/header1.xml': f'<w:hdr xmlns:w="{WORD}">{paragraph("Бланк библиотеки")}'
                                     '</w:hdr>'}
        files, report = self.taken(self.docx('clinic.docx',
                                             {'word/document.xml': document(RELEASE), **heads}))
        self.assertEqual(list(files), ['releases/clinic.ru.md'])
        text = files['releases/clinic.ru.md'].decode()
        self.assertIn('title: В библиотеке открылся зал старых карт\ndate: 2021-03-03\n'
                      'place: Ош\ndraft: yes', text)
        self.assertTrue(text.endswith('планы города.\n'))
        self.assertIn('dropped: running head | Бланк библиотеки', report)
        check = subprocess.run([TILMECH, 'check', '--root', self.root], check=False,
                               capture_output=True, text=True)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)

    def test_open_document_and_web_page_become_the_same(self):
        odt = self.path('a.odt')
        subprocess.run(['pandoc', '--from=markdown', f'--output={odt}'], check=True,
                       input='\n\n'.join(RELEASE), text=True)
        html = self.write('b.html', '<html><head><title>Окно</title></head>' +
                          ''.join(f'<p>{text}</p>' for text in RELEASE))
        txt = self.write('c.txt', '\n\n'.join(RELEASE))
        files, _ = self.taken(odt, html, txt)
        self.assertEqual((len(files), len(set(files.values()))), (3, 1))

    def test_a_pdf_is_read_and_its_page_number_listed(self):
        lines = ['The library has opened a room of old maps for the readers of the district.',
                 'They will see plans of the town.', '', '', '', '7']
        files, report = self.taken(self.write('maps.pdf', pdf(lines)))
        self.assertIn('The library has opened', files['pages/maps.en.md'].decode())
        self.assertIn('page number | 7', report)

    def test_a_file_in_two_languages_becomes_two(self):
        russian = 'Эта программа принята для того, чтобы в стране было больше библиотек.'
        kyrgyz = 'Бул программа өлкөдө китепканалар көбөйүшү үчүн кабыл алынган.'
        files, _ = self.taken(self.write('act.ru-ky.txt',
                                         '\n\n'.join([russian] * 8 + [kyrgyz] * 8)))
        self.assertEqual(list(files), ['pages/act.ky.md', 'pages/act.ru.md'])

    def test_key_collection_and_language_can_be_told(self):
        files, report = self.taken(self.write('x.txt', 'Зал открыт.'), '--key', 'Hall 2',
                                   '--collection', 'programmes', '--lang', 'ky')
        self.assertEqual(list(files), ['programmes/hall-2.ky.md'])
        self.assertNotIn('guessed: collection', report)

    def test_nothing_that_is_there_is_written_over(self):
        source = self.write('x.txt', 'Зал открыт.')
        self.taken(source)
        self.refused(source, status=2, says='is there already; give the document another key')

    def test_glossary_entries_that_are_there_are_left(self):
        entry = self.root / 'content/glossary/reader.ru.md'
        entry.parent.mkdir()
        entry.write_text('---\nterm: читатель\n---\nНаше слово.\n', encoding='utf-8')
        files, report = self.taken(self.write(
            'act.txt',
            'Глоссарий\n\nЧитатель – тот, кто читает.\n\nЗал (Hall) – место для чтения.\n'))
        self.assertEqual(files['glossary/reader.ru.md'], entry.read_bytes())
        self.assertIn('Наше слово', entry.read_text(encoding='utf-8'))
        self.assertIn('left as the glossary has it: reader | Читатель', report)
        self.assertIn('draft: yes', files['glossary/hall.ru.md'].decode())

    def picture_docx(self, name, target, parts, mode=''):
        drawing = ('<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/'
                   'drawingml/2006/wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/>'
                   '<wp:docPr id="1" name="p" descr="Зал"/><a:graphic xmlns:a="http://schemas.'
                   'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"><pic:pic '
                   'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
                   f'<pic:blipFill><a:blip xmlns:r="{OFFICE}" r:embed="r1"/></pic:blipFill>'
                   '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
        text = document(RELEASE).replace('</w:body>', f'<w:p>{drawing}</w:p></w:body>')
        relation = (f'<Relationship Id="r1" Type="{OFFICE}/image" Target="{target}"{mode}/>')
        return self.docx(name, {'word/document.xml': text,
                                'word/_rels/document.xml.rels': RELATIONS.format(relation),
                                **parts})

    def test_pictures_are_kept_under_names_of_ours(self):
        files, _ = self.taken(self.picture_docx('зал.docx', 'media/image1.png',
                                                {'word/media/image1.png': png()}))
        self.assertEqual(files['releases/media/zal-1.png'], png())
        self.assertIn('](media/zal-1.png)', files['releases/зал.ru.md'].decode())

    def test_no_path_of_an_archive_is_followed(self):
        name = '../../../../escape.png'
        source = self.picture_docx('a.docx', name, {f'word/{name}': png()})
        result = self.run_import(source)
        self.assertEqual(result.returncode, 0, result.stderr)
        outside = [path for path in Path(self.folder.name).rglob('escape*')]
        self.assertEqual(outside, [])
        for path in self.root.rglob('*.png'):
            self.assertTrue(path.is_relative_to(self.root / 'content/releases/media'))

    def test_a_picture_that_is_none_is_dropped_and_said(self):
        parts = {'word/media/image1.png': b'MZ not a picture'}
        files, report = self.taken(self.picture_docx('a.docx', 'media/image1.png', parts))
        self.assertEqual(list(files), ['releases/a.ru.md'])
        self.assertIn('dropped: picture: no browser shows', report)

    def test_a_renamed_zip_bomb_is_refused_in_bounded_memory(self):
        zeros = b'0' * (1 << 20)
        with zipfile.ZipFile(self.docx('a.docx', {'word/document.xml': document(RELEASE)}), 'a',
                             zipfile.ZIP_DEFLATED) as archive:
            with archive.open('word/media/image1.png', 'w', force_zip64=True) as part:
                for _ in range(300):
                    part.write(zeros)
        self.assertLess(self.path('a.docx').stat().st_size, 2 << 20)
        self.refused(self.path('a.docx'), says='it would unpack to 300 MB')

    def test_a_zip_that_lies_about_its_sizes_is_refused(self):
        path = self.docx('a.docx', {'word/document.xml': document(RELEASE) + ' ' * (40 << 20)})
        data = bytearray(path.read_bytes())
        real = struct.pack('<I', (40 << 20) + len(document(RELEASE).encode()))
        self.assertEqual(data.count(real), 2)
        path.write_bytes(bytes(data).replace(real, struct.pack('<I', 1000)))
        self.refused(path, says='word/document.xml in it is damaged or larger than')

    def test_memory_stays_bounded_for_a_text_as_long_as_a_book(self):
        sentence = 'Слово {} в длинном тексте, который никто не прочтёт.'
        many = [' '.join(sentence.format(10 * number + part) for part in range(6))
                for number in range(1500)]
        source = self.docx('a.docx', {'word/document.xml': document(many)})
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.taken(source)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(max(after - before, 0), 600_000, 'KB')

    def test_macros_are_said_and_ignored(self):
        parts = {'word/document.xml': document(RELEASE), 'word/vbaProject.bin': b'\xd0\xcf macro'}
        files, report = self.taken(self.docx('a.docm', parts))
        self.assertEqual(list(files), ['releases/a.ru.md'])
        self.assertIn('dropped: macros: they are never run', report)

    def test_external_entities_are_never_read(self):
        secret = self.write('secret.txt', 'TOP SECRET WORDS')
        entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
        text = document(RELEASE + ['&e;'], entity)
        self.refused(self.docx('a.docx', {'word/document.xml': text}), says='has a document type')
        for path in self.root.rglob('*'):
            self.assertFalse(path.is_file() and b'TOP SECRET' in path.read_bytes())

    def test_a_scanned_pdf_is_said_to_be_one(self):
        self.refused(self.write('scan.pdf', pdf([])), says='it was scanned')

    def test_html_of_huge_size_is_refused(self):
        self.refused(self.write('a.html', b'<p>a</p>' * (2 << 20)), says='16 MB of HTML')

    def test_html_nested_without_end_is_refused_or_read(self):
        result = self.run_import(self.write('a.html', '<div>' * 20000 + 'глубоко'))
        self.assertIn(result.returncode, (0, 1), result.stderr[:300])

    def test_a_page_loads_nothing_from_the_network(self):
        asked = []

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        server = HTTPServer(('127.0.0.1', 0), Answer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        base = f'http://127.0.0.1:{server.server_port}'
        files, report = self.taken(self.write(
            'a.html', f'<p>Зал открыт.</p><img src="{base}/a.png" alt="План">'
                      f'<img src="/etc/passwd"><iframe src="{base}/b"></iframe>'
                      f'<script src="{base}/c.js"></script>'))
        time.sleep(0.2)
        self.assertEqual(asked, [])
        self.assertEqual(list(files), ['pages/a.ru.md'])
        self.assertIn(f'nothing outside is ever loaded | {base}/a.png', report)
        self.assertIn(f'part loaded from elsewhere | {base}/b', report)
        self.assertIn('План', files['pages/a.ru.md'].decode())

    def test_empty_and_binary_files_are_refused(self):
        self.refused(self.write('a.txt', b''), says='it is empty')
        self.refused(self.write('b.txt', png()), says='it is no text')
        self.refused(self.write('c.docx', png()), says='it is no zip archive')
        self.refused(self.write('d.pdf', png()), says='it is no PDF file')
        self.refused(self.write('e.txt', b' \n\n '), says='there is no text in it')
        self.refused(self.write('f.xlsx', b'PK'), status=2, says='can be imported')

    def test_old_encodings_are_recognised_and_said(self):
        text = '\n\n'.join(RELEASE)
        files, report = self.taken(self.write('a.txt', text.encode('cp1251')))
        self.assertIn('encoding windows-1251', report)
        files, report = self.taken(self.write('b.txt', text.encode('utf-16')))
        self.assertIn('encoding UTF-16', report)
        self.assertEqual(len(set(files.values())), 1)

    def test_a_missing_pandoc_is_named_with_the_way_to_get_it(self):
        source = self.docx('a.docx', {'word/document.xml': document(RELEASE)})
        result = self.run_import(source, env={**os.environ, 'PATH': '/nowhere'})
        self.assertEqual(result.returncode, 3)
        self.assertIn('pandoc is not installed: apt-get install pandoc', result.stderr)


if __name__ == '__main__':
    unittest.main()
