DROP INDEX "IX_requests_request_tenant_id_requested_at_id";
CREATE INDEX "IX_requests_request_newest" ON requests_request (tenant_id, requested_at, id, latitude, longitude);
