-- Something that happened on a platform. "process" and "payload", which holds what is needed to answer it and may hold a secret,
-- are there until it is finished; "claim" is a new one whenever another process takes it over.
CREATE TABLE event (
  key        TEXT PRIMARY KEY,
  seen_at    INTEGER NOT NULL,
  claim      TEXT NOT NULL,
  process    TEXT,
  kind       TEXT,
  payload    TEXT,
  expires_at INTEGER,
  is_sending INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX event_by_time ON event (seen_at);
CREATE INDEX event_unfinished ON event (process) WHERE process IS NOT NULL;

INSERT INTO event (key, seen_at, claim) SELECT key, seen_at, '' FROM seen_event;
DROP TABLE seen_event;
