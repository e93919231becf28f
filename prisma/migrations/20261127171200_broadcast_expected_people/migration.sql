-- Whom a broadcast concerned when it was sent, or submitted to a second person: compared with whom it concerns when it departs.
ALTER TABLE "broadcast" ADD COLUMN "expected_ids" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
