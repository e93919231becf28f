-- Append-only tables are not emptied either: TRUNCATE fires no trigger of rows.
CREATE TRIGGER "journal_entry_no_truncate" BEFORE TRUNCATE ON "journal_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "sheet_revision_no_truncate" BEFORE TRUNCATE ON "sheet_revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
