import { existsSync } from 'node:fs';

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
