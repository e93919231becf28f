-- What calendars know a copil by. Of those from before it depends on the server's address: filled in at the next start.
ALTER TABLE copil ADD COLUMN calendar_uid text;
