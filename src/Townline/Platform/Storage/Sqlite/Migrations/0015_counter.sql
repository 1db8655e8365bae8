CREATE TABLE work_counter_day (
    "tenant_id" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "PK_work_counter_day" PRIMARY KEY ("tenant_id", "day")
);

CREATE TABLE work_counter_device (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_counter_device" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL
);

CREATE TABLE work_counter_seat (
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "counter" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "PK_work_counter_seat" PRIMARY KEY ("tenant_id", "staff_id")
);

CREATE TABLE work_counter_setup (
    "tenant_id" INTEGER NOT NULL CONSTRAINT "PK_work_counter_setup" PRIMARY KEY,
    "reasons" TEXT NOT NULL,
    "counters" TEXT NOT NULL,
    "dispositions" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE work_visit (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_visit" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NULL,
    "access" TEXT NOT NULL,
    "name" TEXT NULL,
    "front" INTEGER NOT NULL,
    "arrived_at" INTEGER NOT NULL,
    "called_at" INTEGER NULL,
    "calls" INTEGER NOT NULL,
    "counter" TEXT NULL,
    "to_counter" TEXT NULL,
    "staff_id" INTEGER NULL,
    "served_at" INTEGER NULL,
    "done_at" INTEGER NULL,
    "person_id" INTEGER NULL,
    "outcome" TEXT NULL,
    "note" TEXT NULL,
    "entry_id" INTEGER NULL,
    "request_id" INTEGER NULL
);

CREATE INDEX "IX_work_counter_device_tenant_id" ON work_counter_device ("tenant_id") WHERE revoked_at IS NULL;

CREATE UNIQUE INDEX "IX_work_counter_seat_tenant_id_counter" ON work_counter_seat ("tenant_id", "counter");

CREATE INDEX "IX_work_visit_tenant_id_day" ON work_visit ("tenant_id", "day") WHERE state = 4;

CREATE UNIQUE INDEX "IX_work_visit_tenant_id_day_counter" ON work_visit ("tenant_id", "day", "counter") WHERE state IN (1, 2);

CREATE INDEX "IX_work_visit_tenant_id_day_front_id" ON work_visit ("tenant_id", "day", "front", "id") WHERE state = 0;

CREATE UNIQUE INDEX "IX_work_visit_tenant_id_day_number" ON work_visit ("tenant_id", "day", "number");

CREATE INDEX "IX_work_visit_tenant_id_done_at" ON work_visit ("tenant_id", "done_at") WHERE state = 3;

CREATE INDEX "IX_work_visit_tenant_id_reason_done_at" ON work_visit ("tenant_id", "reason", "done_at") WHERE state = 3;
