import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf, projectFolder, sourceFiles, type Import } from './imports';

/**
 * Who may import whom. The first row whose pattern fits a file is its row; what is not listed is refused. The
 * README shows the same table.
 */
const table: { files: RegExp; ours: RegExp[]; packages: string[]; node: boolean }[] = [
  { files: /^src\/core\//, ours: [/^src\/core\//], packages: ['zod'], node: false },
  { files: /^src\/http\//, ours: [/^src\/(core|http)\//], packages: ['raw-body'], node: true },
  {
    files: /^src\/tables\//,
    ours: [/^src\/(core|tables)\//],
    packages: ['csv-parse', 'read-excel-file', 'write-excel-file'],
    node: true,
  },
  { files: /^src\/logging\//, ours: [/^src\/(core|logging)\//], packages: ['pino'], node: true },
  { files: /^src\/environment\.ts$/, ours: [], packages: [], node: true },
  { files: /^src\/config\.ts$/, ours: [/^src\/core\//], packages: ['zod'], node: false },
  {
    files: /^src\/storage\//,
    ours: [/^src\/(core|storage)\//],
    packages: ['zod', 'pg', '@prisma/adapter-pg', '@prisma/client'],
    node: true,
  },
  { files: /^src\/delivery\//, ours: [/^src\/(core|storage|delivery)\//], packages: ['zod'], node: true },
  {
    files: /^src\/scheduling\//,
    ours: [/^src\/(core|storage|scheduling)\//],
    packages: ['zod', 'temporal-polyfill', 'date-holidays'],
    node: true,
  },
  { files: /^src\/mail\//, ours: [/^src\/(core|storage|mail)\//], packages: ['nodemailer'], node: true },
  {
    files: /^src\/features\/[^/]+\/(.*\/)?store\.ts$/,
    ours: [
      /^src\/core\//,
      /^src\/storage\/(database|json-column)\.ts$/,
      /^src\/delivery\/(outbox|refresh-live)\.ts$/,
      /^src\/scheduling\/(jobs|recurrence)\.ts$/,
      /^src\/features\/(?<same>[^/]+)\//,
    ],
    packages: ['zod'],
    node: false,
  },
  {
    files: /^src\/features\/schemes\/documents\//,
    ours: [/^src\/(core|tables)\//, /^src\/features\/schemes\//],
    packages: ['htmlparser2', 'mammoth', 'markdown-it', 'unpdf'],
    node: true,
  },
  {
    files: /^src\/features\//,
    ours: [
      /^src\/(core|tables)\//,
      /^src\/scheduling\/(holidays|recurrence|working-time|zoned-time)\.ts$/,
      /^src\/features\/(?<same>[^/]+)\//,
      /^src\/features\/[^/]+\/index\.ts$/,
    ],
    packages: ['zod', 'yaml', 'csv-parse', '@orama/stemmers', 'temporal-polyfill', 'ical-generator'],
    node: true,
  },
  {
    files: /^adapters\/slack\//,
    ours: [/^src\/(core|http)\//, /^adapters\/slack\//],
    packages: ['zod', '@slack/bolt', '@slack/web-api', '@slack/types'],
    node: true,
  },
  {
    files: /^adapters\/teams\//,
    ours: [/^src\/(core|http)\//, /^adapters\/teams\//],
    packages: ['zod', 'botbuilder', 'botbuilder-core', 'botframework-connector', '@microsoft/teams-ai'],
    node: true,
  },
  {
    files: /^adapters\/web\//,
    ours: [/^src\/(core|http)\//, /^adapters\/web\//],
    packages: ['zod'],
    node: true,
  },
  {
    files: /^src\/(main|cli|house|platforms|take-over|counting-replies|stops)\.ts$|^src\/cli\//,
    ours: [/^src\//, /^adapters\/[^/]+\/index\.ts$/],
    packages: ['commander', 'cli-progress', 'zod'],
    node: true,
  },
];

const files = [...sourceFiles('src'), ...sourceFiles('adapters')];

function problemsOf(file: string): string[] {
  const row = table.find((candidate) => candidate.files.test(file));
  if (!row) return [`${file} has no row in the import table`];
  const feature = /^src\/features\/([^/]+)\//.exec(file)?.[1];
  return importsOf(file)
    .filter((found) => !isAllowed(row, found, feature))
    .map((found) => `${file} must not import ${found.to}`);
}

function isAllowed(row: (typeof table)[number], found: Import, feature: string | undefined): boolean {
  if (found.kind === 'node') return row.node;
  if (found.kind === 'package') return row.packages.includes(found.to);
  return row.ours.some((pattern) => {
    const match = pattern.exec(found.to);
    return match !== null && (match.groups?.['same'] === undefined || match.groups['same'] === feature);
  });
}

describe('the import table', () => {
  it.each(files)('%s imports only what its folder may', (file) => {
    expect(problemsOf(file)).toEqual([]);
  });

  it('refuses what it must: the check itself can fail', () => {
    const row = table[0];
    if (!row) throw new Error('empty table');
    expect(
      isAllowed(row, { from: 'src/core/x.ts', to: 'src/storage/database.ts', kind: 'ours' }, undefined),
    ).toBe(false);
    expect(isAllowed(row, { from: 'src/core/x.ts', to: '@slack/bolt', kind: 'package' }, undefined)).toBe(
      false,
    );
    expect(isAllowed(row, { from: 'src/core/x.ts', to: 'fs', kind: 'node' }, undefined)).toBe(false);
  });

  it('has no circle', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ kind }) => kind === 'ours')
          .map(({ to }) => to),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      if (trail.includes(file)) {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('lets nobody import main or the command line', () => {
    const importers = files.flatMap(importsOf).filter(({ to }) => /^src\/(main|cli)\.ts$/.test(to));
    expect(importers).toEqual([]);
  });

  it('keeps Prisma in storage and in the stores', () => {
    const strangers = files.filter(
      (file) =>
        !/^src\/storage\/|\/store\.ts$|^src\/delivery\//.test(file) && /\bprisma\b/i.test(codeOf(file)),
    );
    expect(strangers).toEqual([]);
  });

  it('keeps the product in its files, and each file readable', () => {
    const long = files
      .map((file) => ({ file, lines: codeOf(file).split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});

function codeOf(file: string): string {
  return readFileSync(path.join(projectFolder, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/(['"`])(?:\\.|(?!\1)[^\\])*\1/g, '');
}
