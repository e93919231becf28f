import { systemClock } from '../core/clock';
import { readConfig, type Config } from '../config';
import { UserError } from '../core/errors';
import { readEnvironment } from '../environment';
import { createAsker, type Asker } from '../features/schemes';
import { openHouse, type House } from '../house';
import { createJsonLogger } from '../logging/json-logger';

/** Opens the house for one command, and leaves it whatever happens. Steps are shown on standard error. */
export async function withHouse(
  work: (parts: { house: House; asker: Asker; config: Config }) => Promise<void>,
): Promise<void> {
  const read = readConfig(readEnvironment());
  if ('problems' in read) throw new UserError(read.problems.join('\n'));
  const house = await openHouse(read.config, createJsonLogger('warn'), (step) =>
    process.stderr.write(`… ${step}\n`),
  );
  try {
    await work({
      house,
      config: read.config,
      asker: createAsker({ knowledge: house.knowledge, territories: house.territories, clock: systemClock }),
    });
  } finally {
    await house.close();
  }
}
