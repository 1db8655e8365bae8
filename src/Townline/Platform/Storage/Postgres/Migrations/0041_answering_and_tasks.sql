CREATE TABLE work_claim (
    request_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    number bigint NOT NULL,
    staff_id bigint NOT NULL,
    name text NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    from_staff_id bigint,
    CONSTRAINT "PK_work_claim" PRIMARY KEY (request_id)
);

CREATE TABLE work_draft (
    request_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    field text NOT NULL,
    tenant_id integer NOT NULL,
    text text NOT NULL,
    version integer NOT NULL,
    seen bigint NOT NULL,
    shared integer NOT NULL,
    changed_at bigint NOT NULL,
    page text NOT NULL,
    sent_page text NOT NULL,
    sent_sha text NOT NULL,
    CONSTRAINT "PK_work_draft" PRIMARY KEY (request_id, staff_id, field)
);

CREATE TABLE work_task (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    what text NOT NULL,
    request_id bigint,
    number bigint,
    person_id bigint,
    staff_id bigint,
    team_id bigint,
    due_at bigint NOT NULL,
    stage integer NOT NULL,
    open integer NOT NULL,
    reminds integer NOT NULL,
    reopens integer NOT NULL,
    created_by_id bigint,
    created_at bigint NOT NULL,
    done_by_id bigint,
    done_at bigint,
    note text,
    version integer NOT NULL,
    CONSTRAINT "PK_work_task" PRIMARY KEY (id)
);

CREATE INDEX "IX_work_claim_tenant_id_until" ON work_claim (tenant_id, until);

CREATE INDEX "IX_work_draft_tenant_id_changed_at" ON work_draft (tenant_id, changed_at);

CREATE INDEX "IX_work_draft_tenant_id_staff_id_changed_at" ON work_draft (tenant_id, staff_id, changed_at) WHERE text <> '';

CREATE INDEX "IX_work_task_person_id_due_at" ON work_task (person_id, due_at) WHERE person_id IS NOT NULL AND open = 1;

CREATE INDEX "IX_work_task_request_id_id" ON work_task (request_id, id) WHERE request_id IS NOT NULL;

CREATE INDEX "IX_work_task_tenant_id_staff_id_stage_due_at" ON work_task (tenant_id, staff_id, stage, due_at) WHERE staff_id IS NOT NULL AND open = 1;

CREATE INDEX "IX_work_task_tenant_id_team_id_stage_due_at" ON work_task (tenant_id, team_id, stage, due_at) WHERE team_id IS NOT NULL AND open = 1;
