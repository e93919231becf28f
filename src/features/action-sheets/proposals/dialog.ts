import { z } from 'zod';
import { dialog, type Dialog } from '../../../core/feature';
import type { TerritoryRegister } from '../../territories';
import { cancelProposal, confirmProposal } from '../confirm';
import { openDesk } from '../desk';
import { amendProposal } from './amend';
import { saysNo, saysYes } from './yes-and-no';

/** While a proposal waits, « oui » and « non » are its buttons, « non, 70 » and « et le budget 900 k€ » amend it. */
export function proposalDialog(register: TerritoryRegister): Dialog {
  return dialog({
    dialogId: 'action-sheets.proposal',
    version: 1,
    state: z.object({ proposalId: z.uuid() }),
    async step(context, { proposalId }, text) {
      const desk = openDesk(context, register);
      if (!desk) return undefined;
      if (saysYes(text)) return confirmProposal(desk, proposalId);
      if (saysNo(text)) return cancelProposal(desk, proposalId);
      return amendProposal(desk, proposalId, text);
    },
    async cancel(context, { proposalId }) {
      const desk = openDesk(context, register);
      return desk && cancelProposal(desk, proposalId);
    },
  });
}
