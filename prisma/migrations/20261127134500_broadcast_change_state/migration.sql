-- What became of a correction or a removal is kept as long as the follow-up: its row of the outbox is not.
ALTER TABLE "broadcast_recipient" ADD COLUMN "change_state" TEXT, ADD COLUMN "change_reason" TEXT;

UPDATE "broadcast_recipient" r SET "change_state" = x."state", "change_reason" = x."reason"
FROM "delivery" x
WHERE r."state" = 'sent' AND x."dedupe_key" = 'broadcasts/' || r."broadcast_id" || '/' ||
  CASE WHEN r."removed" THEN 'recall/' ELSE 'edit/' || r."revision" || '/' END || r."person_id";

UPDATE "broadcast_recipient" SET "change_state" = 'sent' WHERE "removed" AND "change_state" IS NULL;
