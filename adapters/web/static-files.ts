import { readFileSync, readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { HttpProblem } from '../../src/http/problem';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing inline, nothing from elsewhere: what a person typed could not run even if it got into the page. */
const policy =
  "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** All files of the page, read once; only these names are ever served. */
export function readStaticFiles(folder: string) {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder))
    if (types[path.extname(name)] !== undefined) files.set(name, readFileSync(path.join(folder, name)));

  return (response: ServerResponse, name: string): void => {
    const content = files.get(name);
    if (content === undefined) throw new HttpProblem(404, 'Fichier inconnu.');
    response.writeHead(200, {
      'content-type': types[path.extname(name)],
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
    response.end(content);
  };
}
