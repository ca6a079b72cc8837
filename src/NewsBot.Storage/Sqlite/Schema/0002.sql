-- Null is as usual on the platform.

CREATE TABLE channel_settings (
  channel             TEXT PRIMARY KEY,
  answers_asker_alone INTEGER,
  answers_mentions    INTEGER,
  reports             INTEGER
) WITHOUT ROWID;
