-- So that a follow-up which reads as before is not written again.
ALTER TABLE "broadcast" ADD COLUMN "follow_up_digest" TEXT;
