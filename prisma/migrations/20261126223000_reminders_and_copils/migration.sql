CREATE TABLE reminder_rule (
  id text PRIMARY KEY,
  what text NOT NULL,
  subject_id text,
  timing jsonb NOT NULL,
  maximum integer NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX reminder_rule_subject_id_idx ON reminder_rule (subject_id);

INSERT INTO reminder_rule (id, what, timing, maximum, active, created_at) VALUES
  ('sheets.stale', 'sheets.stale', '{"kind": "withoutNews", "weeks": 6}', 3, true, '2026-11-26T00:00:00Z'),
  ('sheets.blocked', 'sheets.blocked', '{"kind": "weekly", "weekday": 1}', 4, false, '2026-11-26T00:00:00Z');

CREATE TABLE reminder_message (
  id uuid PRIMARY KEY,
  person_id text NOT NULL,
  kind text NOT NULL,
  day text NOT NULL,
  sent_at timestamptz(3) NOT NULL
);
CREATE INDEX reminder_message_person_id_idx ON reminder_message (person_id, sent_at);
-- At most one digest a day: whoever tries a second writes nothing at all.
CREATE UNIQUE INDEX reminder_message_one_digest_a_day ON reminder_message (person_id, day) WHERE kind = 'digest';

CREATE TABLE reminder (
  id uuid PRIMARY KEY,
  rule_id text NOT NULL REFERENCES reminder_rule (id) ON DELETE CASCADE,
  person_id text NOT NULL,
  occurrence text NOT NULL,
  series text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  event_at timestamptz(3),
  snoozed_until timestamptz(3),
  workspace_id text,
  shard integer NOT NULL,
  state text NOT NULL,
  reason text,
  message_id uuid REFERENCES reminder_message (id) ON DELETE SET NULL,
  sent_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  UNIQUE (rule_id, person_id, occurrence)
);
CREATE INDEX reminder_shard_due_at_idx ON reminder (shard, due_at) WHERE state = 'waiting';
CREATE INDEX reminder_person_id_idx ON reminder (person_id, rule_id);
CREATE INDEX reminder_message_id_idx ON reminder (message_id);

CREATE TABLE reminder_preference (
  person_id text PRIMARY KEY,
  frequency text NOT NULL
);

CREATE TABLE signing_key (
  id integer PRIMARY KEY,
  key text NOT NULL
);

CREATE TABLE copil (
  id uuid PRIMARY KEY,
  number integer NOT NULL,
  demo boolean NOT NULL,
  content jsonb NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  sequence integer NOT NULL,
  state text NOT NULL,
  home jsonb,
  workspace_id text,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  UNIQUE (demo, number)
);
CREATE INDEX copil_starts_at_idx ON copil (starts_at);

CREATE TABLE copil_participant (
  copil_id uuid NOT NULL REFERENCES copil (id) ON DELETE CASCADE,
  person_id text NOT NULL,
  answer text,
  replaced_by text,
  answered_at timestamptz(3),
  PRIMARY KEY (copil_id, person_id)
);
CREATE INDEX copil_participant_person_id_idx ON copil_participant (person_id);

CREATE TABLE copil_draft (
  id uuid PRIMARY KEY,
  person_id text NOT NULL,
  copil_id uuid REFERENCES copil (id) ON DELETE CASCADE,
  sequence integer,
  kind text NOT NULL,
  content jsonb,
  state text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX copil_draft_person_id_idx ON copil_draft (person_id);

CREATE TABLE collection (
  id uuid PRIMARY KEY,
  copil_id uuid NOT NULL UNIQUE REFERENCES copil (id) ON DELETE CASCADE,
  started_by text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  state text NOT NULL,
  shown text
);

CREATE TABLE collection_person (
  collection_id uuid NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  person_id text NOT NULL,
  sheet_ids jsonb NOT NULL,
  answered_at timestamptz(3),
  PRIMARY KEY (collection_id, person_id)
);
CREATE INDEX collection_person_person_id_idx ON collection_person (person_id);
