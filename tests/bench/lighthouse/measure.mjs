// Lighthouse and a slow phone over the built site: `measure.mjs SITE PAGE...`. Prints a JSON line a
// page: the scores in four categories, and when a phone on 400 kbit/s first paints it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.txt': 'text/plain', '.xml': 'application/xml',
  '.json': 'application/json',
};
const PHONE = {  // 400 kbit/s, 400 ms there and back, a processor six times slower
  throttlingMethod: 'devtools',
  throttling: { requestLatencyMs: 400, downloadThroughputKbps: 400, uploadThroughputKbps: 400,
                cpuSlowdownMultiplier: 6 },
};
const SETTINGS = { output: 'json', logLevel: 'error' };

// As a server would send it: compressed, named files for a year.
function serve(site) {
  const server = createServer((request, response) => {
    let file = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (file.endsWith('/')) file += 'index.html';
    const path = join(site, file);
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
    const bytes = readFileSync(path);
    const isText = extname(path) !== '.png';
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': /\.[0-9a-f]{10}\./.test(path) ? 'max-age=31536000' : 'no-cache',
      ...(isText && { 'content-encoding': 'gzip' }),
    });
    response.end(isText ? gzipSync(bytes) : bytes);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

// A Chromium with a fresh profile; its debugging port is told on stderr.
function startChromium(profile) {
  const chromium = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', [
    '--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--no-first-run',
    '--disable-background-networking', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
    'about:blank',
  ], { detached: true });  // a group of its own, so that its children end with it
  return new Promise((done, fail) => {
    let told = '';
    chromium.once('exit', () => fail(new Error(`Chromium ended: ${told}`)));
    chromium.stderr.on('data', (text) => {
      told += text;
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(told);
      if (port) done({ chromium, port: Number(port[1]) });
    });
  });
}

const [site, ...paths] = process.argv.slice(2);
const server = await serve(site);
const origin = `http://127.0.0.1:${server.address().port}/`;
const profile = mkdtempSync(join(tmpdir(), 'tilmech-lighthouse-'));
const { chromium, port } = await startChromium(profile);
chromium.removeAllListeners('exit');
try {
  for (const path of paths) {
    const { lhr } = await lighthouse(origin + path, { ...SETTINGS, port });
    const scores = Object.fromEntries(Object.entries(lhr.categories)
      .map(([name, { score }]) => [name, Math.round(100 * score)]));
    const lost = Object.values(lhr.audits)
      .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 &&
        ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode))
      .map(({ id }) => id);
    const slow = await lighthouse(origin + path,
      { ...SETTINGS, ...PHONE, port, onlyAudits: ['first-contentful-paint'] });
    const paint = slow.lhr.audits['first-contentful-paint'].numericValue;
    console.log(JSON.stringify({ path, ...scores, paint: Math.round(paint), lost }));
  }
} finally {
  process.kill(-chromium.pid);
  server.close();
  await new Promise((done) => chromium.once('exit', done));
  rmSync(profile, { recursive: true, force: true });
}
