-- The claim that an event was first made by, once another process has taken it over.
ALTER TABLE event ADD COLUMN first_claim TEXT;
