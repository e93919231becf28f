ALTER TABLE "sheet_proposal" DROP CONSTRAINT "sheet_proposal_state_check";
ALTER TABLE "sheet_proposal" ADD CONSTRAINT "sheet_proposal_state_check"
  CHECK ("state" IN ('open', 'written', 'cancelled', 'disputed'));
