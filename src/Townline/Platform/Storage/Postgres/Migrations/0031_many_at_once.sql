CREATE TABLE work_job (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    state integer NOT NULL,
    steps text,
    services text NOT NULL,
    total integer NOT NULL,
    created_at bigint NOT NULL,
    starts_at bigint,
    ended_at bigint,
    version integer NOT NULL,
    CONSTRAINT "PK_work_job" PRIMARY KEY (id)
);

CREATE TABLE work_job_item (
    job_id bigint NOT NULL,
    request_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    number integer NOT NULL,
    state integer NOT NULL,
    step integer,
    why text,
    args text NOT NULL,
    before text,
    after integer NOT NULL,
    CONSTRAINT "PK_work_job_item" PRIMARY KEY (job_id, request_id)
);

CREATE TABLE work_macro (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    steps text NOT NULL,
    owner_id bigint,
    audience integer NOT NULL,
    team_id bigint,
    services text NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT "PK_work_macro" PRIMARY KEY (id)
);

CREATE INDEX "IX_work_job_item_job_id_state_number" ON work_job_item (job_id, state, number);

CREATE INDEX "IX_work_job_tenant_id_staff_id_id" ON work_job (tenant_id, staff_id, id);

CREATE UNIQUE INDEX "IX_work_macro_tenant_id_code" ON work_macro (tenant_id, code);
