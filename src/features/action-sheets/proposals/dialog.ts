import { z } from 'zod';
import { dialog, type Dialog } from '../../../core/feature';
import { foldText } from '../../../core/text';
import type { TerritoryRegister } from '../../territories';
import { cancelProposal, confirmProposal } from '../confirm';
import { openDesk } from '../desk';
import { amendProposal } from './amend';

const yes =
  /^(?:oui|ok|okay|d'accord|valider?|valide|je valide|confirmer?|confirme|c'est bon|c'est (?:ca|correct|juste)|parfait|exact|yes|go|enregistrer?)$/;
export const no = /^(?:non|annule|pas du tout|laisse tomber|surtout pas|no)$/;

/** While a proposal waits, « oui » and « non » are its buttons, « non, 70 » and « et le budget 900 k€ » amend it. */
export function proposalDialog(register: TerritoryRegister): Dialog {
  return dialog({
    dialogId: 'action-sheets.proposal',
    version: 1,
    state: z.object({ proposalId: z.uuid() }),
    async step(context, { proposalId }, text) {
      const desk = openDesk(context, register);
      if (!desk) return undefined;
      const typed = foldText(text).replace(/(?:,? (?:merci|svp|stp))?[ .!]*$/, '');
      if (yes.test(typed)) return confirmProposal(desk, proposalId);
      if (no.test(typed)) return cancelProposal(desk, proposalId);
      return amendProposal(desk, proposalId, text);
    },
    async cancel(context, { proposalId }) {
      const desk = openDesk(context, register);
      return desk && cancelProposal(desk, proposalId);
    },
  });
}
