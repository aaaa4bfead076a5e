// The browser's analyser is the generator's: in Chromium, over more than 50,000 words a language,
// from a folder, every stem is what `tilmech analyze` prints; bad input has the same results too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch } from './site.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TILMECH = process.env.TILMECH ?? join(ROOT, 'build/release/tilmech');
const WORDS = 50000; // at least so many different ones a language
const ENOUGH = 100000; // and of more than so many every second, third ...
const LIMIT = { maxBuffer: 1 << 30 };

let browser, folder, page;

const bundle = (module, output) =>
  execFileSync(join(ROOT, 'site/bundle'), [join(ROOT, 'site/scripts/analyser', module), output]);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tilmech-stemming-'));
  bundle('analyser.js', join(folder, 'analyser.js'));
  writeFileSync(join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>words</title><script src="analyser.js"></script>');
  browser = await launch();
  page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
});

after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

// Text of the project's own content in a language, a line a line.
function ownLines(lang) {
  const files = readdirSync(join(ROOT, 'content'), { recursive: true }).map(String)
    .filter((path) => path.endsWith(`.${lang}.md`));
  return files.flatMap((path) => readFileSync(join(ROOT, 'content', path), 'utf8').split('\n'));
}

const wordsOf = (lines) => lines.flatMap((line) => line.match(/[\p{L}\p{M}’'-]+/gu) ?? []);

// Kyrgyz lemmas with every chain of suffixes that the language allows.
function kyrgyzWords() {
  const here = join(ROOT, 'tests/bench/stemming');
  const out = execFileSync('python3', ['paradigms.py', 'chains', 'nouns.txt', 'verbs.txt'],
    { cwd: here, ...LIMIT });
  return out.toString().split('\n').map((line) => line.split('\t')[0]);
}

// Debian's lists of word forms; `./dev test` installs them.
function dictionary(path) {
  assert.ok(existsSync(path), `${path} is missing: ./dev test installs it`);
  return readFileSync(path, 'utf8').split('\n').map((line) => line.split('/')[0]);
}

const ENGLISH_ENDINGS = ['', 's', "'s", '’s', 'ed', 'ing', 'ly', 'ness', 'ational', 'fully'];
const RUSSIAN_ENDINGS = ['', 'а', 'ой', 'ый', 'ого', 'ами', 'ейше', 'ость', 'ившись', 'ует'];

// The words of a dictionary, and some of them with an ending, right or not.
const withEndings = (words, endings) => [
  ...words,
  ...words.filter((_, i) => i % 3 === 0).map((word, i) => word + endings[i % endings.length]),
];

const SOURCES = {
  ky: () => kyrgyzWords(),
  ru: () => withEndings(dictionary('/usr/share/hunspell/ru_RU.dic'), RUSSIAN_ENDINGS),
  en: () => withEndings(dictionary('/usr/share/dict/american-english-large'), ENGLISH_ENDINGS),
};

function generatorStems(words, lang) {
  const input = words.join('\n') + '\n';
  const out = execFileSync(TILMECH, ['analyze', '--lang', lang], { input, ...LIMIT });
  const lines = out.toString().split('\n').slice(0, -1);
  return lines.map((line) => line.slice(line.lastIndexOf('\t') + 1));
}

const browserStems = (words, lang) => page.evaluate(
  ([list, code]) => list.map((word) => globalThis.tilmech.stemOfWord(word, code)), [words, lang]);

async function differences(words, lang) {
  const there = generatorStems(words, lang);
  assert.equal(there.length, words.length);
  const here = await browserStems(words, lang);
  return words.filter((_, i) => here[i] !== there[i]).slice(0, 20)
    .map((word) => `${word}: ${here[words.indexOf(word)]}, not ${there[words.indexOf(word)]}`);
}

for (const lang of Object.keys(SOURCES)) {
  test(`${lang}: every stem is the generator's`, { timeout: 300000 }, async (context) => {
    const plain = SOURCES[lang]().filter((word) => word && !/\s/.test(word));
    const all = [...new Set([...plain, ...wordsOf(ownLines(lang))])];
    const step = Math.ceil(all.length / ENOUGH);
    const words = all.filter((_, i) => i % step === 0);
    assert.ok(words.length >= WORDS, `only ${words.length} words`);
    assert.deepEqual(await differences(words, lang), []);
    // As typed on other keyboards and in headings, and in the alphabets of the other languages.
    const sample = words.filter((_, i) => i % 10 === 0);
    const variants = [...new Set([
      ...sample.map((word) => word.toUpperCase()),
      ...sample.map((word) => word.normalize('NFD')),
      ...sample.map((word) => word.replace(/[аеорсух]/, (c) => 'aeopcyx'['аеорсух'.indexOf(c)])),
      ...sample.map((word) => `${word.slice(0, 3).toUpperCase()}${word.slice(3)}`),
    ])];
    assert.deepEqual(await differences(variants, lang), []);
    for (const other of Object.keys(SOURCES).filter((one) => one !== lang))
      assert.deepEqual(await differences(sample, other), []);
    context.diagnostic(`${words.length} words and ${variants.length} variants`);
  });

  test(`${lang}: whole lines have the same tokens`, async () => {
    const lines = ownLines(lang).filter((line) => !line.includes('\t'));
    assert.ok(lines.length > 0);
    assert.deepEqual(await differences(lines, lang), []);
  });
}

// Everything that a form, a clipboard or a bad keyboard may bring.
const BAD = [
  ' ', '0', '2014', '1\u00a0234\u00a0567,5', '500дөн', '2-го', '3rd', '1..2', '1.2.', '_а_',
  "'", "'s",
  'а', 'ъь', 'аоуыэ', 'бкк', 'йййй', 'юяеё', 'ш'.repeat(48), 'ш'.repeat(49), 'лар'.repeat(3333),
  'aбв', 'oкмoт', 'CADAPтын', 'АИВ/ЖИКС', 'БУУ-нун', 'А.Б.Иванов', 'т.е', 'КЫРГЫЗ РЕСПУБЛИКАСЫ',
  '\u0301', 'и\u0306', 'за\u0301мок', 'a\u0301\u0301\u0301', '\u200b', '\ufeffсөз',
  'про\u00adграмма',
  '😀', '👩‍⚕️', '🇰🇬', '<img onerror=alert(1)>', 'İstanbul', 'ΣΊΣΥΦΟΣ', 'ﬁn', 'Ⅳ', '½',
  'ўзбек', 'қазақ',
  '²', 'ª', '×', '№5', '€5', 'a_b', 'don’t', '‘кош’', '@а',
  "о'о", '٣', 'א', 'ß', 'ẞ', 'ǆ', 'ꙑ', 'ӏ', 'ԥ',
];

for (const lang of Object.keys(SOURCES))
  test(`${lang}: bad input gives the same as the generator`, async () => {
    assert.deepEqual(await differences(BAD, lang), []);
  });

test('half of a surrogate pair is read as a character that cannot be read', async () => {
  for (const lang of Object.keys(SOURCES)) {
    const here = await page.evaluate(
      (code) => ['\ud800', 'а\udc00б', '\udc00\ud800'].map(
        (word) => globalThis.tilmech.stemOfWord(word, code)),
      lang);
    // A process cannot be given half a pair; what it stands for it can.
    assert.deepEqual(here, generatorStems(['\ufffd', 'а\ufffdб', '\ufffd\ufffd'], lang));
  }
});

test('folding and the three stemmers are at most 8 KB', () => {
  bundle('stems.js', join(folder, 'stems.js'));
  const size = gzipSync(readFileSync(join(folder, 'stems.js')), { level: 9 }).length;
  assert.ok(size <= 8192, `${size} bytes`);
});

test('the Latin readings of a word and the other keyboard are defined for any input', async () => {
  const found = await page.evaluate(() => {
    const { latinToCyrillic, otherKeyboard } = globalThis.tilmech;
    return [latinToCyrillic('okmot', 8)[0], latinToCyrillic('a'.repeat(41), 8),
      latinToCyrillic('', 8), latinToCyrillic('j'.repeat(40), 99).length,
      otherKeyboard('ghjuhfvvf'), otherKeyboard('\ud800a')];
  });
  assert.deepEqual(found, ['окмот', [], [], 32, 'программа', '\ud800ф']);
});
