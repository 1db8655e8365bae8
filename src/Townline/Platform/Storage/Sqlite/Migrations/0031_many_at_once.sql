CREATE TABLE work_job (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_job" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "steps" TEXT NULL,
    "services" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "starts_at" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE work_job_item (
    "job_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "step" INTEGER NULL,
    "why" TEXT NULL,
    "args" TEXT NOT NULL,
    "before" TEXT NULL,
    "after" INTEGER NOT NULL,
    CONSTRAINT "PK_work_job_item" PRIMARY KEY ("job_id", "request_id")
);

CREATE TABLE work_macro (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_macro" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "owner_id" INTEGER NULL,
    "audience" INTEGER NOT NULL,
    "team_id" INTEGER NULL,
    "services" TEXT NOT NULL,
    "active" INTEGER NOT NULL
);

CREATE INDEX "IX_work_job_item_job_id_state_number" ON work_job_item ("job_id", "state", "number");

CREATE INDEX "IX_work_job_tenant_id_staff_id_id" ON work_job ("tenant_id", "staff_id", "id");

CREATE UNIQUE INDEX "IX_work_macro_tenant_id_code" ON work_macro ("tenant_id", "code");
