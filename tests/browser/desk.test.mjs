// An editor's hour at the translation desk, in a copy of the project's own content under git:
// finding the stale row, mending it, seeing the site change, accepting it. Then the desk for
// everybody: axe, a phone, three languages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeFindings } from './axe.mjs';
import { TILMECH, beginDesk, desk, endDesk, open } from './desk.mjs';

// A release whose source is Russian.
const key = '2022-11-30-dialogue';

const file = (lang) => join(desk.root, 'content/releases', `${key}.${lang}.md`);
const git = (...args) =>
  execFileSync(
    'git',
    ['-C', desk.root, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args],
    { encoding: 'utf8' },
  );
const documentPath = (lang, ui = 'ru') =>
  `/_desk/document?id=releases/${key}&lang=${lang}&ui=${ui}`;

function prepare(root) {
  // The translation is accepted; then one paragraph of the source changes, not the first.
  execFileSync(TILMECH, ['accept', '--root', root, file('ky'), file('en')]);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'accepted');
  const text = readFileSync(file('ru'), 'utf8');
  const body = text.indexOf('\n---\n', 4) + 5;
  const end = text.indexOf('\n\n', text.indexOf('\n\n', body + 1) + 2);
  writeFileSync(
    file('ru'),
    text.slice(0, end) + ' Позже к ним присоединились врачи.' + text.slice(end),
  );
  git('commit', '-q', '-a', '-m', 'start');
}
before(() => beginDesk(prepare));
after(endDesk);

test("an editor's hour: the stale row is found, mended, seen on the site, accepted", async () => {
  const { page, errors, close } = await open('/_desk/?ui=ru');
  const site = await page.context().newPage();
  await site.goto(`${desk.origin}/ky/releases/${key}/`);
  await site.evaluate(() => scrollTo(0, 250));
  const y = await site.evaluate(() => scrollY);

  // The desk says what to do next; its link leads to the document.
  await page.bringToFront();
  await page.locator('.next li', { hasText: 'Кыргызский' }).locator('.state.stale').waitFor();
  await page.locator('.next li', { hasText: 'Кыргызский' }).locator('a').click();
  await page.locator('.row.stale').first().waitFor();
  assert.equal(await page.locator('.row.stale').count(), 1, 'one row is stale');
  assert.match(
    await page.locator('.row.stale .source').innerText(),
    /Позже к\sним присоединились\sврачи/,
  );

  // What changed in it since then, from the history.
  await page.locator('.row.stale .before ins').waitFor();
  assert.equal(
    await page.locator('.row.stale .before ins').innerText(),
    'Позже к ним присоединились врачи.',
  );
  assert.equal(await page.locator('.before').count(), 1, 'one paragraph of the source changed');

  // By keyboard alone: to the row, into it, and saved.
  await page.keyboard.press('n');
  assert.ok(await page.locator('.row.stale.current').isVisible());
  await page.keyboard.press('e');
  const area = page.locator('.editor textarea');
  const before_ = await area.inputValue();
  await area.press('Control+End');
  await area.pressSequentially(' Кийин аларга дарыгерлер кошулду.');
  await page.locator('.editor .preview', { hasText: 'дарыгерлер кошулду' }).waitFor();
  await area.press('Control+Enter');
  await page.locator('.editor').waitFor({ state: 'detached' });
  assert.ok(
    readFileSync(file('ky'), 'utf8').includes(`${before_} Кийин аларга дарыгерлер кошулду.`),
  );

  // The site has it, where its reader was.
  await site.bringToFront();
  await site.locator('main', { hasText: 'дарыгерлер кошулду' }).waitFor();
  await site.waitForFunction(
    (place) => document.readyState === 'complete' && Math.abs(scrollY - place) < 60,
    y,
  );
  const paragraph = git('diff', '--numstat').trim().split('\n');
  assert.equal(paragraph.length, 1, 'one file differs');
  assert.equal(
    git('diff', '-U0')
      .split('\n')
      .filter((line) => line.startsWith('@@')).length,
    1,
    'one paragraph differs',
  );

  await page.bringToFront();
  await page.locator('#accept').click();
  await page.locator('.row.stale').first().waitFor({ state: 'detached' });
  const changed = git('diff', '-U0', '--', file('ky'))
    .split('\n')
    .filter((line) => /^[+-][^+-]/.test(line));
  assert.ok(
    changed.every((line) => /source_revision|кошулду|^-/.test(line)),
    changed.join('\n'),
  );
  assert.deepEqual(errors, []);
  await close();
});

test('the button and the key undo what was saved, back to what git has', async () => {
  const { page, close } = await open(documentPath('ky'));
  await page.locator('.undo').waitFor();
  while ((await page.locator('.undo').count()) > 0) {
    const label = await page.locator('.undo').innerText();
    await page.locator('.undo').click();
    await page.waitForFunction((old) => document.querySelector('.undo')?.innerText !== old, label);
  }
  assert.equal(git('status', '--porcelain'), '');
  await close();
});

