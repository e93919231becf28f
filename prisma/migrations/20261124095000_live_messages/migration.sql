CREATE TABLE "live_message" (
  "conversation" TEXT NOT NULL,
  "message_id" TEXT NOT NULL,
  "live_key" TEXT NOT NULL,
  "posted" JSONB NOT NULL,
  "member" JSONB,
  "posted_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "live_message_pkey" PRIMARY KEY ("conversation", "message_id")
);
CREATE INDEX "live_message_live_key_posted_at_idx" ON "live_message" ("live_key", "posted_at");
CREATE INDEX "live_message_posted_at_idx" ON "live_message" ("posted_at");
