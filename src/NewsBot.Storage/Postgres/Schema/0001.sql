-- What the bot remembers. Identifiers without a schema are those of the first schema on the role's search path.

-- A process of the bot, from its start to its end. It is dead when its lease is over by this server's clock. "seeks" is the group of
-- leases it takes, where it takes any.
CREATE TABLE replica (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  lease_until timestamptz NOT NULL,
  seeks       text
);

-- What one replica may do at a time, such as running a shard of Discord's gateway. It is free where there is no holder; "fence"
-- grows each time it changes hands, and "note" is what who comes after needs to go on.
CREATE TABLE lease (
  name        text PRIMARY KEY,
  fence       bigint NOT NULL DEFAULT 0,
  holder      uuid,
  lease_until timestamptz,
  note        text
);

-- What all replicas together may do only so often.
CREATE TABLE turn (
  name    text PRIMARY KEY,
  next_at timestamptz NOT NULL
);

-- Something that happened on a platform. "replica" and "payload", which holds what is needed to answer it and may hold a secret,
-- are there until it is finished; "claim" is a new one whenever another replica takes it over.
CREATE TABLE event (
  key        text PRIMARY KEY,
  seen_at    timestamptz NOT NULL,
  claim      uuid NOT NULL,
  replica    uuid,
  kind       text,
  payload    text,
  expires_at timestamptz,
  is_sending boolean NOT NULL DEFAULT false
);
CREATE INDEX event_by_time ON event (seen_at);
CREATE INDEX event_unfinished ON event (replica) WHERE replica IS NOT NULL;

-- The time at which the questions of a share so far would have been asked at an even pace.
CREATE TABLE pace (
  key text PRIMARY KEY,
  at  timestamptz NOT NULL
);

-- "documents" are those that "citations" quote, so that what quotes a deleted one is found.
CREATE TABLE answer (
  number            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id                uuid NOT NULL UNIQUE,
  conversation      text NOT NULL,
  asked_by          text NOT NULL,
  answered_at       timestamptz NOT NULL,
  question          text NOT NULL,
  stand_alone       text NOT NULL,
  as_of             date,
  is_answered       boolean NOT NULL,
  sentences         text NOT NULL,
  citations         text NOT NULL,
  documents         text[] NOT NULL,
  knowledge_version text NOT NULL
);
CREATE INDEX answer_by_conversation ON answer (conversation, answered_at);
CREATE INDEX answer_by_user ON answer (asked_by);
CREATE INDEX answer_by_time ON answer (answered_at);

CREATE TABLE feedback (
  answer_id  uuid NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
  given_by   text NOT NULL,
  is_helpful boolean NOT NULL,
  given_at   timestamptz NOT NULL,
  PRIMARY KEY (answer_id, given_by)
);
CREATE INDEX feedback_by_user ON feedback (given_by);

-- Null is as usual on the platform.
CREATE TABLE channel_settings (
  channel             text PRIMARY KEY,
  answers_asker_alone boolean,
  answers_mentions    boolean,
  reports             integer
);

CREATE TABLE timeline (
  id          uuid PRIMARY KEY,
  asked_by    text NOT NULL,
  asked_at    timestamptz NOT NULL,
  topic       text,
  from_day    date,
  to_day      date,
  as_of       date,
  event_limit integer NOT NULL
);
CREATE INDEX timeline_by_user ON timeline (asked_by);
CREATE INDEX timeline_by_time ON timeline (asked_at);

-- "id" is given by who writes the line, so that one that is written again, as it is not known whether it was, stands there once.
CREATE TABLE admin_act (
  number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id       uuid NOT NULL UNIQUE,
  acted_at timestamptz NOT NULL,
  actor    text NOT NULL,
  act      text NOT NULL,
  detail   text NOT NULL
);
CREATE INDEX admin_act_by_time ON admin_act (acted_at);
