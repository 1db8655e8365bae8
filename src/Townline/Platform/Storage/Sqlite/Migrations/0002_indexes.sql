-- What only SQLite has: full text without stored text, of words that the program has taken apart ("ascii" cuts at blanks alone), and the
-- R*Tree. Row ids are our ids.
CREATE VIRTUAL TABLE platform_search USING fts5(text, content='', contentless_delete=1, columnsize=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE platform_place USING rtree(id, south, north, west, east, layer, layer_end);
