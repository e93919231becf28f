CREATE TABLE "inbox_event" (
  "key" TEXT PRIMARY KEY,
  "platform" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('received', 'done')),
  "instance" INTEGER NOT NULL,
  "event" JSONB,
  "reply" JSONB,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "done_at" TIMESTAMPTZ(3),
  "shown_at" TIMESTAMPTZ(3),
  "next_try_at" TIMESTAMPTZ(3) NOT NULL,
  "tries" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX "inbox_event_shown_at_next_try_at_idx" ON "inbox_event" ("shown_at", "next_try_at");

CREATE TABLE "running_dialog" (
  "member" TEXT NOT NULL,
  "conversation" TEXT NOT NULL,
  "dialog_id" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "state" JSONB NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 1,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("member", "conversation")
);

CREATE SEQUENCE "board_revision";
CREATE TABLE "board_message" (
  "id" UUID PRIMARY KEY,
  "workspace_id" TEXT NOT NULL,
  "conversation_id" TEXT NOT NULL,
  "key" JSONB NOT NULL,
  "author" JSONB NOT NULL,
  "message" JSONB NOT NULL,
  "visible_to" TEXT,
  "delivery_id" TEXT,
  "revision" BIGINT NOT NULL,
  "posted_at" TIMESTAMPTZ(3) NOT NULL,
  "removed" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX "board_message_workspace_id_conversation_id_revision_idx" ON "board_message" ("workspace_id", "conversation_id", "revision");
CREATE INDEX "board_message_delivery_id_idx" ON "board_message" ("delivery_id");
