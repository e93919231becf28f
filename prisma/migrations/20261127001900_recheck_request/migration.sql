-- Which facts somebody was asked to check again, for which day.
CREATE TABLE "recheck_request" (
  "fact_id" TEXT NOT NULL,
  "recheck" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "recheck_request_pkey" PRIMARY KEY ("fact_id", "recheck")
);
