CREATE TABLE work_claim (
    "request_id" INTEGER NOT NULL CONSTRAINT "PK_work_claim" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "from_staff_id" INTEGER NULL
);

CREATE TABLE work_draft (
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seen" INTEGER NOT NULL,
    "shared" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "page" TEXT NOT NULL,
    "sent_page" TEXT NOT NULL,
    "sent_sha" TEXT NOT NULL,
    CONSTRAINT "PK_work_draft" PRIMARY KEY ("request_id", "staff_id", "field")
);

CREATE TABLE work_task (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_task" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "request_id" INTEGER NULL,
    "number" INTEGER NULL,
    "person_id" INTEGER NULL,
    "staff_id" INTEGER NULL,
    "team_id" INTEGER NULL,
    "due_at" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "reminds" INTEGER NOT NULL,
    "reopens" INTEGER NOT NULL,
    "created_by_id" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "done_by_id" INTEGER NULL,
    "done_at" INTEGER NULL,
    "note" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "IX_work_claim_tenant_id_until" ON work_claim ("tenant_id", "until");

CREATE INDEX "IX_work_draft_tenant_id_changed_at" ON work_draft ("tenant_id", "changed_at");

CREATE INDEX "IX_work_draft_tenant_id_staff_id_changed_at" ON work_draft ("tenant_id", "staff_id", "changed_at") WHERE text <> '';

CREATE INDEX "IX_work_task_person_id_due_at" ON work_task ("person_id", "due_at") WHERE person_id IS NOT NULL AND open = 1;

CREATE INDEX "IX_work_task_request_id_id" ON work_task ("request_id", "id") WHERE request_id IS NOT NULL;

CREATE INDEX "IX_work_task_tenant_id_staff_id_stage_due_at" ON work_task ("tenant_id", "staff_id", "stage", "due_at") WHERE staff_id IS NOT NULL AND open = 1;

CREATE INDEX "IX_work_task_tenant_id_team_id_stage_due_at" ON work_task ("tenant_id", "team_id", "stage", "due_at") WHERE team_id IS NOT NULL AND open = 1;
