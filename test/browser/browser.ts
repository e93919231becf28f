import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';

/** Chromium, where there is one. */
export const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => file !== undefined && existsSync(file));

export const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (browserPath === undefined)
  console.warn('No browser here: the page was not proven in one. Install chromium, or name it in CHROMIUM.');
export const withBrowser = browserPath === undefined ? describe.skip : describe;

/** One that does not end of itself on a loaded machine is ended with the process of the tests: it is not what they prove. */
export async function closed(browser: Browser | undefined): Promise<void> {
  await Promise.race([browser?.close(), sleep(20_000, undefined, { ref: false })]);
}
