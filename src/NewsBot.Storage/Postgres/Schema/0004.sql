-- The claim that an event was first made by, whoever has taken it over since; null where an older version of the program claimed it.
ALTER TABLE event ADD COLUMN first_claim uuid;
