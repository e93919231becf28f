import { z } from 'zod';
import { form, type FormDefinition, type HandlerReply } from '../../../core/feature';
import { say, textBlock } from '../../../core/message';
import type { TerritoryRegister } from '../../territories';
import { writeItems } from '../confirm';
import { namesFor, tell, type Desk } from '../desk';
import { changeText } from '../field-text';
import { fieldNames } from '../french';
import { refreshCards } from '../live-cards/refresh-cards';
import { sameValue, type FieldValues } from '../revision';
import { noteSame } from '../round/no-news';
import { maxDisagreements, type Sheet } from '../sheet';
import { lockSheet } from '../store';
import { tellTeam } from '../tell-team';
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

/** One half of the binôme does not agree with what was written: it stands on the sheet, beside others, until one of them lifts it. */
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
      const { desk } = await sheetFor(context, register, payload.sheetId);
      const { person, writable } = desk;
      const { tx, event, now } = context;
      // Beside what somebody signals at the same moment: neither replaces the other.
      const sheet = await lockSheet(tx, writable, payload.sheetId);
      if (!sheet) return [{ type: 'closeForm' }, ...tell(desk, say(texts.goneSheet))];
      const standing = sheet.fields.disagreement ?? [];
      const said = { personId: person.id, text };
      if (standing.some((one) => sameValue(one, said)))
        return [{ type: 'closeForm' }, ...tell(desk, say(texts.disagreed))];
      if (standing.length >= maxDisagreements)
        return [{ type: 'rejectForm', problems: { text: texts.tooManyDisagreements } }];
      const meanwhile = await saidMeanwhile(desk, sheet, payload.revision ?? sheet.revision);
      const set: FieldValues = { disagreement: [...standing, said] };
      const result = await writeSheet(
        tx,
        writable,
        { sheetId: sheet.id, revision: sheet.revision, set },
        { authorId: person.id, way: 'form', source: event.key, now },
      );
      if (result.kind === 'written') await refreshCards(desk, [result.sheet]);
      const notes = await tellTeam(desk, sheet, {
        title: texts.disagreementToldTitle,
        text: texts.disagreementTold(person.displayName, sheet.number, sheet.fields.title, text),
        occasion: 'disagreement',
      });
      return [
        { type: 'closeForm' },
        ...tell(desk, say([texts.disagreed, ...notes].join('\n'))),
        ...meanwhile,
      ];
    },
  });
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
