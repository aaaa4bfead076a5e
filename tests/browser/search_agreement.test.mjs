// The browser and `tilmech search` give the same results in the same order, with the same excerpts:
// over what readers look for, and over what a form, a clipboard or a bad keyboard may bring.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ask, searchAddress, shownResults } from './search_page.mjs';
import { SITE, inTabs, siteInBrowser } from './site.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TILMECH = process.env.TILMECH ?? join(ROOT, 'build/release/tilmech');
const QUERIES = join(ROOT, 'tests/bench/search/queries.tsv');
const ENOUGH = 200;

// Beside those of the benchmark: phrases, excluded words, filters, unfinished words, bad input.
const OWN = [
  '"снижение вреда"', '«баңги зат»', '"harm reduction" Kyrgyzstan', 'снижение -вреда',
  'программа −наркотики', '-программа', '"программа', 'реабилит', 'нарк', 'ре', 'р', 'баң', 'okm',
  'rehab', 'тру', '2014', '2014-ж', '2,5', '№ 31', 'UNODC', 'ГСКН', 'ЮНОДК', 'АИВ/ЖИКС', 'БУУ-нун',
  'и', 'the', 'жана', 'что делать', 'что такое метадон', 'how to', 'метадон ', ' метадон',
  'метадоновая заместительная терапия в тюрьмах', 'баңги заттардын мыйзамсыз жүгүртүлүшү',
  'banги', 'кыргыз tili', 'kyrgyz tili', 'жаштар арасында алдын алуу', 'жоокерлер', 'ооруу',
  'hfpvtotybt', 'ghjabkfrnbrf', 'рфкь кувгсешщт', 'профилатика', 'профилактка', 'рехабилитация',
  'rehabilitaton', 'drg polisy', 'нарокотики', 'зянды азайтуу', 'минситерство', 'кызматташтык',
  'европейский союз', 'Evropa', 'Европа Биримдиги', 'CADAP', 'кадап', 'Бишкек', 'Bishkek', 'Ош',
  'снижение спроса и предложения на наркотики среди молодёжи в школах Кыргызской Республики 2014',
  'йогурт', 'xyzzy', 'фывапролджэ', 'ъъъ', 'ъъъъъ', 'яъъъъ', 'органам',
  '!!!', '...', '""', '«»', '-', '--', '- -', '"-"',
  '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '&lt;b&gt;', "' OR 1=1 --",
  'شريعة', 'مخدرات наркотики', '\u202eкитокран', '😀', '👩‍⚕️ врач', '🇰🇬 Кыргызстан', '日本', 'İ',
  'и\u0306огурт', 'про\u00adграмма', 'за\u0301мок', 'ﬁnance', '½', 'Ⅳ', 'a\u0301\u0301\u0301',
  'ПРОГРАММА', 'пРОГРАММА', 'Программа,программа;программа', 'а-б-в-г', 'e-mail', '@12', '@',
  '\ufffd', 'о'.repeat(60), 'a'.repeat(400), 'программа '.repeat(20), 'лечение'.repeat(60),
  `${'слово '.repeat(80)}метадон`, 'я'.repeat(10000),
];
const OWN_FILTERED = [
  ['программа', 'programmes', ''], ['программа', 'releases', ''], ['программа', 'releases', '2014'],
  ['программа', '', '2024'], ['снижение вреда', 'glossary', ''], ['программа', 'pages', ''],
  ['"снижение вреда"', 'releases', ''], ['программа -вреда', 'programmes', ''],
];

const site = siteInBrowser({ before, after });

// [lang, query, kind, year]
function questions() {
  const lines = existsSync(QUERIES) ? readFileSync(QUERIES, 'utf8').split('\n') : [];
  const known = lines.filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t').slice(1, 3));
  const own = OWN.map((query, i) => [['ky', 'ru', 'en'][i % 3], query]);
  const filtered = OWN_FILTERED.flatMap(
    ([query, ...filters]) => ['ky', 'ru', 'en'].map((lang) => [lang, query, ...filters]));
  // By language, so that a tab stays on one page.
  const all = [...known, ...own, ...filtered];
  return all.sort(([a, , kind], [b, , other]) => a.localeCompare(b) || !!kind - !!other);
}

async function generatorResults(lang, query, kind, year) {
  const filters = [...(kind ? ['--kind', kind] : []), ...(year ? ['--year', year] : [])];
  const { stdout } = await promisify(execFile)(TILMECH,
    ['search', '--site', SITE, '--lang', lang, '--format', 'json', ...filters, '--', query],
    { maxBuffer: 1 << 26 });
  return JSON.parse(stdout).map(({ url, lang: found, excerpt }) => ({ url, lang: found, excerpt }));
}

async function browserResults(page, lang, query, kind, year) {
  const filters = `${kind ? `&kind=${kind}` : ''}${year ? `&year=${year}` : ''}`;
  const address = searchAddress(site.server.origin, lang, '', filters);
  if (page.url() !== address && !page.url().includes(`/${lang}/search/`) || filters ||
    page.url().includes('kind=') || page.url().includes('year='))
    await page.goto(address);
  await ask(page, query);
  return shownResults(page);
}

test('the browser finds what tilmech search finds, in the same order', { timeout: 1200000 },
  async (context) => {
    const asked = questions();
    assert.ok(asked.length >= ENOUGH, `only ${asked.length} queries`);
    const problems = [];
    let found = 0;
    await inTabs(site.browser, asked, {}, async (page, question) => {
      const [here, there] = await Promise.all(
        [browserResults(page, ...question), generatorResults(...question)]);
      found += there.length > 0;
      if (JSON.stringify(here) !== JSON.stringify(there))
        problems.push(`${JSON.stringify(question).slice(0, 80)}: ${differing(here, there)}`);
    });
    context.diagnostic(`${asked.length} queries, ${found} with results`);
    assert.deepEqual(problems, []);
  });

function differing(here, there) {
  const at = there.findIndex((one, i) => JSON.stringify(one) !== JSON.stringify(here[i]));
  const i = at < 0 ? there.length : at;
  return `${here.length} and ${there.length}; ${i}: ${JSON.stringify(here[i])} ` +
    `not ${JSON.stringify(there[i])}`;
}
