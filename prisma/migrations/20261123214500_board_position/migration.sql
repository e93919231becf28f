-- Two messages of the same millisecond keep their order when one of them changes.
ALTER TABLE "board_message" ADD COLUMN "position" BIGINT;
UPDATE "board_message" SET "position" = (
  SELECT count(*) FROM "board_message" earlier
  WHERE (earlier."posted_at", earlier."revision", earlier."id")
    <= ("board_message"."posted_at", "board_message"."revision", "board_message"."id")
);
ALTER TABLE "board_message" ALTER COLUMN "position" SET NOT NULL;
