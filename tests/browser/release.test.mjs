// The page of a press release: emblems, copying, and its sheet of paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { langOf, launch, pages, read, serve, typeOf } from './site.mjs';

const releases = pages().filter((path) => typeOf(path) === 'releases-one' &&
  !path.includes('/parallel/') && read(path).includes('class="emblem"'));
// The one with the most to show in each language.
const chosen = ['ky', 'ru', 'en'].map((lang) => releases.filter((path) => langOf(path) === lang)
  .sort((a, b) => read(b).length - read(a).length)[0]);

let server, browser;
before(async () => {
  server = await serve('/');
  browser = await launch();
});
after(async () => {
  await browser.close();
  server.close();
});

async function withPage(path, options, work) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${server.origin}/${path}`, { waitUntil: 'load' });
  await work(page);
  assert.deepEqual(errors, [], path);
  await context.close();
}

test('each language has a release with an emblem', () => {
  assert.ok(chosen.every(Boolean), String(chosen));
});

test('an emblem keeps its colours in the dark and is never smaller than a logo', async () => {
  for (const path of chosen)
    for (const colorScheme of ['light', 'dark'])
      await withPage(path, { colorScheme }, async (page) => {
        // A logo as large as its box allows, beside those of the content.
        await page.evaluate(() => {
          const logo = document.createElement('img');
          logo.className = 'logo';
          logo.src = document.querySelector('.emblem').src;
          document.querySelector('.partners li').append(logo);
        });
        await page.waitForFunction(() => [...document.images].every((image) => image.complete));
        const found = await page.evaluate(() => {
          const of = (selector) => [...document.querySelectorAll(selector)].map((image) => {
            const { width, height } = image.getBoundingClientRect();
            const { filter, opacity, mixBlendMode, backgroundColor } = getComputedStyle(image);
            return { width, height, natural: image.naturalWidth, alt: image.alt,
                     style: [filter, opacity, mixBlendMode, backgroundColor].join(' ') };
          });
          return { emblems: of('.emblem'), logos: of('.logo') };
        });
        assert.ok(found.emblems.length >= 1, path);
        for (const emblem of found.emblems) {
          assert.ok(emblem.natural > 0 && emblem.alt, path);
          assert.equal(emblem.style, 'none 1 normal rgb(255, 255, 255)', path);
          for (const logo of found.logos)
            assert.ok(emblem.width >= logo.width && emblem.height >= logo.height,
              `${path} ${JSON.stringify({ emblem, logo })}`);
        }
      });
});

test('headline, text and a quotation with its speaker are copied clean', async () => {
  for (const path of chosen)
    await withPage(path, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      const press = async (button) => {
        const label = await button.innerText();
        await button.click();
        await page.waitForFunction(([one, text]) => one.textContent !== text,
          [await button.elementHandle(), label]);
        return clipboard();
      };
      const buttons = page.locator('.copy-top button');
      const headline = (await page.title()).split(' · ')[0];
      assert.equal((await press(buttons.nth(0))).replaceAll('\u00A0', ' '), headline);
      const text = await press(buttons.nth(1));
      assert.ok(text.replaceAll('\u00A0', ' ').startsWith(headline), path);
      assert.ok(text.length > 500 && !/\u00AD/.test(text), path);
      for (const quotation of await page.locator('figure.quotation').all()) {
        const copied = await press(quotation.locator('button'));
        const speaker = await quotation.locator('figcaption').innerText();
        assert.ok(copied.endsWith(`\n— ${speaker.replace(/^— /, '')}`), copied);
      }
    });
});

test('without JavaScript nothing offers to copy', async () => {
  await withPage(chosen[0], { javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.locator('.copy-line').count(), 0);
  });
});

test('on paper a release is an A4 letter: sender, contacts, numbers of pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  for (const path of chosen)
    await withPage(path, {}, async (page) => {
      const pdf = join(folder, 'release.pdf');
      writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
      assert.match(info, /Page size: +59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
      const count = Number(/Pages: +(\d+)/.exec(info)[1]);
      const words = (text) => text.replace(/[\s\u00AD\u2010-]+/g, '');
      const paper = words(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }));
      const shown = async (selector) => words(await page.locator(selector).first().textContent());
      for (const selector of ['.letterhead strong', 'h1', '.partners li a', '.disclaimer'])
        assert.ok(paper.includes(await shown(selector)), `${path} ${selector}`);
      for (const number of [1, count]) assert.ok(paper.includes(`${number}/${count}`), path);
      await page.emulateMedia({ media: 'print' });
      for (const selector of ['.top', '.take', '.neighbours', '.related', '.copy-line', '.foot'])
        for (const part of await page.locator(selector).all())
          assert.equal(await part.isVisible(), false, `${path} ${selector}`);
      assert.ok((await page.locator('.letterhead').boundingBox()).y <
        (await page.locator('h1').boundingBox()).y);
    });
  rmSync(folder, { recursive: true });
});
