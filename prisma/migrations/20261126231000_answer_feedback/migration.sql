-- « Utile », « pas utile »: one verdict on an answer, the last one given, without who gave it.
CREATE TABLE "answer_feedback" (
  "answer_id" UUID NOT NULL PRIMARY KEY,
  "demo" BOOLEAN NOT NULL,
  "question" TEXT NOT NULL,
  "subject_id" TEXT,
  "facet" TEXT,
  "verdict" TEXT NOT NULL CHECK ("verdict" IN ('useful', 'useless')),
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "answer_feedback_verdict_at_idx" ON "answer_feedback" ("verdict", "at");
