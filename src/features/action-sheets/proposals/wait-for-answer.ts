import type { HandlerStep } from '../../../core/feature';

const proposalMinutes = 60;

/** « oui », « non » and corrections are for that proposal from now on. */
export const waitForAnswer = (proposalId: string): HandlerStep => ({
  type: 'startDialog',
  dialogId: 'action-sheets.proposal',
  state: { proposalId },
  minutes: proposalMinutes,
});
