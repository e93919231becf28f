CREATE TABLE "person" (
  "id" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL,
  "email" TEXT CHECK ("email" = lower("email")),
  "organisation" TEXT,
  "time_zone" TEXT NOT NULL,
  "demo" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "erased_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "person_email_key" ON "person" ("email");

CREATE TABLE "assignment" (
  "id" BIGSERIAL PRIMARY KEY,
  "person_id" TEXT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
  "role" TEXT NOT NULL CHECK ("role" IN ('elu', 'industriel', 'chefDeProjet', 'piloteRegional', 'delegation', 'operateur', 'administrateur')),
  "region_code" TEXT,
  "territory_id" TEXT
);
CREATE UNIQUE INDEX "assignment_once" ON "assignment" ("person_id", "role", coalesce("region_code", ''), coalesce("territory_id", ''));
CREATE INDEX "assignment_person_id_idx" ON "assignment" ("person_id");
CREATE INDEX "assignment_territory_id_idx" ON "assignment" ("territory_id");
CREATE INDEX "assignment_role_idx" ON "assignment" ("role");

CREATE TABLE "account" (
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "member_id" TEXT NOT NULL,
  "person_id" TEXT REFERENCES "person" ("id") ON DELETE SET NULL,
  "linked_by" TEXT CHECK ("linked_by" IN ('verifiedAddress', 'code', 'approval')),
  "linked_at" TIMESTAMPTZ(3),
  "checked_at" TIMESTAMPTZ(3) NOT NULL,
  "last_active_at" TIMESTAMPTZ(3) NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('member', 'guest', 'bot')),
  PRIMARY KEY ("platform", "workspace_id", "member_id")
);
CREATE INDEX "account_person_id_idx" ON "account" ("person_id");

CREATE TABLE "link_request" (
  "id" UUID PRIMARY KEY,
  "platform" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "member_id" TEXT NOT NULL,
  "display_name" TEXT NOT NULL,
  "person_id" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('waiting', 'approved', 'refused', 'byCode')),
  "code_hash" TEXT,
  "tries" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "link_request_platform_workspace_id_member_id_idx" ON "link_request" ("platform", "workspace_id", "member_id");
CREATE INDEX "link_request_state_idx" ON "link_request" ("state");

CREATE TABLE "outgoing_mail" (
  "id" UUID PRIMARY KEY,
  "person_id" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('pending', 'sent', 'failed')),
  "tries" INTEGER NOT NULL DEFAULT 0,
  "next_try_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "sent_at" TIMESTAMPTZ(3)
);
CREATE INDEX "outgoing_mail_state_next_try_at_idx" ON "outgoing_mail" ("state", "next_try_at");

CREATE TABLE "journal_entry" (
  "id" BIGSERIAL PRIMARY KEY,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "person_id" TEXT,
  "action" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "subject_id" TEXT NOT NULL,
  "source" TEXT NOT NULL
);
CREATE INDEX "journal_entry_person_id_at_idx" ON "journal_entry" ("person_id", "at");
CREATE INDEX "journal_entry_subject_subject_id_idx" ON "journal_entry" ("subject", "subject_id");
CREATE INDEX "journal_entry_at_idx" ON "journal_entry" ("at");

-- Append-only. A transaction that says `SET LOCAL jalon.may_forget = 'on'` (erasure, retention, end of the demonstration)
-- may blank and remove; nothing else may.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('jalon.may_forget', true), '') = 'on' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "journal_entry_append_only" BEFORE UPDATE OR DELETE ON "journal_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
