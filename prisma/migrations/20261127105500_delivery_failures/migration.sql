-- Of the tries, where the platform was asked and failed: what waits for its turn, or was asked to wait, did not fail.
ALTER TABLE delivery ADD COLUMN failures integer NOT NULL DEFAULT 0;
