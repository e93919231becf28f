import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { StartHarness } from '../contracts/harness';
import { startRecordingHarness } from '../contracts/recording.harness';
import { startSlackHarness } from '../contracts/slack.harness';
import { startTeamsHarness } from '../contracts/teams.harness';
import { startWebHarness } from '../contracts/web.harness';
import { play } from './play';
import { startScenarioHouse, type ScenarioHouse } from './scenario-house';

const platforms: [string, StartHarness][] = [
  ['slack', startSlackHarness],
  ['teams', startTeamsHarness],
  ['web', startWebHarness],
  ['recording', startRecordingHarness],
];
const scenarios = readdirSync(__dirname)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const log = readFileSync(path.join(__dirname, name), 'utf8');
    return { name, log, only: /^# Seulement : (.*)$/m.exec(log)?.[1]?.split(', ') };
  });

describe.each(platforms)('on %s', (platform, startHarness) => {
  let house: ScenarioHouse;
  beforeAll(async () => void (house = await startScenarioHouse(startHarness)), 120_000);
  afterAll(() => house.stop());

  it.each(scenarios.filter(({ only }) => only?.includes(platform) ?? true))(
    '$name goes as written',
    async ({ log }) => {
      await house.reset();
      await play(log, house);
      expect(house.errors).toEqual([]);
    },
    180_000,
  );
});
