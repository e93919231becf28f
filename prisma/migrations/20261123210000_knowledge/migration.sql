CREATE TABLE "knowledge_item" (
  "kind" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  "data" JSONB NOT NULL,
  "hash" TEXT NOT NULL,
  "origin" TEXT NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY ("kind", "id")
);

CREATE TABLE "knowledge_version" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "version" INTEGER NOT NULL
);

CREATE TABLE "conversation_topic" (
  "member" TEXT NOT NULL,
  "conversation" TEXT NOT NULL,
  "topic" JSONB NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("member", "conversation")
);

CREATE TABLE "forwarded_question" (
  "id" UUID PRIMARY KEY,
  "question" TEXT NOT NULL,
  "territory" TEXT,
  "asked_by" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL
);
