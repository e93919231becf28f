import path from 'node:path';

/** What reads documents, as a process of the sources: tests run them uncompiled. */
export const readerOfTests = {
  file: path.join(__dirname, '../../src/features/schemes/documents/reader-process.ts'),
  execArgv: ['-r', path.join(__dirname, 'run-typescript.cjs')],
};
