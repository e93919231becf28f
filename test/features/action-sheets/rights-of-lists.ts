import { applyImport, directoryNames, exportSheets } from '../../../src/features/action-sheets/files';
import { axisNames, statusPlurals } from '../../../src/features/action-sheets/french';
import { axes, statuses } from '../../../src/features/action-sheets/sheet';
import { listSheets, territoriesWithSheets } from '../../../src/features/action-sheets/store';
import { peopleWithRole, perimeterOf } from '../../../src/features/people';
import { roles } from '../../../src/core/person';
import type { Reply } from '../../../src/core/reply';
import type { TerritoryRegister } from '../../../src/features/territories';
import { writeCsv } from '../../../src/tables/write-table';
import { cardOf } from './rights-shown';
import type { Asker, Asking } from './rights-asking';
import {
  countsFor,
  isLate,
  isStale,
  mayExport,
  mayNotCount,
  mayRead,
  mayWrite,
  type ModelPlace,
} from './rights-model';
import { now } from './rights-draw';
import { hiddenAmounts } from './rights-of-sums';
import { wordsIn, type World, type WorldSheet } from './rights-world';

const today = '2026-11-24';
const eightWeeksAgo = new Date(now.getTime() - 56 * 86_400_000);

interface Wanted {
  /** After « fiches » or « fiche chiffres ». */
  said: string;
  fits(sheet: WorldSheet): boolean;
  /** Of the place that is named, whatever else is. */
  isInPlace?(sheet: WorldSheet): boolean;
  /** Only who may see that place knows it by its name: for others it is a word like any other. */
  place?: ModelPlace;
}

/** What can be asked of lists and figures, over every place, status and axis. */
export function listRequests(world: World, register: TerritoryRegister): Wanted[] {
  const regionCodes = [...new Set(world.places.flatMap(({ regions }) => regions))];
  const regions = regionCodes.flatMap(
    (code) => register.regions.find((region) => region.code === code) ?? [],
  );
  const simple: Wanted[] = [
    { said: '', fits: () => true },
    { said: 'en retard', fits: (sheet) => isLate(sheet, today) },
    { said: 'sans nouvelles', fits: (sheet) => isStale(sheet, eightWeeksAgo) },
    { said: 'registre de simplification', fits: ({ hasRule }) => hasRule },
    { said: 'demandes au copil', fits: ({ hasRequest }) => hasRequest },
    ...statuses.map((status) => ({
      said: statusPlurals[status],
      fits: (sheet: WorldSheet) => sheet.status === status,
    })),
    ...axes.map((axis) => ({
      said: `axe ${axisNames[axis]}`,
      fits: (sheet: WorldSheet) => sheet.axis === axis,
    })),
  ];
  const here: Wanted[] = [
    ...regions.map(({ code, phrase }) => ({
      said: phrase,
      fits: ({ place }: WorldSheet) => place.regions.includes(code),
    })),
    ...world.places.map((place) => ({
      said: world.territoryName(place.territoryId),
      fits: (sheet: WorldSheet) => sheet.place.territoryId === place.territoryId,
      place,
    })),
  ];
  for (const one of here) one.isInPlace = one.fits;
  const both = here.flatMap((place) =>
    simple.slice(1, 2).map((one) => ({
      ...place,
      said: `${one.said} ${place.said}`,
      fits: (sheet: WorldSheet) => one.fits(sheet) && place.fits(sheet),
    })),
  );
  return [...simple, ...here, ...both];
}

