-- A sheet may hold several disagreements. What its revisions hold stays as it was written.
UPDATE "sheet" SET "fields" = jsonb_set("fields", '{disagreement}', jsonb_build_array("fields" -> 'disagreement'))
WHERE jsonb_typeof("fields" -> 'disagreement') = 'object';
