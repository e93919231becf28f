CREATE TABLE "delivery" (
  "id" UUID PRIMARY KEY,
  "dedupe_key" TEXT NOT NULL,
  "supersedes_key" TEXT,
  "cause" TEXT NOT NULL,
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "conversation" TEXT NOT NULL,
  "position" BIGSERIAL NOT NULL,
  "recipient" JSONB NOT NULL,
  "message" JSONB,
  "state" TEXT NOT NULL CHECK ("state" IN ('pending', 'sent', 'unreachable', 'rejected', 'uncertain', 'cancelled')),
  "reason" TEXT,
  "not_before" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3),
  "posted" JSONB
);
CREATE UNIQUE INDEX "delivery_dedupe_key_key" ON "delivery" ("dedupe_key");
CREATE INDEX "delivery_state_platform_workspace_id_position_idx" ON "delivery" ("state", "platform", "workspace_id", "position");
CREATE INDEX "delivery_supersedes_key_idx" ON "delivery" ("supersedes_key");

CREATE TABLE "delivery_attempt" (
  "id" BIGSERIAL PRIMARY KEY,
  "delivery_id" UUID NOT NULL REFERENCES "delivery" ("id") ON DELETE CASCADE,
  "token" BIGINT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  "outcome" TEXT
);
CREATE INDEX "delivery_attempt_delivery_id_idx" ON "delivery_attempt" ("delivery_id");

CREATE TABLE "lane" (
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "owner" INTEGER NOT NULL,
  "token" BIGINT NOT NULL,
  "lease_until" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("platform", "workspace_id")
);