/** The list and the figures of one request, held against the model. */
export async function askForList(
  asking: Asking,
  { world }: { world: World },
  asker: Asker,
  { said, fits, place, isInPlace = () => true }: Wanted,
): Promise<void> {
  const { who, ask } = asker;
  const typed = (text: string) => ask({ kind: 'message', text, mentionsBot: false });
  const isKnown = (rule: typeof mayRead) => place === undefined || rule(who, place);
  const target = said || 'everything';

  const listed = await typed(said === '' ? 'fiche liste' : `fiches ${said}`);
  const visible = world.sheets.filter((sheet) => fits(sheet) && mayRead(who, sheet.place));
  const problems = asking.leaks(who, listed.shown).map((word) => `${word} was shown`);
  if (isKnown(mayRead)) {
    const shown = wordsIn(listed.shown).filter((word) => world.sheetOf.has(word));
    if (shown.length !== Math.min(visible.length, 20))
      problems.push(`${shown.length} of ${visible.length} shown`);
    if (shown.some((word) => visible.every((sheet) => sheet.word !== word)))
      problems.push('another was shown');
    const title = titleOf(listed.reply);
    const told = / : (Aucune|[\d\s]+) fiche/.exec(title)?.[1]?.replace('Aucune', '0');
    if (told !== undefined && Number(told.replace(/\s/g, '')) !== visible.length)
      problems.push(`« ${title} » instead of ${visible.length}`);
    if (told === undefined && visible.length > 0) problems.push('no list');
  }
  asking.count(who, 'list', target, visible.length > 0, problems);

  const counted = await typed(`fiche chiffres ${said}`);
  const behind = world.sheets.filter((sheet) => fits(sheet) && countsFor(who, sheet.place));
  const leaked = wordsIn(counted.shown).map((word) => `figures told ${word}`);
  const isClosed = mayNotCount(
    who,
    world.sheets,
    (sheet) => fits(sheet as WorldSheet),
    (sheet) => isInPlace(sheet as WorldSheet),
  );
  if (isKnown(countsFor))
    leaked.push(
      ...(isClosed
        ? figuresIn(counted.reply)
        : [...wrongFigures(counted.reply, behind), ...wrongAmounts(counted.reply)]),
    );
  asking.count(
    who,
    isClosed ? 'figures of too few' : 'figures',
    target,
    behind.length > 0 && !isClosed,
    leaked,
  );

  /** Told of places alone, where she may not read what is behind; of everything, wherever there is enough. */
  function wrongAmounts(reply: Reply): string[] {
    const told = asking.toldSumsOf(who);
    return (['budget', 'progress'] as const).flatMap((amount) => {
      const hidden = hiddenAmounts(who, behind, amount);
      const isTold = factsIn(reply).some(({ label }) => label === amountLabels[amount]);
      if (isTold && hidden.length > 0) told[amount].push(hidden);
      const hasHidden = behind.some((sheet) => !mayRead(who, sheet.place));
      const mayBeTold = !hasHidden || said === '' || fits === isInPlace;
      const mustBeTold = said === '' && hidden.length >= 5;
      if (isTold ? mayBeTold : !mustBeTold) return [];
      return [`${amount} is ${isTold ? '' : 'not '}told`];
    });
  }
}

const amountLabels = { budget: 'Budget total connu', progress: 'Avancement moyen' };

const factsIn = (reply: Reply): { label: string; value: string }[] =>
  cardOf(reply)?.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : [])) ?? [];

const titleOf = (reply: Reply): string => cardOf(reply)?.title ?? '';

/** Whatever looks like one, however it is said. */
const figuresIn = (reply: Reply): string[] =>
  JSON.stringify(reply)
    .match(/"facts"|\d[\d\s]*(?:€|%)|\d+ fiche/g)
    ?.filter((found) => found !== '5 fiche')
    .map((found) => `closed figures told ${found}`) ?? [];

function wrongFigures(reply: Reply, behind: WorldSheet[]): string[] {
  const facts = factsIn(reply);
  if (facts.length === 0) return behind.length === 0 ? [] : ['no figures'];
  const progress = behind.flatMap((sheet) => sheet.progress ?? []);
  const average = Math.round(progress.reduce((sum, one) => sum + one, 0) / progress.length);
  const expected: Record<string, number | undefined> = {
    Fiches: behind.length,
    Territoires: new Set(behind.map(({ place }) => place.territoryId)).size,
    'En retard': behind.filter((sheet) => isLate(sheet, today)).length,
    'Sans nouvelles depuis 8 semaines': behind.filter((sheet) => isStale(sheet, eightWeeksAgo)).length,
    'Budget total connu': behind.reduce((sum, { budget }) => sum + (budget ?? 0), 0),
    'Avancement moyen': progress.length === 0 ? undefined : average,
    ...Object.fromEntries(
      statuses.map((status) => [
        statusPlurals[status].replace(/^./, (letter) => letter.toUpperCase()),
        behind.filter((sheet) => sheet.status === status).length,
      ]),
    ),
  };
  const told = new Map(facts.map(({ label, value }) => [label, Number(value.replace(/[^\d]/g, ''))]));
  return (
    Object.entries(expected)
      .filter(([label, value]) => told.get(label) !== value)
      // Whether they are told is looked at apart.
      .filter(([label]) => told.has(label) || !Object.values(amountLabels).includes(label))
      .map(([label, value]) => `${label}: ${told.get(label)} instead of ${value}`)
  );
}

