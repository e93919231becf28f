import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { UserError } from '../../../core/errors';
import { limits, type Progress, type ReadDocument } from './document';
import { kindOfDocument } from './kind-of-document';
import { documentProblems as problems } from './texts';

export interface ToReader {
  name: string;
  bytes: Uint8Array;
}
export type FromReader =
  | { type: 'progress'; done: number; total: number }
  | { type: 'read'; read: ReadDocument }
  | { type: 'refused'; sentence: string }
  | { type: 'failed'; error: string };

/** Throws a UserError that says why the document cannot be read; whatever the signal gives, once it is aborted. */
export type DocumentReader = (
  name: string,
  bytes: Uint8Array,
  progress: Progress,
  signal?: AbortSignal,
) => Promise<ReadDocument>;

/** What the text and the tags of the largest document that is read take, twice. */
const documentMegabytes = 768;
const startingSeconds = 15;
const watchEveryMs = 250;
/** Answers go first where both want the processor. */
const priority = 10;

export interface ReaderProcess {
  file?: string;
  execArgv?: string[];
  seconds?: number;
  memoryMegabytes?: number;
}

/** Reads each document in a process of its own, with bounds of time and memory, which ends with it. */
export function createDocumentReader({
  file = path.join(__dirname, 'reader-process.js'),
  execArgv = [],
  seconds = limits.seconds + startingSeconds,
  memoryMegabytes = documentMegabytes,
}: ReaderProcess = {}): DocumentReader {
  return async (name, bytes, progress, signal) => {
    // What no process is needed for to see.
    kindOfDocument(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const child = fork(file, [], {
        execArgv: [...execArgv, `--max-old-space-size=${memoryMegabytes}`],
        serialization: 'advanced',
        env: {},
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        clearInterval(watch);
        signal?.removeEventListener('abort', abort);
        child.removeAllListeners();
        // What it still says is nobody's business; an error without a listener would be everybody's.
        child.on('error', () => {});
        child.kill('SIGKILL');
        settle();
      };
      const refuse = (sentence: string): void => end(() => reject(new UserError(sentence)));
      const timer = setTimeout(() => refuse(problems.tooSlow(name)), seconds * 1000);
      child.on('error', (error) => end(() => reject(error)));
      // V8 bounds its own heap alone: what a PDF is unpacked into lies outside it.
      const watch = setInterval(() => {
        if (child.pid !== undefined && residentMegabytes(child.pid) > memoryMegabytes)
          refuse(problems.tooIntricate(name));
      }, watchEveryMs);
      const abort = (): void => end(() => reject(signal?.reason as Error));
      signal?.addEventListener('abort', abort);
      child.on('exit', (code, killedBy) =>
        isOutOfMemory(code, killedBy)
          ? refuse(problems.tooIntricate(name))
          : end(() => reject(new Error(`the process that reads a document ended: ${killedBy ?? code}`))),
      );
      child.on('message', (message: FromReader) => {
        switch (message.type) {
          case 'progress':
            return progress(message.done, message.total);
          case 'read':
            return end(() => resolve(message.read));
          case 'refused':
            return refuse(message.sentence);
          case 'failed':
            return end(() => reject(new Error(`a document could not be read: ${message.error}`)));
        }
      });
      child.on('spawn', () => {
        if (child.pid !== undefined) lower(child.pid);
        child.send({ name, bytes } satisfies ToReader);
      });
    });
  };
}

function lower(pid: number): void {
  try {
    setPriority(pid, priority);
  } catch {
    // It is gone already, or the system keeps that to itself: it is read all the same.
  }
}

/** By V8, which aborts, or by the system. */
const isOutOfMemory = (code: number | null, killedBy: NodeJS.Signals | null): boolean =>
  killedBy === 'SIGABRT' || killedBy === 'SIGKILL' || code === 134;

/** What the process holds of the memory; 0 where the system does not say (it is Linux that does), or it is gone. */
function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
