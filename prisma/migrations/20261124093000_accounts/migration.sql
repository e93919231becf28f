-- Shown to whoever decides on a request; empty once the account is linked.
ALTER TABLE "account" ADD COLUMN "display_name" TEXT;

-- A request for an address that the directory does not hold is kept like any other, so that nobody can tell them apart.
ALTER TABLE "link_request" ALTER COLUMN "person_id" DROP NOT NULL;
ALTER TABLE "link_request" DROP CONSTRAINT "link_request_state_check";
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_state_check"
  CHECK ("state" IN ('waiting', 'approved', 'refused', 'byCode', 'replaced'));