/** Stores, exports and forms that speak of a whole place. */
export async function askOfPlace(
  asking: Asking,
  { world, register }: { world: World; register: TerritoryRegister },
  asker: Asker,
  place: ModelPlace,
): Promise<void> {
  const { tx, who, person } = asker;
  const here = world.sheets.filter((sheet) => sheet.place.territoryId === place.territoryId);
  const compare = (kind: string, granted: boolean, found: string): void => {
    const shown = wordsIn(found).filter((word) => world.sheetOf.has(word));
    const expected = granted ? here.map(({ word }) => word) : [];
    const problems = asking.leaks(who, found).map((word) => `${word} was shown`);
    if (shown.toSorted().join() !== expected.toSorted().join())
      problems.push(`${shown.length} instead of ${expected.length}`);
    asking.count(who, kind, place.territoryId, granted, problems);
  };

  const filter = { territoryIds: [place.territoryId] };
  const readable = perimeterOf(person, 'sheet.read', register);
  compare('stored list', mayRead(who, place), JSON.stringify(await listSheets(tx, readable, filter)));
  const exported = await listSheets(tx, perimeterOf(person, 'sheet.export', register), filter);
  const everybody = await peopleWithRole(tx, { roles: [...roles], demo: person.demo });
  const { nameOf } = directoryNames(everybody);
  compare('export', mayExport(who, place), writeCsv(exportSheets(exported, { register, nameOf })).toString());

  const known = (await territoriesWithSheets(tx, readable)).includes(place.territoryId);
  const isReadable = mayRead(who, place);
  asking.count(
    who,
    'territory with sheets',
    place.territoryId,
    isReadable,
    known === isReadable ? [] : ['wrong'],
  );

  const granted = mayWrite(who, place);
  const { created, changed, shown } = await asker.attempt(granted, async () => {
    const values = { title: 'Nouvelle action', status: 'a_lancer', territory: place.territoryId };
    return (await asker.ask({ kind: 'formSubmitted', formId: 'action-sheets.create', payload: {}, values }))
      .shown;
  });
  const problems = asking.leaks(who, shown).map((word) => `${word} was shown`);
  if (created !== Number(granted) || changed.length > 0) problems.push(`${created} created`);
  asking.count(who, 'submitted form to create', place.territoryId, granted, problems);

  const imported = await asker.attempt(granted, async () => {
    const header = ['Territoire', 'N°', 'Intitulé', 'Avancement'];
    const cells = [world.territoryName(place.territoryId), 1, `Projet ${here[0]?.word}`, '42 %'];
    const options = {
      register,
      nameOf: () => undefined,
      personNamed: () => undefined,
      personOf: async () => undefined,
    };
    const writable = perimeterOf(person, 'sheet.write', register);
    const table = { header, rows: [{ line: 2, cells }] };
    const plan = await applyImport(tx, writable, table, options, { authorId: who.id, source: 'test', now });
    return plan.problems.map(({ message }) => message).join();
  });
  // No file names the territory of the demonstration.
  const expected = granted && !place.invented ? [here[0]?.id] : [];
  asking.count(who, 'import', place.territoryId, granted, [
    ...asking.leaks(who, imported.shown).map((word) => `${word} was shown`),
    ...(imported.changed.join() === expected.join() ? [] : [`${imported.changed.length} changed`]),
  ]);
}
