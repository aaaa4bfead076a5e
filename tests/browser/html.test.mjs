// Every page is valid HTML: vnu, the checker behind validator.w3.org, has nothing to say, not even
// a warning. It fetches the pages from a server, because it also checks them against their content
// security policy, and 'self' means nothing for a file.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { after, before, test } from 'node:test';
import { ownBasePath, pages, serve } from './site.mjs';

const JAR = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

// Pages for one run of vnu: a command line has a limit.
const PORTION = 500;

let server;

before(async () => {
  server = await serve(ownBasePath());
});

after(() => server?.close());

// vnu's messages about pages at `addresses`, "ky/index.html:7: text".
async function messagesOf(addresses) {
  const start = server.origin + ownBasePath();
  const options = [
    '-Xss4m', '-Dnu.validator.servlet.allow-forbidden-hosts=true',  // our server is on this machine
    '-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always',
  ];
  const run = promisify(execFile)('java', [...options, ...addresses], { maxBuffer: 1 << 28 });
  return JSON.parse((await run).stdout).messages.map(
    ({ url = '', lastLine, message }) => `${url.replace(start, '')}:${lastLine}: ${message}`);
}

test('vnu has nothing to say about any page', { timeout: 600000 }, async () => {
  const addresses = pages().map((path) => server.origin + ownBasePath() + path);
  assert.ok(addresses.length > 0);
  for (let at = 0; at < addresses.length; at += PORTION)
    assert.deepEqual(await messagesOf(addresses.slice(at, at + PORTION)), []);
});

test('vnu would report a broken page, and a page that is not there', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'tilmech-vnu-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const broken = join(folder, 'broken.html');
  writeFileSync(broken, '<!doctype html><html lang=en><title>x</title><p id=a>a<p id=a>b');
  const messages = await messagesOf([broken, `${server.origin}${ownBasePath()}no-such-page.html`]);
  assert.match(messages.join('\n'), /broken\.html:1: Duplicate ID/);
  assert.match(messages.join('\n'), /no-such-page\.html/);
});
