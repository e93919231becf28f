-- A request for an address of ADMIN_EMAILS that nobody of the directory has: nobody is made before it is proven.
ALTER TABLE "link_request"
  ADD COLUMN "admin_address" TEXT,
  ADD COLUMN "mailed" BOOLEAN NOT NULL DEFAULT false;
UPDATE "link_request" SET "mailed" = true WHERE "code_hash" IS NOT NULL AND "person_id" IS NOT NULL;
UPDATE "link_request" SET "code_hash" = NULL WHERE "person_id" IS NULL;
CREATE INDEX "link_request_person_id_created_at_idx" ON "link_request" ("person_id", "created_at");
ALTER TABLE "outgoing_mail"
  ALTER COLUMN "person_id" DROP NOT NULL,
  ADD COLUMN "address" TEXT,
  ADD CONSTRAINT "outgoing_mail_to_somebody" CHECK ("person_id" IS NOT NULL OR "address" IS NOT NULL OR "state" <> 'pending');
