-- What an author changes before she confirms it stays one preparation: it is confirmed once, whichever version is.
ALTER TABLE "copil_draft" ADD COLUMN "series" UUID;
UPDATE "copil_draft" SET "series" = "id";
ALTER TABLE "copil_draft" ALTER COLUMN "series" SET NOT NULL;
CREATE INDEX "copil_draft_series_idx" ON "copil_draft"("series");
