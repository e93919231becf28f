// Really runs `npm start` on an empty data folder, and asks a question, over HTTP and by the command line.
import assert from 'node:assert/strict';
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';

const require = createRequire(import.meta.url);
const dataDir = mkdtempSync(path.join(tmpdir(), 'jalon-smoke-'));
const environment = { ...process.env, DATA_DIR: dataDir, PORT: '0' };
const root = path.join(import.meta.dirname, '..');
let child;

after(() => {
  if (child) process.kill(-child.pid, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

test('npm start is ready within 15 seconds and answers', { timeout: 60_000 }, async () => {
  const startedAt = Date.now();
  child = spawn('npm', ['start'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text) => {
      said += text;
      const found = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`stopped with ${code}: ${said}`)));
  });
  const readyMs = Date.now() - startedAt;
  console.log(`ready after ${readyMs} ms`);
  assert.ok(readyMs < 15_000);
  const { openPage } = require('../dist/test/support/page-client.js');
  const page = await openPage(url);
  assert.match(await page.ask('C’est quoi le VTE ?'), /Volontariat territorial en entreprise/);
});

test('the command line joins the running server', { timeout: 60_000 }, () => {
  const answer = execFileSync(
    'npm',
    ['run', '-s', 'jalon', '--', 'ask', 'Qui pilote Territoires d’industrie ?'],
    { cwd: root, env: environment },
  );
  assert.match(answer.toString(), /ANCT/);
});
