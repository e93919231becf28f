import { readFileSync } from 'node:fs';
import { readDocument } from '../../../src/features/schemes/documents/read-document';

// A process of its own for tests of PDF: what reads them is loaded as an ES module, which jest does not do.
async function main(): Promise<void> {
  for (const file of process.argv.slice(2)) {
    const read = await readDocument(file.replace(/^.*\//, ''), readFileSync(file), () => {}).then(
      ({ blocks }) => ({ text: blocks.map(({ text }) => text).join(' ') }),
      ({ name, message }: Error) => ({ error: `${name}: ${message}` }),
    );
    console.log(JSON.stringify(read));
  }
}

void main();
