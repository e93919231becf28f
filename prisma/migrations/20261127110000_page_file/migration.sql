-- Files that came by the demonstration page, until they are read.
CREATE TABLE page_file (
  workspace_id text NOT NULL,
  id text NOT NULL,
  bytes bytea NOT NULL,
  size integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX page_file_created_at ON page_file (created_at);
