import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { silentLogger } from '../../src/core/logger';
import { startEmbedded } from '../../src/storage/embedded';
import { openPage } from '../support/page-client';
import { startJalon, type RunningJalon } from '../support/running-jalon';
import { startSlackVendor } from '../support/slack-vendor';

/** What the product promises: milliseconds and megabytes. */
const limits = { coldMs: 15_000, warmMs: 4000, webMb: 220, allMb: 330 };
const questionsBeforeMemory = 50;

interface Measured {
  what: string;
  unit: 'ms' | 'MB';
  value: number;
  limit?: number;
}

export function startCommand(): Command {
  return new Command('start')
    .description('from the start of the process to a right answer, and memory, beside its bare packages')
    .option('--rounds <number>', 'starts of each kind; the median is shown', Number, 5)
    .action(async ({ rounds }: { rounds: number }) => {
      const found = [...(await startTimes(rounds)), ...(await memory()), ...(await peer(rounds))];
      for (const { what, unit, value, limit } of found)
        console.log(
          `${what.padEnd(58)}${value.toFixed(0).padStart(8)} ${unit}${limit === undefined ? '' : `   limit ${limit}`}`,
        );
      if (found.some(({ value, limit }) => limit !== undefined && value > limit)) process.exitCode = 1;
    });
}

/** Cold: an empty data folder. Warm: the second start on it, its server stopped in between. */
async function startTimes(rounds: number): Promise<Measured[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), 'jalon-bench-'));
    try {
      cold.push(await startToAnswer(folder));
      warm.push(await startToAnswer(folder));
    } finally {
      await removeData(folder);
    }
  }
  return [
    { what: 'cold start, to a right answer', unit: 'ms', value: median(cold), limit: limits.coldMs },
    { what: 'warm start, to a right answer', unit: 'ms', value: median(warm), limit: limits.warmMs },
  ];
}

async function startToAnswer(folder: string): Promise<number> {
  const startedAt = performance.now();
  const jalon = await startJalon(folder);
  try {
    const page = await openPage(jalon.url);
    const answer = await page.ask('C’est quoi le VTE ?');
    if (!answer.includes('label posé sur un vrai contrat')) throw new Error(`a wrong answer: ${answer}`);
    return performance.now() - startedAt;
  } finally {
    await jalon.stop();
  }
}

async function memory(): Promise<Measured[]> {
  const slack = await startSlackVendor();
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-bench-'));
  const chats = {
    WEB_DEMO: 'on',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: 'bench',
    SLACK_API_URL: slack.apiUrl,
    MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
    MICROSOFT_APP_PASSWORD: 'bench',
    MICROSOFT_APP_TENANT_ID: '99999999-8888-7777-6666-555555555555',
  };
  try {
    return [
      {
        what: 'memory, web page only, after 50 questions',
        unit: 'MB',
        value: await residentMb(folder, {}),
        limit: limits.webMb,
      },
      {
        what: 'memory, all three platforms, after 50 questions',
        unit: 'MB',
        value: await residentMb(folder, chats),
        limit: limits.allMb,
      },
    ];
  } finally {
    await removeData(folder);
    await slack.stop();
  }
}

async function residentMb(folder: string, environment: Record<string, string>): Promise<number> {
  const jalon = await startJalon(folder, environment);
  try {
    const page = await openPage(jalon.url);
    for (let asked = 0; asked < questionsBeforeMemory; asked += 1)
      await page.ask(`Qui pilote le VTE ? (${asked})`);
    return vmRssMb(jalon.process.pid);
  } finally {
    await jalon.stop();
  }
}

/** What the packages alone cost: a bare process that loads them, and does nothing. */
async function peer(rounds: number): Promise<Measured[]> {
  const times: number[] = [];
  let mb = 0;
  const load =
    "require('@slack/bolt');require('botbuilder');require('@microsoft/teams-ai');require('pg');require('@prisma/adapter-pg')";
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['-e', `${load};console.log('loaded');setInterval(()=>{},1000)`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    times.push(performance.now() - startedAt);
    mb = vmRssMb(child.pid);
    child.kill();
    await once(child, 'exit');
  }
  return [
    { what: 'peer: its SDKs and database packages loaded, nothing more', unit: 'ms', value: median(times) },
    { what: 'peer: memory of that process', unit: 'MB', value: mb },
  ];
}

function vmRssMb(pid: RunningJalon['process']['pid']): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Where the server could not enter the folder, its data are elsewhere. */
async function removeData(folder: string): Promise<void> {
  const server = await startEmbedded(folder, silentLogger, () => {});
  await server.leave();
  for (const each of [server.folder, folder]) rmSync(each, { recursive: true, force: true });
}
