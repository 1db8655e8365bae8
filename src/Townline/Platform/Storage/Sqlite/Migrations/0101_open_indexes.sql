-- Views and counts walk along these and look no row up (SelectionSql).
DROP INDEX "IX_requests_request_tenant_id_assignee_id_urgency";
DROP INDEX "IX_requests_request_tenant_id_due_urgency";
DROP INDEX "IX_requests_request_tenant_id_team_id_urgency";
CREATE INDEX "IX_requests_request_open_assignee_id" ON requests_request ("tenant_id", "assignee_id", "urgency", "id", "is_open", "state", "service_id", "team_id", "area", "channel", "language", "priority", "requested_at", "due_at", "due", "disputed") WHERE is_open = 1;

CREATE INDEX "IX_requests_request_open_due" ON requests_request ("tenant_id", "due", "urgency", "id", "is_open", "state", "service_id", "team_id", "assignee_id", "area", "channel", "language", "priority", "requested_at", "due_at", "disputed") WHERE is_open = 1;

CREATE INDEX "IX_requests_request_open_team_id" ON requests_request ("tenant_id", "team_id", "urgency", "id", "is_open", "state", "service_id", "assignee_id", "area", "channel", "language", "priority", "requested_at", "due_at", "due", "disputed") WHERE is_open = 1;
