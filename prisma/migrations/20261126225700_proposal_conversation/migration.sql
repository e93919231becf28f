-- « oui » after another answer is for the one proposal that waits in the same conversation.
ALTER TABLE "sheet_proposal" ADD COLUMN "conversation" TEXT;
