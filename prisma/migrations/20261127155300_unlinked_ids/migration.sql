-- An account of the settings that is linked to nobody acted as « platform/account »; its workspace now stands between them, so
-- that it is no other account of the same name. One whose name is in two workspaces is left as it was: nobody knows which.
CREATE TEMPORARY TABLE unlinked_id AS
  SELECT platform || '/' || member_id AS old, min(platform || '/' || workspace_id || '/' || member_id) AS new
  FROM account GROUP BY platform, member_id HAVING count(*) = 1;
SELECT set_config('jalon.may_forget', 'on', false);
UPDATE "journal_entry" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "link_request" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "document_import" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "knowledge_revision" SET "published_by" = new FROM unlinked_id WHERE "published_by" = old;
UPDATE "forwarded_question" SET "taken_by" = new FROM unlinked_id WHERE "taken_by" = old;
UPDATE "forwarded_question" SET "answered_by" = new FROM unlinked_id WHERE "answered_by" = old;
UPDATE "sheet" SET "updated_by" = new FROM unlinked_id WHERE "updated_by" = old;
UPDATE "sheet_revision" SET "author_id" = new FROM unlinked_id WHERE "author_id" = old;
UPDATE "sheet_proposal" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "sheet_round" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "broadcast" SET "author_id" = new FROM unlinked_id WHERE "author_id" = old;
UPDATE "broadcast" SET "approved_by" = new FROM unlinked_id WHERE "approved_by" = old;
UPDATE "broadcast_recipient" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "broadcast_reply" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "audience_list" SET "owner_id" = new FROM unlinked_id WHERE "owner_id" = old;
UPDATE "reminder" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "reminder_message" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "reminder_preference" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "copil" SET "created_by" = new FROM unlinked_id WHERE "created_by" = old;
UPDATE "copil_participant" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "copil_draft" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "collection" SET "started_by" = new FROM unlinked_id WHERE "started_by" = old;
UPDATE "collection_person" SET "person_id" = new FROM unlinked_id WHERE "person_id" = old;
UPDATE "journal_entry" SET "subject_id" = new FROM unlinked_id WHERE "subject" = 'person' AND "subject_id" = old;
UPDATE "fact_draft" SET "author_ids" = array_replace("author_ids", old, new) FROM unlinked_id WHERE old = ANY("author_ids");
UPDATE "knowledge_revision" SET "author_ids" = array_replace("author_ids", old, new) FROM unlinked_id WHERE old = ANY("author_ids");
SELECT set_config('jalon.may_forget', 'off', false);
DROP TABLE unlinked_id;
