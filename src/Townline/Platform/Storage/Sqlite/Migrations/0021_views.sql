ALTER TABLE requests_request ADD COLUMN "priority" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE work_view (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_view" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "audience" INTEGER NOT NULL,
    "team_id" INTEGER NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL
);

CREATE TABLE work_view_place (
    "staff_id" INTEGER NOT NULL,
    "view_id" INTEGER NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "pinned" INTEGER NOT NULL,
    CONSTRAINT "PK_work_view_place" PRIMARY KEY ("staff_id", "view_id")
);

CREATE INDEX "IX_requests_request_tenant_id_priority_urgency" ON requests_request ("tenant_id", "priority", "urgency") WHERE is_open = 1 AND priority > 0;

CREATE INDEX "IX_work_view_tenant_id_audience_team_id" ON work_view ("tenant_id", "audience", "team_id") WHERE audience > 0;

CREATE INDEX "IX_work_view_tenant_id_owner_id" ON work_view ("tenant_id", "owner_id");
