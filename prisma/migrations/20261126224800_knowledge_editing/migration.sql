-- What is drafted or withdrawn is kept, and answers nothing.
ALTER TABLE "knowledge_item"
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'published' CHECK ("state" IN ('draft', 'published', 'withdrawn'));

CREATE TABLE "fact_draft" (
  "id" UUID PRIMARY KEY,
  "number" SERIAL NOT NULL UNIQUE,
  "fact_id" TEXT NOT NULL,
  "base_revision" INTEGER,
  "data" JSONB NOT NULL,
  "born_of" TEXT NOT NULL CHECK ("born_of" IN ('answer', 'hand', 'correction')),
  "question_id" UUID UNIQUE,
  "author_ids" TEXT[] NOT NULL,
  "visitor" TEXT,
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'published', 'dropped')),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "settled_at" TIMESTAMPTZ(3)
);
CREATE INDEX "fact_draft_state_idx" ON "fact_draft" ("state", "number");

CREATE TABLE "knowledge_revision" (
  "kind" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "revision" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "change" TEXT NOT NULL CHECK ("change" IN ('added', 'corrected', 'checked', 'withdrawn', 'restored')),
  "author_ids" TEXT[] NOT NULL,
  "published_by" TEXT,
  "reason" TEXT,
  "before" JSONB,
  "after" JSONB NOT NULL,
  "source" TEXT NOT NULL,
  PRIMARY KEY ("kind", "id", "revision")
);
CREATE TRIGGER "knowledge_revision_append_only" BEFORE UPDATE OR DELETE ON "knowledge_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "knowledge_revision_no_truncate" BEFORE TRUNCATE ON "knowledge_revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
