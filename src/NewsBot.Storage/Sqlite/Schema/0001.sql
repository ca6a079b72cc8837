-- Times are UTC ticks of 100 nanoseconds, days are ISO 8601 text.

CREATE TABLE seen_event (
  key     TEXT PRIMARY KEY,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX seen_event_by_time ON seen_event (seen_at);

CREATE TABLE answer (
  number            INTEGER PRIMARY KEY,
  id                TEXT NOT NULL UNIQUE,
  conversation      TEXT NOT NULL,
  asked_by          TEXT NOT NULL,
  answered_at       INTEGER NOT NULL,
  question          TEXT NOT NULL,
  stand_alone       TEXT NOT NULL,
  as_of             TEXT,
  is_answered       INTEGER NOT NULL,
  sentences         TEXT NOT NULL,
  citations         TEXT NOT NULL,
  knowledge_version TEXT NOT NULL
);
CREATE INDEX answer_by_conversation ON answer (conversation, answered_at);
CREATE INDEX answer_by_user ON answer (asked_by);
CREATE INDEX answer_by_time ON answer (answered_at);

CREATE TABLE feedback (
  answer_id  TEXT NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
  given_by   TEXT NOT NULL,
  is_helpful INTEGER NOT NULL,
  given_at   INTEGER NOT NULL,
  PRIMARY KEY (answer_id, given_by)
) WITHOUT ROWID;
CREATE INDEX feedback_by_user ON feedback (given_by);

CREATE TABLE timeline (
  id       TEXT PRIMARY KEY,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  topic    TEXT,
  from_day TEXT,
  to_day   TEXT,
  as_of    TEXT,
  event_limit INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX timeline_by_user ON timeline (asked_by);
CREATE INDEX timeline_by_time ON timeline (asked_at);

CREATE TABLE admin_act (
  number   INTEGER PRIMARY KEY,
  acted_at INTEGER NOT NULL,
  actor    TEXT NOT NULL,
  act      TEXT NOT NULL,
  detail   TEXT NOT NULL
);
CREATE INDEX admin_act_by_time ON admin_act (acted_at);
