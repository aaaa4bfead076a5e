// The desk by keyboard: letters of any layout, focus that is seen and stays when the page is drawn
// anew, messages that are read out; and what must not be offered before its time.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { TILMECH, beginDesk, desk, endDesk, open } from './desk.mjs';

const key = '2024-11-28-conference';

const file = (lang) => join(desk.root, 'content/releases', `${key}.${lang}.md`);
const documentPath = (lang) => `/_desk/document?id=releases/${key}&lang=${lang}&ui=ru`;

function prepare(root) {
  execFileSync(TILMECH, ['accept', '--root', root, file('ky'), file('en')]);
  const text = readFileSync(file('ru'), 'utf8');
  writeFileSync(file('ru'), text.replace('пять стран:', 'шесть стран:'));
}
before(() => beginDesk(prepare));
after(endDesk);

const focusedId = (page) => page.evaluate(() => document.activeElement.id);

// Steps with Tab or Shift+Tab until the page is left, and says of each step what holds the keyboard
// and is not to be seen whole: cut off by the window, or under something else.
async function walk(page, step) {
  const unseen = [];
  let steps = 0;
  for (; steps < 400; steps += 1) {
    await page.keyboard.press(step);
    const told = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === document.body || one === document.documentElement) return 'end';
      const box = one.getBoundingClientRect();
      const middle = (box.top + Math.min(box.bottom, innerHeight)) / 2;
      const there = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), middle);
      const isSeen = there !== null && (one.contains(there) || there.contains(one));
      const ring = getComputedStyle(one).outlineStyle;
      return isSeen && box.top >= 0 && ring !== 'none' ? '' : `${one.outerHTML.slice(0, 90)}`;
    });
    if (told === 'end') break;
    if (told) unseen.push(told);
  }
  assert.ok(steps > 20, `${steps} steps`);
  assert.deepEqual(unseen, []);
}

for (const [width, height] of [[1280, 500], [360, 640]])
  test(`${width} px: what holds the keyboard is seen, forwards and backwards`, async () => {
    const { page, close } = await open(documentPath('ky'), { viewport: { width, height } });
    await page.locator('.row.stale').waitFor();
    await walk(page, 'Tab');
    await walk(page, 'Shift+Tab');
    await close();
  });

test('the keys of rows work in a Cyrillic layout', async () => {
  const { page, close } = await open(documentPath('ky'));
  await page.locator('.row.stale').waitFor();
  const keyboard = await page.context().newCDPSession(page);
  const press = (typed, code) =>
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: typed, code, text: typed });
  await press('о', 'KeyJ');
  const first = await focusedId(page);
  await press('о', 'KeyJ');
  assert.notEqual(await focusedId(page), first, 'j goes on');
  await press('л', 'KeyK');
  assert.equal(await focusedId(page), first, 'k goes back');
  await press('т', 'KeyN');
  assert.equal(await page.locator('.row.stale:focus').count(), 1, 'n finds what is left');
  await press('у', 'KeyE');
  await page.locator('.editor textarea:focus').waitFor();
  assert.doesNotMatch(await page.locator('.editor textarea').inputValue(), /^у/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.row.stale:focus').count(), 1, 'Escape gives the row back');
  await close();
});

test('letters that are switched off are no keys and stay off; Enter opens a row', async () => {
  const { page, close } = await open(documentPath('ky'));
  await page.locator('.row.stale').waitFor();
  await page.locator('#letter-keys').uncheck();
  await page.reload();
  await page.locator('.row.stale').focus();
  assert.equal(await page.locator('#letter-keys').isChecked(), false);
  const id = await focusedId(page);
  for (const letter of ['j', 'n', 'e']) await page.keyboard.press(letter);
  assert.equal(await focusedId(page), id);
  await page.keyboard.press('Enter');
  await page.locator('.editor textarea:focus').waitFor();
  await close();
});

