ALTER TABLE "sheet_round" ADD COLUMN "visitor" TEXT NOT NULL DEFAULT '', ADD COLUMN "paused" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "sheet_round" DROP CONSTRAINT "sheet_round_pkey", ADD CONSTRAINT "sheet_round_pkey" PRIMARY KEY ("person_id", "visitor");