test('while the site is read and checked the desk says so, and goes on by itself', async () => {
  const context = await desk.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  let state = 'reading';
  // What a large site answers at first.
  await page.route('**/_desk/api/state?*', async (route) => {
    if (state === 'reading') return route.fulfill({ status: 503, json: { reason: 'reading' } });
    if (state === 'checked') return route.continue();
    const reply = await route.fetch();
    return route.fulfill({ response: reply, json: { ...(await reply.json()), checked: false } });
  });
  await page.goto(`${desk.origin}/_desk/?ui=ky`);
  await page.locator('.notice', { hasText: 'Тексттер окулуп жатат' }).waitFor();
  state = 'checking';
  await page.locator('.notice', { hasText: 'Тексттер текшерилип жатат' }).waitFor();
  await page.locator('table.documents').waitFor();
  state = 'checked';
  // Any change of the site is told, and the desk asks anew.
  const text = readFileSync(file('en'), 'utf8');
  writeFileSync(file('en'), `${text}\nOne more.\n`);
  await page.locator('.notice').waitFor({ state: 'detached' });
  writeFileSync(file('en'), text);
  await context.close();
});

test('a file that changed meanwhile: nothing is lost, and the editor chooses', async () => {
  const { page, close } = await open(documentPath('en'));
  await page.locator('.row.paragraph .edit').first().click();
  const area = page.locator('.editor textarea');
  await area.fill('Mine.');
  const text = readFileSync(file('en'), 'utf8');
  writeFileSync(file('en'), `${text}\nTheirs.\n`);
  await page.waitForTimeout(600);
  assert.equal(await area.inputValue(), 'Mine.', 'what is being written stays');
  await area.press('Control+Enter');
  const keep = page.locator('.conflict button').first();
  await Promise.race([keep.waitFor(), page.locator('.editor').waitFor({ state: 'detached' })]);
  if ((await keep.count()) > 0) await keep.click();
  await page.locator('.editor').waitFor({ state: 'detached' });
  const now = readFileSync(file('en'), 'utf8');
  assert.ok(now.includes('Mine.') && now.includes('Theirs.'));
  writeFileSync(file('en'), text);
  await close();
});

test('a click on a paragraph of the site leads to its row', async () => {
  const { page, close } = await open(`/ky/releases/${key}/`);
  await page
    .locator('main p[id^="s-"]')
    .nth(1)
    .click({ position: { x: 5, y: 5 } });
  const link = page.locator('.tilmech-offer a');
  await link.waitFor();
  await link.click();
  await page.locator('.row.current').waitFor();
  assert.match(page.url(), /\/_desk\/document\?.*#s-/);
  await close();
});

test('a new release is begun from the form, and publishing runs the command', async () => {
  const { page, errors, close } = await open('/_desk/new?ui=en');
  await page.fill('#title', 'A new clinic opens');
  await page.waitForFunction(() =>
    document.querySelector('#key').value.endsWith('a-new-clinic-opens'),
  );
  await page.locator('button.main').click();
  await page.locator('.banner').waitFor();
  assert.match(await page.locator('.banner').innerText(), /Draft/);
  await page.locator('.row .add', { hasText: 'Write the text' }).click();
  await page.locator('.editor textarea').fill('Врачи ведут приём.\n\nОн бесплатный.');
  await page.locator('.editor .save').click();
  await page.locator('.row.paragraph .target', { hasText: 'бесплатный' }).waitFor();
  await page.goto(`${desk.origin}/_desk/publish?ui=en`);
  await page.locator('main li', { hasText: 'A new clinic opens' }).waitFor();
  await page.locator('button.main').click();
  await page.locator('.end[data-phase=done]').waitFor();
  await page.locator('summary', { hasText: 'What the program said' }).click();
  assert.match(await page.locator('.output').innerText(), /sent .*public/);
  assert.ok(existsSync(join(desk.root, `public/ky/releases/${key}/index.html`)));
  assert.deepEqual(errors, []);
  await close();
});

for (const ui of ['ru', 'ky', 'en'])
  for (const width of [360, 1280])
    test(`${ui}, ${width} px: every page of the desk fits, and axe finds nothing`, async () => {
      for (const colorScheme of ['light', 'dark'])
        for (const path of [
          `/_desk/?ui=${ui}`,
          documentPath('ky', ui),
          documentPath('ru', ui),
          `/_desk/new?ui=${ui}`,
          `/_desk/import?ui=${ui}`,
          `/_desk/publish?ui=${ui}`,
        ]) {
          const { page, close } = await open(path, {
            viewport: { width, height: 800 },
            colorScheme,
          });
          await page.locator('h1').waitFor();
          await page.locator('table.documents, .rows, .form, .drop, main li').first().waitFor();
          const edit = page.locator('.row.paragraph .edit').first();
          if ((await edit.count()) > 0) await edit.click();
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${path} is ${over} px too wide`);
          assert.deepEqual(await axeFindings(page), [], path);
          const words = await page.locator('body').innerText();
          assert.doesNotMatch(
            words,
            /\b(desk|row|state|save|publish|import|hold)\.[a-z_]+\b/,
            'untranslated words',
          );
          await close();
        }
    });
