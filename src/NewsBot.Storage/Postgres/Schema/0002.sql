-- The knowledge that replicas share. A snapshot consists of chunks, each under the SHA-256 of its bytes.

CREATE TABLE knowledge_chunk (
  hash bytea PRIMARY KEY,
  data bytea NOT NULL
);

-- Compressing texts that are packed already would cost time and save little.
ALTER TABLE knowledge_chunk ALTER COLUMN data SET STORAGE EXTERNAL;

-- "program" names the version of the program that can read it: during an upgrade both versions have a current snapshot.
CREATE TABLE knowledge_snapshot (
  generation   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  program      uuid NOT NULL,
  version      text NOT NULL,
  made_at      timestamptz NOT NULL,
  articles     integer NOT NULL,
  replica      text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  description  bytea NOT NULL
);
CREATE INDEX knowledge_snapshot_by_program ON knowledge_snapshot (program, generation DESC);

CREATE TABLE knowledge_snapshot_chunk (
  generation bigint NOT NULL REFERENCES knowledge_snapshot (generation) ON DELETE CASCADE,
  hash       bytea NOT NULL REFERENCES knowledge_chunk (hash),
  PRIMARY KEY (generation, hash)
);
CREATE INDEX knowledge_snapshot_chunk_by_hash ON knowledge_snapshot_chunk (hash);
