// Makes what the sources need before they run: `client` (the database client), `app` (that, and dist/).
// Does nothing when nothing changed since; `--force` makes it all again.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const generated = path.join(root, 'src/storage/generated');
const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.stamp');
const page = 'adapters/web/page';
const [target = 'app', ...flags] = process.argv.slice(2);
const force = flags.includes('--force');

const files = (folder) =>
  existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    : [];
const newest = (names) => Math.max(0, ...names.map((name) => statSync(path.join(root, name)).mtimeMs));
const madeAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

prepareClient();
if (target === 'app') await prepareApp();

function prepareClient() {
  if (
    !force &&
    madeAt(path.join(generated, 'client.ts')) > newest(['prisma/schema.prisma', 'package-lock.json'])
  )
    return;
  console.log('… Préparation du client de la base de données');
  // `generate` asks for an engine binary that it never runs, and that cannot be downloaded everywhere: any
  // executable satisfies it. Never do this for `migrate`, which would then report success and apply nothing.
  execFileSync(
    process.execPath,
    [
      path.join(root, 'node_modules/prisma/build/index.js'),
      'generate',
      '--config',
      'prisma/prisma.config.ts',
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      // What it says is shown only when it fails, in the error.
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
}

async function prepareApp() {
  const sources = ['src', 'adapters', 'test/bench', 'test/eval', 'test/kill', 'test/simulate', 'test/support']
    .flatMap(files)
    .filter((name) => !name.endsWith('.test.ts'));
  if (!force && madeAt(stamp) > newest([...sources, '.build/prepare.mjs', 'package.json'])) return;
  console.log('… Compilation');
  const { transformFile } = await import('@swc/core');
  rmSync(dist, { recursive: true, force: true });
  await Promise.all(
    sources.map(async (name) => {
      const out = path.join(dist, name);
      mkdirSync(path.dirname(out), { recursive: true });
      const isPage = name.startsWith(page);
      if (name.endsWith('.d.ts') || (isPage && name.endsWith('.json'))) return;
      if (!name.endsWith('.ts')) return cpSync(path.join(root, name), out);
      const { code, map } = await transformFile(path.join(root, name), {
        swcrc: false,
        sourceMaps: true,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: isPage ? 'es6' : 'commonjs' },
      });
      const js = out.replace(/\.ts$/, '.js');
      writeFileSync(js, `${code}\n//# sourceMappingURL=${path.basename(js)}.map\n`);
      if (map) writeFileSync(`${js}.map`, map);
    }),
  );
  writeFileSync(stamp, '');
}
