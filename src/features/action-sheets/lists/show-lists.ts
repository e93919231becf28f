import type { HandlerReply } from '../../../core/feature';
import { journal, perimeterOf } from '../../people';
import { isEmpty, tell, territoryName, type Desk } from '../desk';
import { say } from '../../../core/message';
import type { Sheet } from '../sheet';
import { listSheets } from '../store';
import { texts } from '../texts';
import { figuresFor, leastSheets } from './figures';
import { figuresMessage } from './figures-view';
import { defaultStaleWeeks, readListRequest, weeksBefore } from './list-request';
import { listMessage } from './list-view';

/** `/fiche` : those that she leads; where she leads none by name, those of her perimeter. */
export async function showMine(desk: Desk): Promise<HandlerReply> {
  const { context, person, readable } = desk;
  const led = await listSheets(context.tx, readable, { leadId: person.id });
  const sheets = led.length > 0 ? led : await listSheets(context.tx, readable);
  const title = led.length > 0 ? 'Les fiches que vous pilotez' : 'Vos fiches';
  return show(desk, title, sheets, whatNext(desk, sheets[0], led.length > 0));
}

function whatNext({ writable }: Desk, first: Sheet | undefined, areLed: boolean): string {
  const one = first?.number ?? 12;
  return [
    `Une fiche : « fiche ${one} ».`,
    ...(isEmpty(writable) ? [] : [`Du nouveau : « la ${one} est à 60 % ».`]),
    ...(areLed ? ['Toutes les fiches : « fiche toutes ».'] : []),
    'De l’aide : « fiche aide ».',
  ].join(' ');
}

const ignoredWords = (unknown: string[]): string | undefined =>
  unknown.length > 0 ? `Je n’ai pas tenu compte de : ${unknown.join(', ')}.` : undefined;

export async function showList(desk: Desk, text: string): Promise<HandlerReply> {
  const { context, readable, register, today } = desk;
  const { filter, said, unknown } = readListRequest(text, {
    register,
    perimeter: readable,
    today,
    now: context.now,
  });
  const sheets = await listSheets(context.tx, readable, filter);
  const hint = ignoredWords(unknown);
  return show(desk, said.length > 0 ? `Fiches ${said.join(', ')}` : 'Toutes vos fiches', sheets, hint);
}

async function show(desk: Desk, title: string, sheets: Sheet[], hint?: string): Promise<HandlerReply> {
  const { context, person, register, today, writable } = desk;
  await journal(
    context.tx,
    [...new Set(sheets.map(({ territoryId }) => territoryId))].map((territoryId) => ({
      at: context.now,
      personId: person.id,
      action: 'sheet.read',
      subject: 'territory' as const,
      subjectId: territoryId,
      source: context.event.key,
    })),
  );
  const name = (id: string): string => territoryName(register, id);
  return tell(
    desk,
    listMessage({ title, sheets, today, territoryName: name, canWrite: !isEmpty(writable), hint }),
  );
}

export async function showFigures(desk: Desk, text: string): Promise<HandlerReply> {
  const { context, person, register, today } = desk;
  const perimeter = perimeterOf(person, 'figures.read', register);
  if (isEmpty(perimeter)) return tell(desk, say(texts.noSheets));
  const { filter, said, unknown } = readListRequest(text, { register, perimeter, today, now: context.now });
  const staleSince = weeksBefore(context.now, defaultStaleWeeks);
  const figures = await figuresFor(
    context.tx,
    { figures: perimeter, readable: desk.readable, register },
    filter,
    { today, staleSince },
  );
  const hint = ignoredWords(unknown);
  if ('closed' in figures)
    return tell(
      desk,
      say([texts.closedFigures(leastSheets), hint].filter((line) => line !== undefined).join('\n')),
    );
  return tell(
    desk,
    figuresMessage(
      said.length > 0 ? `Chiffres : fiches ${said.join(', ')}` : 'Chiffres de votre périmètre',
      figures,
      { isDemo: perimeter.demo, canList: !isEmpty(desk.readable), hint },
    ),
  );
}
