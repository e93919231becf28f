-- Documents that came in a chat, from the message that brought them until they are kept as a draft.
CREATE TABLE document_import (
  id uuid PRIMARY KEY,
  person_id text NOT NULL,
  visitor text,
  member jsonb NOT NULL,
  name text NOT NULL,
  file jsonb NOT NULL,
  state text NOT NULL,
  result jsonb,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX document_import_state_next_try_at ON document_import (state, next_try_at);
CREATE INDEX document_import_person_id ON document_import (person_id);
