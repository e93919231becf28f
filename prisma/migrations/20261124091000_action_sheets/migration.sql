CREATE TABLE "sheet" (
  "id" UUID PRIMARY KEY,
  "territory_id" TEXT NOT NULL,
  "number" INTEGER NOT NULL CHECK ("number" > 0),
  "demo" BOOLEAN NOT NULL DEFAULT false,
  "revision" INTEGER NOT NULL DEFAULT 1,
  "fields" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_by" TEXT
);
CREATE UNIQUE INDEX "sheet_territory_id_number_key" ON "sheet" ("territory_id", "number");
CREATE INDEX "sheet_updated_at_idx" ON "sheet" ("updated_at");
-- What lists are filtered by; ISO days compare as text.
CREATE INDEX "sheet_status_idx" ON "sheet" (("fields" ->> 'status'));
CREATE INDEX "sheet_due_idx" ON "sheet" (("fields" -> 'due' ->> 'date'));

CREATE TABLE "sheet_revision" (
  "sheet_id" UUID NOT NULL REFERENCES "sheet" ("id") ON DELETE CASCADE,
  "revision" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "author_id" TEXT,
  "changes" JSONB NOT NULL,
  "way" TEXT NOT NULL CHECK ("way" IN ('sentence', 'command', 'form', 'round', 'import', 'undo', 'demonstration')),
  "source" TEXT NOT NULL,
  "words" TEXT,
  PRIMARY KEY ("sheet_id", "revision")
);
CREATE INDEX "sheet_revision_author_id_idx" ON "sheet_revision" ("author_id");
CREATE TRIGGER "sheet_revision_append_only" BEFORE UPDATE OR DELETE ON "sheet_revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE TABLE "sheet_proposal" (
  "id" UUID PRIMARY KEY,
  "person_id" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'written', 'cancelled')),
  "items" JSONB NOT NULL,
  "way" TEXT NOT NULL,
  "words" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "sheet_proposal_person_id_state_idx" ON "sheet_proposal" ("person_id", "state");

CREATE TABLE "sheet_round" (
  "person_id" TEXT PRIMARY KEY,
  "sheet_ids" JSONB NOT NULL,
  "answers" JSONB NOT NULL,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL
);

CREATE TABLE "sheet_topic" (
  "member" TEXT NOT NULL,
  "conversation" TEXT NOT NULL,
  "sheet_id" UUID NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("member", "conversation")
);
