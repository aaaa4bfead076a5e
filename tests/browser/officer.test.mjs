// An officer's path without a terminal: a Word file dropped on the desk, a draft, a package for the
// translator, the translation from OmegaT dropped back, checked and published.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { beginDesk, desk, endDesk, open } from './desk.mjs';

// The release, and what the translator makes of it.
const ROWS = [
  ['Открыт новый кабинет', 'Жаңы кабинет ачылды'],
  ['Бишкек', 'Бишкек'],
  [
    'В поликлинике открыт новый кабинет по снижению вреда.',
    'Поликлиникада зыянды азайтуу боюнча жаңы кабинет ачылды.',
  ],
  [
    'Население получит помощь бесплатно. Приём ведут 3 врача.',
    'Калк жардамды акысыз алат. Кабыл алууну 3 дарыгер жүргүзөт.',
  ],
];
const DATE = 'Бишкек, 1 декабря 2026 года. ';

let work;

before(async () => {
  work = mkdtempSync(join(tmpdir(), 'tilmech-officer-'));
  await beginDesk();
});

after(async () => {
  await endDesk();
  rmSync(work, { recursive: true, force: true });
});

function wordFile() {
  const path = join(work, 'clinic.docx');
  const [title, , first, second] = ROWS.map(([source]) => source);
  execFileSync('pandoc', ['-o', path], { input: [title, DATE + first, second].join('\n\n') });
  return path;
}

// Drops a file from the officer's folder on the page.
async function drop(page, path, name) {
  const bytes = [...readFileSync(path)];
  const transfer = await page.evaluateHandle(
    ([content, called]) => {
      const given = new DataTransfer();
      given.items.add(new File([Uint8Array.from(content)], called));
      return given;
    },
    [bytes, name],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

// What the translator does: opens the package in OmegaT, which knows these rows by then, lets it
// write the translated file, and packs everything again.
function translate(path) {
  const folder = join(work, 'omegat');
  execFileSync('python3', ['-m', 'zipfile', '-e', path, folder]);
  const [name] = readdirSync(folder);
  const project = join(folder, name);
  const memory = join(project, 'omegat/project_save.tmx');
  const units = ROWS.map(
    ([source, target]) =>
      `<tu><tuv lang="RU"><seg>${source}</seg></tuv><tuv lang="KY"><seg>${target}</seg></tuv></tu>`,
  );
  const before_ = readFileSync(memory, 'utf8');
  writeFileSync(memory, before_.replace('<body>', `<body>${units.join('')}`));
  const config = `--config-dir=${join(work, 'config')}`;
  execFileSync('omegat', [project, '--mode=console-translate', config], { stdio: 'ignore' });
  const back = join(work, 'back.zip');
  execFileSync('python3', ['-m', 'zipfile', '-c', back, project]);
  return { back, target: join(project, 'target') };
}

test('from a Word file to a published release in two languages', { timeout: 300000 }, async () => {
  const { page, errors, close } = await open('/_desk/?ui=ru');
  await page.locator('table.documents').waitFor();

  // The Word file becomes a draft, and the desk tells what it guessed.
  await drop(page, wordFile(), 'clinic.docx');
  await page.locator('.taken .button.main').waitFor();
  assert.match(page.url(), /\/_desk\/import/);
  assert.match(await page.locator('.remarks').first().innerText(), /date 2026-12-01/);
  await page.locator('.taken .button.main').click();
  await page.locator('.banner').waitFor();
  const draft = readFileSync(join(desk.root, 'content/releases/clinic.ru.md'), 'utf8');
  assert.match(draft, /^draft: yes/m);
  assert.match(draft, /\n\nВ поликлинике открыт новый кабинет по снижению вреда\.\n/);

  // The package for the Kyrgyz translator.
  await page.locator('.versions a', { hasText: 'Кыргызский' }).click();
  const loaded = page.waitForEvent('download');
  await page.locator('#package').click();
  const download = await loaded;
  const package_ = join(work, download.suggestedFilename());
  assert.match(package_, /clinic-ru-ky\.zip$/);
  await download.saveAs(package_);

  // Back from OmegaT.
  const { back, target } = translate(package_);
  assert.match(readFileSync(join(target, readdirSync(target)[0]), 'utf8'), /Жаңы кабинет ачылды/);
  await drop(page, back, 'back.zip');
  await page.locator('.taken a', { hasText: 'Открыт новый кабинет' }).waitFor();
  const kyrgyz = readFileSync(join(desk.root, 'content/releases/clinic.ky.md'), 'utf8');
  for (const [, translated] of ROWS.slice(2)) assert.ok(kyrgyz.includes(translated), kyrgyz);

  // Nothing is wrong with it: no row has a finding.
  const rows = await page.evaluate(async () => {
    const reply = await fetch('/_desk/api/document?id=releases/clinic&lang=ky&ui=ru');
    return (await reply.json()).rows;
  });
  assert.equal(rows.filter((row) => row.state === 'same').length, rows.length);
  assert.deepEqual(rows.flatMap((row) => row.findings ?? []), []);

  // Both versions are no drafts any more; then they are published.
  for (const lang of ['ky', 'ru']) {
    await page.goto(`${desk.origin}/_desk/document?id=releases/clinic&lang=${lang}&ui=ru`);
    await page.locator('.tools button', { hasText: 'Больше не черновик' }).click();
    await page.locator('.banner').waitFor({ state: 'detached' });
  }
  await page.goto(`${desk.origin}/_desk/publish?ui=ru`);
  await page.locator('button.main').click();
  await page.locator('.end[data-phase=done]').waitFor();
  for (const [lang, title] of [['ky', ROWS[0][1]], ['ru', ROWS[0][0]]]) {
    const path = join(desk.root, `public/${lang}/releases/clinic/index.html`);
    assert.ok(existsSync(path), path);
    assert.ok(readFileSync(path, 'utf8').includes(`${title}</h1>`), lang);
  }
  assert.deepEqual(errors, []);
  await close();
});

test('a file that is none of these is refused, and nothing is written', async () => {
  const { page, close } = await open('/_desk/import?ui=ru');
  const before_ = readdirSync(join(desk.root, 'content/releases')).sort();
  for (const [name, text] of [['picture.exe', 'x'], ['broken.docx', 'no Word'], ['a.zip', 'x']]) {
    writeFileSync(join(work, name), text);
    await page.locator('#file').setInputFiles(join(work, name));
    await page.locator('.taken .error', { hasText: 'не принят' }).waitFor();
  }
  assert.deepEqual(readdirSync(join(desk.root, 'content/releases')).sort(), before_);
  await close();
});
