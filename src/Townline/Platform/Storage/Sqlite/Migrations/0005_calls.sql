CREATE TABLE work_call (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_call" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "external_id" TEXT NULL,
    "state" INTEGER NOT NULL,
    "number" TEXT NULL,
    "caller" TEXT NULL,
    "called" TEXT NULL,
    "agent" TEXT NULL,
    "agent_id" INTEGER NULL,
    "rings_at" TEXT NOT NULL,
    "team_id" INTEGER NULL,
    "started_at" INTEGER NOT NULL,
    "answered_at" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "missed" INTEGER NOT NULL,
    "skewed" INTEGER NOT NULL,
    "marks" TEXT NOT NULL,
    "touched" INTEGER NOT NULL,
    "person_id" INTEGER NULL,
    "outcome" TEXT NULL,
    "note" TEXT NULL,
    "entry_id" INTEGER NULL,
    "request_id" INTEGER NULL,
    "logged_by_id" INTEGER NULL,
    "logged_at" INTEGER NULL
);

CREATE TABLE work_call_back (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_call_back" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "call_id" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL,
    "team_id" INTEGER NULL,
    "asked_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "attempts" TEXT NOT NULL,
    "closed_by_id" INTEGER NULL,
    "closed_at" INTEGER NULL
);

CREATE TABLE work_phone_setup (
    "tenant_id" INTEGER NOT NULL CONSTRAINT "PK_work_phone_setup" PRIMARY KEY,
    "extensions" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "dispositions" TEXT NOT NULL,
    "call_back" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "IX_work_call_back_tenant_id_due_at" ON work_call_back ("tenant_id", "due_at") WHERE state = 0;

CREATE UNIQUE INDEX "IX_work_call_back_tenant_id_number" ON work_call_back ("tenant_id", "number") WHERE state = 0;

CREATE UNIQUE INDEX "IX_work_call_tenant_id_external_id" ON work_call ("tenant_id", "external_id") WHERE external_id IS NOT NULL;

CREATE INDEX "IX_work_call_tenant_id_id" ON work_call ("tenant_id", "id");

CREATE INDEX "IX_work_call_tenant_id_number_id" ON work_call ("tenant_id", "number", "id") WHERE number IS NOT NULL AND person_id IS NOT NULL;

CREATE INDEX "IX_work_call_tenant_id_started_at" ON work_call ("tenant_id", "started_at") WHERE ended_at IS NULL AND logged_at IS NULL;
