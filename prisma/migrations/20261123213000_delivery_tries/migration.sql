-- When a delivery may first be sent (not_before) and when it is tried next are two things: one that is scheduled for
-- next week must not keep back what its conversation waits for today.
ALTER TABLE "delivery"
  ADD COLUMN "operation" TEXT NOT NULL DEFAULT 'post' CHECK ("operation" IN ('post', 'update', 'remove')),
  ADD COLUMN "next_try_at" TIMESTAMPTZ(3),
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "first_attempt_at" TIMESTAMPTZ(3),
  ADD COLUMN "in_doubt" BOOLEAN NOT NULL DEFAULT false,
  ALTER COLUMN "recipient" DROP NOT NULL;
UPDATE "delivery" SET "next_try_at" = "not_before";
UPDATE "delivery" SET "tries" = a."tries", "first_attempt_at" = a."first", "in_doubt" = a."doubt"
FROM (
  SELECT "delivery_id", count(*)::int AS "tries", min("started_at") AS "first",
    bool_or("outcome" IS NULL OR "outcome" = 'ambiguous') AS "doubt"
  FROM "delivery_attempt" GROUP BY "delivery_id"
) a
WHERE a."delivery_id" = "delivery"."id";
ALTER TABLE "delivery" ALTER COLUMN "next_try_at" SET NOT NULL;

DROP INDEX "delivery_state_platform_workspace_id_position_idx";
CREATE INDEX "delivery_state_platform_workspace_id_conversation_position_idx"
  ON "delivery" ("state", "platform", "workspace_id", "conversation", "position");

ALTER TABLE "lane" ADD COLUMN "paused_until" TIMESTAMPTZ(3);
