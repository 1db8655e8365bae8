-- Which words there are, for those who have typed a part of one; keeps nothing of its own.
CREATE VIRTUAL TABLE platform_search_word USING fts5vocab(platform_search, row);

DROP INDEX "IX_requests_request_tenant_id_requested_at_id";
CREATE INDEX "IX_requests_request_newest" ON requests_request ("tenant_id", "requested_at", "id", "latitude", "longitude");
