CREATE TABLE work_call (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    external_id text,
    state integer NOT NULL,
    number text,
    caller text,
    called text,
    agent text,
    agent_id bigint,
    rings_at text NOT NULL,
    team_id bigint,
    started_at bigint NOT NULL,
    answered_at bigint,
    ended_at bigint,
    missed boolean NOT NULL,
    skewed boolean NOT NULL,
    marks text NOT NULL,
    touched integer NOT NULL,
    person_id bigint,
    outcome text,
    note text,
    entry_id bigint,
    request_id bigint,
    logged_by_id bigint,
    logged_at bigint,
    CONSTRAINT "PK_work_call" PRIMARY KEY (id)
);

CREATE TABLE work_call_back (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    state integer NOT NULL,
    number text NOT NULL,
    shown text NOT NULL,
    call_id bigint NOT NULL,
    calls integer NOT NULL,
    team_id bigint,
    asked_at bigint NOT NULL,
    due_at bigint NOT NULL,
    attempts text NOT NULL,
    closed_by_id bigint,
    closed_at bigint,
    CONSTRAINT "PK_work_call_back" PRIMARY KEY (id)
);

CREATE TABLE work_phone_setup (
    tenant_id integer NOT NULL,
    extensions text NOT NULL,
    lines text NOT NULL,
    dispositions text NOT NULL,
    call_back text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_work_phone_setup" PRIMARY KEY (tenant_id)
);

CREATE INDEX "IX_work_call_back_tenant_id_due_at" ON work_call_back (tenant_id, due_at) WHERE state = 0;

CREATE UNIQUE INDEX "IX_work_call_back_tenant_id_number" ON work_call_back (tenant_id, number) WHERE state = 0;

CREATE UNIQUE INDEX "IX_work_call_tenant_id_external_id" ON work_call (tenant_id, external_id) WHERE external_id IS NOT NULL;

CREATE INDEX "IX_work_call_tenant_id_id" ON work_call (tenant_id, id);

CREATE INDEX "IX_work_call_tenant_id_number_id" ON work_call (tenant_id, number, id) WHERE number IS NOT NULL AND person_id IS NOT NULL;

CREATE INDEX "IX_work_call_tenant_id_started_at" ON work_call (tenant_id, started_at) WHERE ended_at IS NULL AND logged_at IS NULL;
