-- What goes to many people at once lets everything else pass before it.
ALTER TABLE "delivery"
  ADD COLUMN "bulk" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "cancel_asked" BOOLEAN NOT NULL DEFAULT false;

DROP INDEX "delivery_state_platform_workspace_id_conversation_position_idx";
CREATE INDEX "delivery_state_platform_workspace_id_conversation_bulk_positio_idx"
  ON "delivery" ("state", "platform", "workspace_id", "conversation", "bulk", "position");
CREATE INDEX "delivery_cause_idx" ON "delivery" ("cause");
-- What a new sender has to know: how much of the pace its predecessor used.
CREATE INDEX "delivery_attempt_started_at_idx" ON "delivery_attempt" ("started_at");

CREATE TABLE "delivery_hold" (
  "cause" TEXT PRIMARY KEY,
  "since" TIMESTAMPTZ(3) NOT NULL
);
