import path from 'node:path';
import {
  answerTerritoryQuestion,
  loadTerritories,
  type TerritoryAnswer,
  type TerritoryRegister,
  type TerritoryTopic,
} from '../../../src/features/territories';

export const seedFolder = path.join(__dirname, '../../../prisma/seed/territories');

let loaded: Promise<TerritoryRegister> | undefined;
export const register = () => (loaded ??= loadTerritories(seedFolder));

export const textOf = (answer: TerritoryAnswer | undefined) =>
  answer?.sentences.map((sentence) => sentence.text).join(' ');

/** Asks one question after the other in the same conversation, and gives the last answer. */
export async function ask(
  questions: string | string[],
  person?: { regionCode?: string; territoryId?: string },
): Promise<TerritoryAnswer | undefined> {
  const known = await register();
  let previous: TerritoryTopic | undefined;
  let answer: TerritoryAnswer | undefined;
  for (const text of [questions].flat()) {
    answer = answerTerritoryQuestion(known, { text, person, previous });
    previous = answer?.topic;
  }
  return answer;
}
