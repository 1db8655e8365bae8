ALTER TABLE requests_request ADD COLUMN priority integer NOT NULL DEFAULT 0;

CREATE TABLE work_view (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    owner_id bigint NOT NULL,
    audience integer NOT NULL,
    team_id bigint,
    name text NOT NULL,
    text text NOT NULL,
    changed_at bigint NOT NULL,
    CONSTRAINT "PK_work_view" PRIMARY KEY (id)
);

CREATE TABLE work_view_place (
    staff_id bigint NOT NULL,
    view_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    position integer NOT NULL,
    pinned boolean NOT NULL,
    CONSTRAINT "PK_work_view_place" PRIMARY KEY (staff_id, view_id)
);

CREATE INDEX "IX_requests_request_tenant_id_priority_urgency" ON requests_request (tenant_id, priority, urgency) WHERE is_open = 1 AND priority > 0;

CREATE INDEX "IX_work_view_tenant_id_audience_team_id" ON work_view (tenant_id, audience, team_id) WHERE audience > 0;

CREATE INDEX "IX_work_view_tenant_id_owner_id" ON work_view (tenant_id, owner_id);
