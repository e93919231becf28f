-- Who is in a conversation that something is announced in, as its platform said last.
CREATE TABLE "conversation_roster" (
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "conversation_id" TEXT NOT NULL,
  "address" JSONB NOT NULL,
  "state" TEXT NOT NULL,
  "member_ids" TEXT[] NOT NULL DEFAULT '{}',
  "read_at" TIMESTAMPTZ(3),
  "next_read_at" TIMESTAMPTZ(3) NOT NULL,
  "watched_until" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "conversation_roster_pkey" PRIMARY KEY ("platform", "workspace_id", "conversation_id")
);
CREATE INDEX "conversation_roster_next_read_at_idx" ON "conversation_roster"("next_read_at");
