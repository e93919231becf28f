import { z } from 'zod';
import { dialog, type Context, type Dialog, type HandlerReply } from '../../../core/feature';
import { foldText } from '../../../core/text';
import { cancelProposal, confirmProposal } from '../confirm';
import type { Desk } from '../desk';
import { settleProposal } from '../live-cards/settle-proposal';
import { proposeFromText } from '../propose';
import { consumeProposal, findProposal } from './store';

const yes =
  /^(?:oui|ok|okay|d'accord|valider?|valide|je valide|confirmer?|confirme|c'est bon|c'est (?:ca|correct|juste)|parfait|exact|yes|go|enregistrer?)$/;
const no = /^(?:non|annule|pas du tout|laisse tomber|surtout pas|no)$/;
const correction = /^(?:non|pardon|oups|euh|en fait|plutot|correction|erreur|je voulais dire|enfin)\b[ ,:]*/;

/** While a proposal waits, « oui » and « non » are its buttons, and « non, 70 » corrects what was typed. */
export function proposalDialog(
  withDesk: (context: Context, work: (desk: Desk) => Promise<HandlerReply>) => Promise<HandlerReply>,
): Dialog {
  return dialog({
    dialogId: 'action-sheets.proposal',
    version: 1,
    state: z.object({ proposalId: z.uuid() }),
    step: async (context, { proposalId }, text) => {
      const typed = foldText(text).replace(/[ .!]+$/, '');
      if (yes.test(typed)) return withDesk(context, (desk) => confirmProposal(desk, proposalId));
      if (no.test(typed)) return withDesk(context, (desk) => cancelProposal(desk, proposalId));
      if (!correction.test(typed)) return undefined;
      return withDesk(context, (desk) => correct(desk, proposalId, text));
    },
  });
}

/** The first words and their correction are read again as one message; the proposal that stood there is dropped. */
async function correct(desk: Desk, proposalId: string, text: string): Promise<HandlerReply> {
  const { tx } = desk.context;
  const proposal = await findProposal(tx, proposalId, desk.person.id);
  if (proposal?.state !== 'open' || proposal.words === undefined)
    return proposeFromText(desk, text, 'sentence');
  await consumeProposal(tx, proposalId, desk.person.id, 'cancelled');
  const rest = text.replace(
    /^\s*(?:non|pardon|oups|euh|en fait|plut[oô]t|correction|erreur|je voulais dire|enfin)[\s,:]*/i,
    '',
  );
  const reply = await proposeFromText(desk, `${proposal.words}, non pardon, ${rest}`, proposal.way);
  await settleProposal(desk, proposalId, reply);
  return reply;
}
