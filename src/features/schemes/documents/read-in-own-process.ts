import { fork } from 'node:child_process';
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

/** Throws a UserError that says why the document cannot be read. */
export type DocumentReader = (name: string, bytes: Uint8Array, progress: Progress) => Promise<ReadDocument>;

/** What the text and the tags of the largest document that is read take, twice. */
const documentMegabytes = 768;
const startingSeconds = 15;
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
  return async (name, bytes, progress) => {
    // What no process is needed for to see.
    kindOfDocument(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return new Promise((resolve, reject) => {
      const child = fork(file, [], {
        execArgv: [...execArgv, `--max-old-space-size=${memoryMegabytes}`],
        serialization: 'advanced',
        env: {},
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        // What it still says is nobody's business; an error without a listener would be everybody's.
        child.on('error', () => {});
        child.kill('SIGKILL');
        settle();
      };
      const refuse = (sentence: string): void => end(() => reject(new UserError(sentence)));
      const timer = setTimeout(() => refuse(problems.tooSlow(name)), seconds * 1000);
      child.on('error', (error) => end(() => reject(error)));
      // It ends by itself only where the memory is used up.
      child.on('exit', () => refuse(problems.tooIntricate(name)));
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
