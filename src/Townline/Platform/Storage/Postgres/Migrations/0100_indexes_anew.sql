-- Words stand behind their town and kind, points have a time and may be over. Both indexes are filled from the rows when the program has
-- migrated (IndexRenewal).
TRUNCATE platform_search;

DROP TABLE platform_place;
CREATE TABLE platform_place (id bigint PRIMARY KEY, tenant_id integer NOT NULL, layer integer NOT NULL, spot point NOT NULL, at bigint NOT NULL, past smallint NOT NULL);
CREATE INDEX platform_place_spot ON platform_place USING gist (spot);
CREATE INDEX platform_place_now ON platform_place USING gist (spot) WHERE past = 0;
CREATE INDEX platform_place_newest ON platform_place (tenant_id, layer, at);

CREATE TABLE platform_index_due (
    tenant_id integer NOT NULL,
    table_name text NOT NULL,
    after bigint NOT NULL,
    CONSTRAINT "PK_platform_index_due" PRIMARY KEY (tenant_id)
);
INSERT INTO platform_index_due (tenant_id, table_name, after) SELECT id, '', 0 FROM platform_tenant;
