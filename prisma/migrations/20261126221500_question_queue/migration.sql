-- Forwarded questions become a queue: where each waits, who took it, what was answered.
ALTER TABLE "forwarded_question"
  ADD COLUMN "number" SERIAL NOT NULL UNIQUE,
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'taken', 'answered', 'closed')),
  ADD COLUMN "desk" TEXT NOT NULL DEFAULT 'delegation' CHECK ("desk" IN ('region', 'delegation')),
  ADD COLUMN "region_codes" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "visitor" TEXT,
  ADD COLUMN "taken_by" TEXT,
  ADD COLUMN "answer" TEXT,
  ADD COLUMN "answered_by" TEXT,
  ADD COLUMN "answered_at" TIMESTAMPTZ(3);
UPDATE "forwarded_question" SET "visitor" = split_part("asked_by", '/', 2) WHERE "asked_by" LIKE 'web/%';
CREATE INDEX "forwarded_question_state_asked_at_idx" ON "forwarded_question" ("state", "asked_at");

-- Questions that had no answer, counted by their words, without who asked.
CREATE TABLE "unanswered_question" (
  "demo" BOOLEAN NOT NULL,
  "folded" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  "times" INTEGER NOT NULL DEFAULT 1,
  "last_day" DATE NOT NULL,
  PRIMARY KEY ("demo", "folded")
);
CREATE INDEX "unanswered_question_last_day_idx" ON "unanswered_question" ("last_day");
