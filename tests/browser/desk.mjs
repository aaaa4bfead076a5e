// A translation desk to test: `tilmech serve` over a copy of the project's own content.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './site.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROJECT = resolve(HERE, '../..');
export const TILMECH = resolve(HERE, process.env.TILMECH ?? '../../build/release/tilmech');

// A new folder with the content and the site's own files; what the program has within it is not
// needed.
function copyOfSite() {
  const root = mkdtempSync(join(tmpdir(), 'tilmech-desk-'));
  cpSync(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  for (const part of ['site.json', 'partners'])
    cpSync(join(PROJECT, 'site', part), join(root, 'site', part), { recursive: true });
  return root;
}

// `tilmech serve` with these options, when it has read the site.
export async function startPreview(options, folder) {
  const program = spawn(TILMECH, ['serve', ...options], {
    cwd: folder, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise((done) =>
    program.stdout.once('data', (bytes) => done(String(bytes))));
  const origin = line.trim().replace(/\/$/, '');
  // The address answers before the site is read.
  while ((await fetch(`${origin}/`)).status === 503) await setTimeout(50);
  return { program, origin };
}

// Serves the folder; `stop()` ends that and removes it.
async function startDesk(root) {
  const { program, origin } = await startPreview([
    '--root', root, '--publish', 'echo "sent $TILMECH_OUT"',
  ]);
  const stop = async () => {
    program.kill('SIGTERM');
    await new Promise((done) => program.once('exit', done));
    rmSync(root, { recursive: true, force: true });
  };
  return { origin, stop };
}

// A page of the desk in a window of its own, with the errors that it reports.
async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(address);
  return { page, errors, close: () => context.close() };
}

// The desk of a test file, { root, origin, browser }, between beginDesk and endDesk.
export const desk = {};
export const open = (path, options) => openPage(desk.browser, desk.origin + path, options);

// `prepare(root)` readies the folder before it is served.
export async function beginDesk(prepare) {
  desk.root = copyOfSite();
  prepare?.(desk.root);
  Object.assign(desk, await startDesk(desk.root));
  desk.browser = await launch();
}

export async function endDesk() {
  await desk.browser?.close();
  await desk.stop?.();
}
