-- Where people are reached directly, and the calls that count for a platform's pace without being deliveries.
CREATE TABLE "direct_conversation" (
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "member_id" TEXT NOT NULL,
  "address" JSONB NOT NULL,
  CONSTRAINT "direct_conversation_pkey" PRIMARY KEY ("platform", "workspace_id", "member_id")
);

CREATE TABLE "paced_call" (
  "id" BIGSERIAL NOT NULL,
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "operation" TEXT NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "paced_call_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "paced_call_platform_workspace_id_operation_idx" ON "paced_call" ("platform", "workspace_id", "operation");