test('the keyboard stays where it was when rows are drawn anew', async () => {
  const { page, close } = await open(documentPath('ky'));
  await page.locator('.row.stale').waitFor();
  // Messages go after some seconds: here not before they are read.
  const now = Date.now();
  await page.clock.install({ time: now });
  await page.clock.pauseAt(now + 60_000);
  await page.locator('#only').focus();
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
  assert.equal(await focusedId(page), 'only');
  await page.keyboard.press('Space');
  await page.locator('#accept').focus();
  await page.keyboard.press('Enter');
  await page.locator('.row.stale').waitFor({ state: 'detached' });
  assert.equal(await focusedId(page), 'accept');
  // The message is still there, in a place that was there before it.
  assert.equal(
    await page.locator('[role=status] > .toast').innerText(),
    'Перевод отмечен как проверенный',
  );
  await page.locator('#undo').focus();
  await page.keyboard.press('Enter');
  await page.locator('.row.stale').waitFor();
  await page.locator('.toast', { hasText: 'Правка отменена' }).waitFor();
  // The button has gone: the keyboard is at the beginning of the text.
  assert.equal(await focusedId(page), 'main');
  await close();
});

test('what is found is said in one place, and a change leaves the keyboard there', async () => {
  const { page, close } = await open('/_desk/?ui=ru');
  await page.locator('.found').waitFor();
  await page.evaluate(() => document.querySelector('.found').setAttribute('data-same', ''));
  await page.fill('#f-q', 'Ашхабад');
  await page.locator('.found[data-same]', { hasText: /^1 документ$/ }).waitFor();
  // Who steps through the table stays in it when a file is saved.
  const link = page.locator('.documents tbody th a');
  await link.focus();
  const text = readFileSync(file('en'), 'utf8');
  writeFileSync(file('en'), `${text}\nOne more.\n`);
  await page.locator('.found:not([data-same])', { hasText: /^1 документ$/ }).waitFor();
  assert.ok(await link.evaluate((one) => one === document.activeElement));
  writeFileSync(file('en'), text);
  await close();
});

test('errors: nothing is published, the desk says why, and the page can be read', async () => {
  const text = readFileSync(file('ky'), 'utf8');
  writeFileSync(file('ky'), `${text}\n[x](releases/no-such-release)\n`);
  const { page, close } = await open('/ru/');
  const told = page.locator('.tilmech-problems');
  await told.locator('li').waitFor();
  // Folded, it stays so while the same is wrong, on other pages too.
  await told.locator('summary').press('Enter');
  await told.locator('li').waitFor({ state: 'hidden' });
  await page.goto(`${desk.origin}/ru/releases/`);
  await told.waitFor();
  assert.ok(!(await told.locator('li').isVisible()));

  await page.goto(`${desk.origin}/_desk/publish?ui=ru`);
  await page.locator('main li.error').waitFor();
  assert.ok(!(await page.locator('button.main').isVisible()), 'no button');
  await page.goto(`${desk.origin}/_desk/?ui=ru`);
  const next = page.locator('.next li', { hasText: 'Кыргызский' });
  await next.locator('.count.error', { hasText: '1 ошибка' }).waitFor();
  writeFileSync(file('ky'), text);
  await close();
});

test('a held page says so once, and what leads to it from elsewhere says it too', async () => {
  const release = join(desk.root, 'content/releases/2026-11-21-clean-zones.ru.md');
  const text = readFileSync(release, 'utf8');
  // Its own words stay as they are; what leads to it is told all the same.
  const { page, close } = await open('/ru/releases/');
  writeFileSync(release, text.replace('---\n', '---\npublish_at: 2100-01-01T00:00:00+06:00\n'));
  await page.locator('.tilmech-held').first().waitFor();
  assert.equal(await page.locator('.tilmech-held').count(), 1);
  await page.goto(`${desk.origin}/ru/releases/2026-11-21-clean-zones/`);
  await page.locator('.tilmech-bar[data-held]').waitFor();
  assert.equal(await page.locator('.tilmech-held').count(), 0);
  // The desk says until when as its reader writes it, and the title in the reader's language.
  await page.goto(`${desk.origin}/_desk/?ui=ru`);
  const until = page.locator('.held-mark time');
  await until.waitFor();
  assert.equal(await until.innerText(), '1 января 2100 года, 00:00');
  await page.goto(`${desk.origin}/_desk/publish?ui=ky`);
  const held = page.locator('main li', { has: page.locator('time') });
  await held.waitFor();
  assert.match(await held.innerText(), /Жарыяланат: 2100-жылдын\s1-январы, саат 00:00$/);
  const title = held.locator('span').first();
  assert.match(await title.innerText(), /«Таза зоналар»/);
  assert.equal(await title.getAttribute('lang'), null);
  writeFileSync(release, text);
  await close();
});
