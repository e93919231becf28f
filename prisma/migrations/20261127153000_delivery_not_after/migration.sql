-- Past that moment a message is of no use: it is not sent, and whoever decided it may decide anew.
ALTER TABLE delivery ADD COLUMN not_after timestamptz(3);
CREATE INDEX delivery_not_after_idx ON delivery (not_after) WHERE state = 'pending' AND not_after IS NOT NULL;

-- When it was learned what became of a message that reminds; of the older ones it is taken for sent, as it was.
ALTER TABLE reminder_message ADD COLUMN settled_at timestamptz(3);
UPDATE reminder_message SET settled_at = sent_at;
CREATE INDEX reminder_message_open_idx ON reminder_message (person_id) WHERE settled_at IS NULL;
