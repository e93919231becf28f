import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

export const projectFolder = path.join(__dirname, '..', '..');

/** One import of one of our files: of another file of ours (its path from the project folder), or of a package. */
export interface Import {
  from: string;
  to: string;
  kind: 'ours' | 'package' | 'node';
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(projectFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/generated/') && !file.includes('/page/'));
}

/** Static, dynamic and type imports, `require` calls and re-exports alike. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(projectFolder, file), 'utf8');
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) => {
    if (fileName.startsWith('.')) return { from: file, to: resolveOurs(file, fileName), kind: 'ours' };
    const bare = fileName.replace(/^node:/, '');
    if (builtinModules.includes(bare)) return { from: file, to: bare, kind: 'node' };
    return { from: file, to: packageName(fileName), kind: 'package' };
  });
}

function resolveOurs(file: string, name: string): string {
  // Dynamic imports name the compiled file.
  const base = path.join(path.dirname(file), name.replace(/\.js$/, ''));
  if (base.includes('/generated/')) return base;
  const found = [`${base}.ts`, path.join(base, 'index.ts'), base].find((candidate) =>
    allFiles().has(candidate),
  );
  if (found === undefined) throw new Error(`${file} imports ${name}, which is not there`);
  return found;
}

const packageName = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

let files: Set<string> | undefined;
function allFiles(): Set<string> {
  files ??= new Set([...sourceFiles('src'), ...sourceFiles('adapters'), ...sourceFiles('test')]);
  return files;
}
