CREATE TABLE job (
  key text PRIMARY KEY,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  due_at timestamptz(3) NOT NULL,
  lease_owner integer,
  lease_until timestamptz(3),
  token bigint NOT NULL DEFAULT 0,
  tries integer NOT NULL DEFAULT 0
);
CREATE INDEX job_due_at_idx ON job (due_at);
