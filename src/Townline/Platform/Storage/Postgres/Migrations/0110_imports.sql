CREATE TABLE import_map (
    tenant_id integer NOT NULL,
    name text NOT NULL,
    map text NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT "PK_import_map" PRIMARY KEY (tenant_id, name)
);

ALTER TABLE import_progress ADD COLUMN left_out bigint NOT NULL DEFAULT 0;

CREATE TABLE import_rejection (
    tenant_id integer NOT NULL,
    run_id bigint NOT NULL,
    number bigint NOT NULL,
    line bigint NOT NULL,
    reason text NOT NULL,
    fields text NOT NULL,
    CONSTRAINT "PK_import_rejection" PRIMARY KEY (tenant_id, run_id, number)
);

CREATE TABLE import_run (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    file_name text NOT NULL,
    sha text NOT NULL,
    size bigint NOT NULL,
    headers text NOT NULL,
    map text NOT NULL,
    source text NOT NULL,
    state integer NOT NULL,
    worker bigint NOT NULL,
    position bigint NOT NULL,
    line bigint NOT NULL,
    added bigint NOT NULL,
    known bigint NOT NULL,
    left_out bigint NOT NULL,
    rejected bigint NOT NULL,
    problem text,
    created_at bigint NOT NULL,
    started_at bigint,
    ended_at bigint,
    heard_at bigint NOT NULL,
    CONSTRAINT "PK_import_run" PRIMARY KEY (id)
);

CREATE INDEX "IX_import_run_sha" ON import_run (sha);

CREATE INDEX "IX_import_run_tenant_id_id" ON import_run (tenant_id, id);
