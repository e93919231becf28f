-- What each was told of a copil, what became of it, and what she surely knows: a later message says everything that changed since.
CREATE TABLE "copil_version" (
  "copil_id" UUID NOT NULL,
  "sequence" INTEGER NOT NULL,
  "content" JSONB NOT NULL,
  CONSTRAINT "copil_version_pkey" PRIMARY KEY ("copil_id", "sequence"),
  CONSTRAINT "copil_version_copil_id_fkey" FOREIGN KEY ("copil_id") REFERENCES "copil"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "copil_notice" (
  "copil_id" UUID NOT NULL,
  "reader" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "sequence" INTEGER NOT NULL,
  "delivery_key" TEXT,
  "round" INTEGER NOT NULL DEFAULT 0,
  "state" TEXT NOT NULL,
  "reason" TEXT,
  "known_sequence" INTEGER,
  "may_know" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "copil_notice_pkey" PRIMARY KEY ("copil_id", "reader"),
  CONSTRAINT "copil_notice_copil_id_fkey" FOREIGN KEY ("copil_id") REFERENCES "copil"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "copil_notice_reader_idx" ON "copil_notice"("reader");

INSERT INTO "copil_version" ("copil_id", "sequence", "content")
SELECT "id", "sequence", "content" FROM "copil";

-- Of copils convened before: what the outbox still says. Where it says nothing any more, she was told long ago.
INSERT INTO "copil_notice" ("copil_id", "reader", "kind", "sequence", "delivery_key", "state", "known_sequence", "may_know")
SELECT p."copil_id", p."person_id", CASE WHEN c."state" = 'cancelled' THEN 'cancelled' ELSE 'invited' END, c."sequence",
  last."dedupe_key",
  CASE WHEN last."dedupe_key" IS NULL AND NOT reached."has_account" THEN 'noAccount' ELSE 'queued' END,
  CASE WHEN last."state" = 'pending' OR (last."state" IS NULL AND NOT reached."has_account") THEN NULL ELSE c."sequence" END,
  EXISTS (SELECT 1 FROM "delivery" d WHERE d."supersedes_key" = 'copils.told/' || c."id" || '/' || p."person_id"
    AND d."state" IN ('sent', 'uncertain'))
FROM "copil_participant" p
JOIN "copil" c ON c."id" = p."copil_id"
CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM "account" a WHERE a."person_id" = p."person_id") OR c."demo" AS "has_account") reached
LEFT JOIN LATERAL (SELECT d."dedupe_key", d."state" FROM "delivery" d
  WHERE d."supersedes_key" = 'copils.told/' || c."id" || '/' || p."person_id" ORDER BY d."position" DESC LIMIT 1) last ON true;
