CREATE TABLE "broadcast" (
  "id" UUID PRIMARY KEY,
  "number" SERIAL NOT NULL,
  "author_id" TEXT NOT NULL,
  "origin" JSONB NOT NULL,
  "demo" BOOLEAN NOT NULL,
  "title" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "wants_acknowledgement" BOOLEAN NOT NULL,
  "audience" JSONB NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'awaitingApproval', 'scheduled', 'sending', 'paused', 'sent', 'cancelled', 'recalled', 'abandoned')),
  "revision" INTEGER NOT NULL DEFAULT 1,
  "scheduled_at" TIMESTAMPTZ(3),
  "time_zone" TEXT NOT NULL,
  "approved_by" TEXT,
  "expanded_at" TIMESTAMPTZ(3),
  "edited_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "broadcast_number_key" ON "broadcast" ("number");
CREATE INDEX "broadcast_author_id_number_idx" ON "broadcast" ("author_id", "number");

CREATE TABLE "broadcast_recipient" (
  "broadcast_id" UUID NOT NULL REFERENCES "broadcast" ("id") ON DELETE CASCADE,
  "person_id" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('planned', 'queued', 'sent', 'unreachable', 'rejected', 'uncertain', 'cancelled')),
  "reason" TEXT,
  "round" INTEGER NOT NULL DEFAULT 1,
  "platform" TEXT,
  "revision" INTEGER NOT NULL DEFAULT 0,
  "removed" BOOLEAN NOT NULL DEFAULT false,
  "acknowledged_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("broadcast_id", "person_id")
);
CREATE INDEX "broadcast_recipient_broadcast_id_state_idx" ON "broadcast_recipient" ("broadcast_id", "state");
CREATE INDEX "broadcast_recipient_person_id_idx" ON "broadcast_recipient" ("person_id");

CREATE TABLE "broadcast_reply" (
  "id" UUID PRIMARY KEY,
  "broadcast_id" UUID NOT NULL REFERENCES "broadcast" ("id") ON DELETE CASCADE,
  "person_id" TEXT NOT NULL,
  "from_author" BOOLEAN NOT NULL,
  "text" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "broadcast_reply_broadcast_id_at_idx" ON "broadcast_reply" ("broadcast_id", "at");

CREATE TABLE "audience_list" (
  "id" UUID PRIMARY KEY,
  "owner_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "audience" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "audience_list_owner_id_name_key" ON "audience_list" ("owner_id", "name");
