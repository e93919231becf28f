import { z } from 'zod';
import { form, type FormDefinition, type HandlerReply } from '../../../core/feature';
import { say, textBlock } from '../../../core/message';
import { peopleWithRole } from '../../people';
import type { TerritoryRegister } from '../../territories';
import { proposeAgain, writeItems } from '../confirm';
import { namesFor, tell, type Desk } from '../desk';
import { changeText } from '../field-text';
import { fieldNames } from '../french';
import { refreshCards } from '../live-cards/refresh-cards';
import { enqueueMessages } from '../outgoing/store';
import type { FieldValues } from '../revision';
import { noteSame } from '../round/no-news';
import type { Sheet } from '../sheet';
import { addressed } from '../tell-others';
import { texts } from '../texts';
import { headline } from '../views/proposal';
import { changedSince, writeSheet } from '../write-sheet';
import { formTextLimit } from './form-values';
import { journalSheetRead } from '../journal-reading';
import { fieldsAt, sheetFor } from './sheet-for';

const sheetPayload = z.object({
  sheetId: z.uuid(),
  /** The revision that the person saw; absent until the form is built. */
  revision: z.int().optional(),
});

const needed = (sentence: string) =>
  z
    .string(sentence)
    .trim()
    .min(3, sentence)
    .max(formTextLimit, `C’est trop long : ${formTextLimit.toLocaleString('fr-FR')} caractères au plus.`);

/** « Bloquée », in a round: the cause that stood there is carried over. */
export function blockedForm(register: TerritoryRegister): FormDefinition {
  return form({
    formId: 'action-sheets.blocked',
    openLabel: texts.blockedTitle,
    payload: sheetPayload,
    values: z.object({ blocker: needed('Dites ce qui bloque, en quelques mots.') }),
    async build(context, payload) {
      const { sheet, desk } = await sheetFor(context, register, payload.sheetId);
      await journalSheetRead(desk, sheet);
      return {
        formId: 'action-sheets.blocked',
        title: texts.blockedTitle,
        submitLabel: 'Enregistrer',
        payload: { ...payload, revision: payload.revision ?? sheet.revision },
        intro: headline(sheet),
        fields: [
          {
            id: 'blocker',
            label: fieldNames.blocker,
            type: 'text',
            multiline: true,
            maxLength: formTextLimit,
            ...(sheet.fields.blocker !== undefined && {
              initial: sheet.fields.blocker.slice(0, formTextLimit),
            }),
          },
        ],
      };
    },
    async submit(context, payload, { blocker }) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const revision = payload.revision ?? sheet.revision;
      const seen = await fieldsAt(desk, sheet, revision);
      const set: FieldValues = {
        ...(seen.status !== 'bloque' && { status: 'bloque' }),
        ...(blocker !== seen.blocker?.slice(0, formTextLimit) && { blocker }),
      };
      const writing = {
        way: 'round',
        occasion: `form/${context.event.key}`,
        roundAnswer: 'blocked',
      } as const;
      // Blocked as before, for the same cause: that it still is so is news.
      const reply =
        Object.keys(set).length === 0
          ? await noteSame(desk, sheet.id)
          : await writeItems(desk, [{ sheetId: sheet.id, revision, set }], writing);
      return [{ type: 'closeForm' }, ...reply];
    },
  });
}

/** One half of the binôme does not agree with what the other wrote: it stands on the sheet until one of them lifts it. */
export function disagreeForm(register: TerritoryRegister): FormDefinition {
  return form({
    formId: 'action-sheets.disagree',
    openLabel: texts.disagreeTitle,
    payload: sheetPayload,
    values: z.object({ text: needed('Dites en quelques mots ce qui ne vous convient pas.') }),
    async build(context, payload) {
      const { sheet, desk } = await sheetFor(context, register, payload.sheetId);
      await journalSheetRead(desk, sheet);
      return {
        formId: 'action-sheets.disagree',
        title: texts.disagreeTitle,
        submitLabel: 'Signaler',
        payload: { ...payload, revision: payload.revision ?? sheet.revision },
        intro: headline(sheet),
        fields: [
          {
            id: 'text',
            label: 'Votre désaccord',
            type: 'text',
            multiline: true,
            maxLength: formTextLimit,
          },
        ],
      };
    },
    async submit(context, payload, { text }) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const { person } = desk;
      const revision = payload.revision ?? sheet.revision;
      const set: FieldValues = { disagreement: { personId: person.id, text } };
      const meanwhile = await saidMeanwhile(desk, sheet, revision);
      const result = await writeSheet(
        context.tx,
        desk.writable,
        { sheetId: sheet.id, revision, set },
        { authorId: person.id, way: 'form', source: context.event.key, now: context.now },
      );
      // Somebody signalled another one meanwhile: neither is lost.
      if (result.kind === 'conflict')
        return [
          { type: 'closeForm' },
          ...(await proposeAgain(desk, [{ ...result, set }], 'form', undefined)),
        ];
      if (result.kind === 'written') await refreshCards(desk, [result.sheet]);
      await tellOfDisagreement(desk, sheet, text);
      return [{ type: 'closeForm' }, ...tell(desk, say(texts.disagreed)), ...meanwhile];
    },
  });
}

async function tellOfDisagreement(desk: Desk, sheet: Sheet, text: string): Promise<void> {
  const { context, person } = desk;
  const pair = await peopleWithRole(context.tx, {
    roles: ['elu', 'industriel', 'chefDeProjet'],
    territoryId: sheet.territoryId,
    demo: person.demo,
  });
  const told = texts.disagreementTold(person.displayName, sheet.number, sheet.fields.title, text);
  const messages = await addressed(
    desk,
    pair.filter(({ id }) => id !== person.id),
    (recipient) => ({
      dedupeKey: `action-sheets.disagreement/${context.event.key}/${recipient.id}`,
      message: say(told, { title: texts.disagreementToldTitle, blocks: [textBlock(told)] }),
    }),
  );
  await enqueueMessages(context.tx, messages, context.event.key, context.now);
}

/** What changed between what she read and what she signalled: it may have settled it. */
async function saidMeanwhile(desk: Desk, sheet: Sheet, revision: number): Promise<HandlerReply> {
  const theirs = await changedSince(desk.context.tx, desk.writable, sheet, revision);
  if (theirs.length === 0) return [];
  const names = await namesFor(desk, [sheet]);
  const lines = theirs.map(({ change }) => changeText(change, names));
  return tell(
    desk,
    say([texts.changedMeanwhile, ...lines.map((line) => `• ${line}`)].join('\n'), {
      blocks: [textBlock(texts.changedMeanwhile), { type: 'list', items: lines }],
    }),
  );
}
