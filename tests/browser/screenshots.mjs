// The pictures of the guide, taken from the program in each reader's language:
//   node screenshots.mjs FOLDER      writes FOLDER/NAME.LANG.webp
// `./dev screenshots` runs it. The texts are the project's own, in a copy where one release is held
// and one paragraph of a source has changed; the clock, the window and the fonts are always the
// same, so that a picture changes only when the program does.
import { execFileSync } from 'node:child_process';
import {
  cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TILMECH, startPreview } from './desk.mjs';
import { launch } from './site.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROJECT = resolve(HERE, '../..');
const OUT = resolve(process.argv[2] ?? '.');

const NOW = '2026-11-25T09:00:00+06:00';
const HELD = '2026-11-21-launch';
const STALE = '2022-11-30-dialogue';
const WIDTH = 1000;
const MOST_BYTES = 60 * 1024;

// What is looked for, in each language's own words.
const QUERY = { ky: 'зыянды азайтуу', ru: 'снижение вреда', en: 'harm reduction' };
// The translation that stands at the desk: the source is Russian.
const TRANSLATION = { ky: 'ky', ru: 'ky', en: 'en' };

const PICTURES = {
  held: { path: (lang) => `/${lang}/releases/${HELD}/`, height: 560 },
  desk: { path: (lang) => `/_desk/?ui=${lang}`, height: 640, ready: '.documents tbody tr' },
  row: {
    path: (lang) => `/_desk/document?id=releases/${STALE}&lang=${TRANSLATION[lang]}&ui=${lang}`,
    height: 560,
    scroll: 320,
    ready: '.before ins',
  },
  parallel: { path: (lang) => `/${lang}/releases/${STALE}/parallel/`, height: 560, scroll: 300 },
  search: {
    path: (lang) => `/${lang}/search/?q=${encodeURIComponent(QUERY[lang])}`,
    height: 600,
    ready: 'main ol li, main .results li',
  },
};

function change(file, edit) {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

function copyOfTheProject() {
  const root = mkdtempSync(join(tmpdir(), 'tilmech-pictures-'));
  cpSync(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  for (const part of ['site.json', 'partners'])
    cpSync(join(PROJECT, 'site', part), join(root, 'site', part), { recursive: true });
  const release = (key, lang) => join(root, 'content/releases', `${key}.${lang}.md`);
  change(release(HELD, 'ru'), (text) =>
    text.replace(/^date: .*$/m, 'date: 2026-12-01\npublish_at: 2026-12-01T10:00:00+06:00'));
  execFileSync(TILMECH, ['accept', '--root', root, release(STALE, 'ky'), release(STALE, 'en')]);
  // The desk shows what the source said before, which git knows.
  const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
  const env = { ...process.env, GIT_AUTHOR_DATE: NOW, GIT_COMMITTER_DATE: NOW };
  for (const args of [['init', '-q'], ['add', '-A'], ['commit', '-q', '-m', 'accepted']])
    execFileSync('git', ['-C', root, ...author, ...args], { env });
  change(release(STALE, 'ru'), (text) => {
    const body = text.indexOf('\n---\n', 4) + 5;
    const first = text.slice(body).trimStart();
    return text.slice(0, body) + '\n' + first.replace('\n\n', ' Встреча длилась два дня.\n\n');
  });
  return root;
}

async function picture(browser, origin, name, lang) {
  const { path, height, ready, scroll = 0 } = PICTURES[name];
  const context = await browser.newContext({
    viewport: { width: WIDTH, height }, colorScheme: 'light', reducedMotion: 'reduce',
    timezoneId: 'Asia/Bishkek', locale: lang,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(NOW));
  // The preview's page keeps a connection open for reloads: "networkidle" never comes.
  await page.goto(origin + path(lang), { waitUntil: 'load' });
  if (ready) await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(700);
  await page.evaluate((y) => scrollTo(0, y), scroll);
  const png = join(tmpdir(), `tilmech-${process.pid}-${name}-${lang}.png`);
  await page.screenshot({ path: png, caret: 'hide', animations: 'disabled' });
  await context.close();
  const file = join(OUT, `${name}.${lang}.webp`);
  execFileSync('cwebp', ['-quiet', '-q', '45', '-m', '6', png, '-o', file]);
  rmSync(png);
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`${file}: ${size} bytes, at most ${MOST_BYTES}`);
  console.log(`${file}: ${Math.ceil(size / 1024)} KB`);
}

mkdirSync(OUT, { recursive: true });
const root = copyOfTheProject();
// Findings name files: relative to where the program runs, so that every run names the same.
const { program, origin } = await startPreview(['--now', NOW], root);
const browser = await launch();
try {
  for (const lang of ['ky', 'ru', 'en'])
    for (const name of Object.keys(PICTURES)) await picture(browser, origin, name, lang);
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await new Promise((done) => program.once('exit', done));
  rmSync(root, { recursive: true, force: true });
}
