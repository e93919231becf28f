import { z } from 'zod';
import { action, type Context, type Feature, type HandlerReply } from '../../core/feature';
import { say } from '../../core/message';
import type { TerritoryRegister } from '../territories';
import { runCommand, showHistory } from './command';
import { cancelProposal, confirmProposal } from './confirm';
import { openDesk, tell, territoryName, type Desk } from './desk';
import { createForm } from './forms/create-form';
import { editForm } from './forms/edit-form';
import { followUpForm, projectForm } from './forms/other-forms';
import { blockedForm, disagreeForm } from './forms/short-forms';
import { asksForOwn } from './lists/list-sentence';
import { answerDialog } from './proposals/answer-dialog';
import { proposalDialog } from './proposals/dialog';
import { proposeFromText } from './propose';
import { resemblesUpdate } from './resembles-update';
import { roundActions } from './round/actions';
import { withTerritory } from './propose-fields';
import { takeSentence } from './sentence';
import { settleDisagreement } from './settle-disagreement';
import { showCard } from './show-card';
import { findSheet } from './store';
import { texts } from './texts';
import { readFieldCommand } from './typed-fields/read-command';
import { undoRevision } from './undo';

const sheetPayload = z.object({ sheetId: z.uuid() });
const proposalPayload = z.object({ proposalId: z.uuid() });

const toStranger: HandlerReply = [{ type: 'say', audience: 'actor', message: say(texts.unknownPerson) }];

/** Action sheets: read, updated in conversation, reviewed. Nothing is written without « Valider » or a submitted form. */
export function createActionSheetsFeature(register: TerritoryRegister): Feature {
  const withDesk = async (
    context: Context,
    work: (desk: Desk) => Promise<HandlerReply>,
  ): Promise<HandlerReply> => {
    const desk = openDesk(context, register);
    return desk ? work(desk) : toStranger;
  };
  const onSheet =
    (show: typeof showCard) =>
    (context: Context, { sheetId }: { sheetId: string }) =>
      withDesk(context, async (desk) => {
        const sheet = await findSheet(context.tx, desk.readable, sheetId);
        return sheet ? show(desk, sheet) : tell(desk, say(texts.goneSheet));
      });
  const opensForm = (name: string, payload: z.ZodType) =>
    action({
      actionId: `action-sheets.${name}`,
      payload,
      run: async (_context, given) => [
        { type: 'openForm' as const, formId: formOf(name), payload: given as { sheetId: string } },
      ],
    });

  return {
    name: 'action-sheets',
    commands: [
      {
        name: 'fiche',
        typed: 'firstWord',
        summary: texts.summary,
        isMeant: (argument) => !/^action\b/i.test(argument) || /\d/.test(argument),
        run: (context, argument) => runCommand(context, register, argument.replace(/^actions?\s+/i, '')),
      },
      {
        name: 'fiches',
        typed: 'firstWord',
        summary: 'les listes : « fiches bloquées », « fiches en retard »',
        isMeant: (argument) => !/^actions?\b/i.test(argument),
        run: (context, argument) => runCommand(context, register, argument === '' ? '' : `liste ${argument}`),
      },
    ],
    sentence: async (context, text) => {
      const desk = openDesk(context, register);
      if (desk) return takeSentence(desk, text);
      if (resemblesUpdate(text))
        return [{ type: 'say', audience: 'actor', message: say(texts.updateByUnknown) }];
      return asksForOwn(text) ? toStranger : undefined;
    },
    actions: [
      action({
        actionId: 'action-sheets.confirm',
        payload: proposalPayload,
        run: (context, { proposalId }) => withDesk(context, (desk) => confirmProposal(desk, proposalId)),
      }),
      action({
        actionId: 'action-sheets.cancel',
        payload: proposalPayload,
        run: (context, { proposalId }) => withDesk(context, (desk) => cancelProposal(desk, proposalId)),
      }),
      action({
        actionId: 'action-sheets.undo',
        payload: sheetPayload.extend({ revision: z.int() }),
        run: (context, { sheetId, revision }) =>
          withDesk(context, (desk) => undoRevision(desk, sheetId, revision)),
      }),
      action({ actionId: 'action-sheets.show', payload: sheetPayload, run: onSheet(showCard) }),
      action({ actionId: 'action-sheets.history', payload: sheetPayload, run: onSheet(showHistory) }),
      action({
        actionId: 'action-sheets.settle',
        payload: sheetPayload.extend({ revision: z.int().optional(), of: z.string().optional() }),
        run: (context, { sheetId, ...seen }) =>
          withDesk(context, (desk) => settleDisagreement(desk, sheetId, seen)),
      }),
      action({
        actionId: 'action-sheets.about',
        payload: z.object({ number: z.int(), text: z.string() }),
        run: (context, { number, text }) =>
          withDesk(context, (desk) => proposeFromText(desk, `fiche ${number} : ${text}`, 'sentence')),
      }),
      action({
        actionId: 'action-sheets.inTerritory',
        payload: z.object({ territoryId: z.string(), text: z.string() }),
        run: (context, { territoryId, text }) => {
          const name = territoryName(register, territoryId);
          if (!/^fiche\b/i.test(text))
            return withDesk(context, (desk) => proposeFromText(desk, `${text} ${name}`, 'sentence'));
          const argument = text.replace(/^fiche\s*/i, '');
          const fields = readFieldCommand(argument);
          const named = fields ? withTerritory(argument, fields.head, name) : `${argument} ${name}`;
          return runCommand(context, register, named);
        },
      }),
      ...['edit', 'project', 'followUp'].map((name) =>
        opensForm(name, sheetPayload.extend({ proposalId: z.uuid().optional() })),
      ),
      opensForm('disagree', sheetPayload),
      opensForm('roundBlocked', sheetPayload),
      action({
        actionId: 'action-sheets.new',
        payload: z.unknown(),
        run: async () => [{ type: 'openForm', formId: 'action-sheets.create', payload: {} }],
      }),
      ...roundActions(withDesk),
    ],
    forms: [editForm, projectForm, followUpForm, createForm, blockedForm, disagreeForm].map((make) =>
      make(register),
    ),
    dialogs: [proposalDialog(register), answerDialog(withDesk)],
  };
}

const formOf = (name: string): string =>
  name === 'roundBlocked' ? 'action-sheets.blocked' : `action-sheets.${name}`;
