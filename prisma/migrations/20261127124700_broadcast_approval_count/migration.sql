-- An agreement covers no more people than were named to whoever gave it.
ALTER TABLE "broadcast" ADD COLUMN "approval_count" INTEGER;
