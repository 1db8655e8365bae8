-- What only PostgreSQL has: commit order for the event log, words under GIN, points under GiST.
ALTER TABLE platform_event ALTER COLUMN tx SET DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX platform_event_tx ON platform_event (tx, seq);
CREATE TABLE platform_search (id bigint PRIMARY KEY, tenant_id integer NOT NULL, words tsvector NOT NULL);
CREATE INDEX platform_search_words ON platform_search USING gin (words);
CREATE TABLE platform_place (id bigint PRIMARY KEY, tenant_id integer NOT NULL, layer integer NOT NULL, spot point NOT NULL);
CREATE INDEX platform_place_spot ON platform_place USING gist (spot);
