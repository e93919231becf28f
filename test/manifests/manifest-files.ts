import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv-draft-04';

export const projectFolder = path.join(__dirname, '../..');
export const manifestsFolder = path.join(projectFolder, 'manifests');

export function readManifest(platform: 'slack' | 'teams'): unknown {
  return JSON.parse(readFileSync(path.join(manifestsFolder, platform, 'manifest.json'), 'utf8')) as unknown;
}

/** Every text in a value, wherever it stands. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The published schema, where a copy lies beside the project; the project itself brings none. */
export function schemaBesideProject(name: string): object | undefined {
  const file = path.join(projectFolder, '../shared/schemas', name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : undefined;
}

/** What the schema finds wrong, as places and sentences. */
export function schemaProblems(schema: object, manifest: unknown): string[] {
  // The schemas name formats that this validator leaves to others.
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
