import { z } from 'zod';
import { form, type FormDefinition } from '../../../core/feature';
import { say, textBlock } from '../../../core/message';
import { peopleWithRole } from '../../people';
import type { TerritoryRegister } from '../../territories';
import { writeItems } from '../confirm';
import { tell } from '../desk';
import { fieldNames } from '../french';
import { refreshCards } from '../live-cards/refresh-cards';
import { enqueueMessages } from '../outgoing/store';
import { addressed } from '../tell-others';
import { texts } from '../texts';
import { headline } from '../views/proposal';
import { writeSheet } from '../write-sheet';
import { sheetFor } from './edit-form';

const sheetPayload = z.object({ sheetId: z.uuid() });

const needed = (sentence: string) =>
  z.string(sentence).trim().min(3, sentence).max(1000, 'C’est trop long : 1 000 caractères au plus.');

/** « Bloquée », in a round: the cause that stood there is carried over. */
export function blockedForm(register: TerritoryRegister): FormDefinition {
  return form({
    formId: 'action-sheets.blocked',
    openLabel: texts.blockedTitle,
    payload: sheetPayload,
    values: z.object({ blocker: needed('Dites ce qui bloque, en quelques mots.') }),
    async build(context, payload) {
      const { sheet } = await sheetFor(context, register, payload.sheetId);
      return {
        formId: 'action-sheets.blocked',
        title: texts.blockedTitle,
        submitLabel: 'Enregistrer',
        payload,
        intro: headline(sheet),
        fields: [
          {
            id: 'blocker',
            label: fieldNames.blocker,
            type: 'text',
            multiline: true,
            maxLength: 1000,
            ...(sheet.fields.blocker !== undefined && { initial: sheet.fields.blocker }),
          },
        ],
      };
    },
    async submit(context, payload, { blocker }) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const item = {
        sheetId: sheet.id,
        revision: sheet.revision,
        set: { status: 'bloque' as const, blocker },
      };
      return [
        { type: 'closeForm' },
        ...(await writeItems(desk, [item], {
          way: 'round',
          occasion: `form/${context.event.key}`,
          roundAnswer: 'blocked',
        })),
      ];
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
      const { sheet } = await sheetFor(context, register, payload.sheetId);
      return {
        formId: 'action-sheets.disagree',
        title: texts.disagreeTitle,
        submitLabel: 'Signaler',
        payload,
        intro: headline(sheet),
        fields: [{ id: 'text', label: 'Votre désaccord', type: 'text', multiline: true, maxLength: 1000 }],
      };
    },
    async submit(context, payload, { text }) {
      const { desk, sheet } = await sheetFor(context, register, payload.sheetId);
      const { person } = desk;
      const result = await writeSheet(
        context.tx,
        desk.writable,
        { sheetId: sheet.id, revision: sheet.revision, set: { disagreement: { personId: person.id, text } } },
        { authorId: person.id, way: 'form', source: context.event.key, now: context.now },
      );
      if (result.kind === 'written') await refreshCards(desk, [result.sheet]);
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
      return [{ type: 'closeForm' }, ...tell(desk, say(texts.disagreed))];
    },
  });
}
