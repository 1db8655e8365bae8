-- Words stand behind their town and kind, points have a time and may be over. Both indexes are filled from the rows when the program has
-- migrated (IndexRenewal).
DROP TABLE platform_search_word;
DROP TABLE platform_search;
CREATE VIRTUAL TABLE platform_search USING fts5(text, content='', contentless_delete=1, columnsize=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE platform_search_word USING fts5vocab(platform_search, row);

DROP TABLE platform_place;
CREATE VIRTUAL TABLE platform_place USING rtree(id, south, north, west, east, at, at_end, layer, layer_end);

CREATE TABLE "platform_index_due" (
    "tenant_id" INTEGER NOT NULL CONSTRAINT "PK_platform_index_due" PRIMARY KEY,
    "table_name" TEXT NOT NULL,
    "after" INTEGER NOT NULL
);
INSERT INTO platform_index_due (tenant_id, table_name, after) SELECT id, '', 0 FROM platform_tenant;
