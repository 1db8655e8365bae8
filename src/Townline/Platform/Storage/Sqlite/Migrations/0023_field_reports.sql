CREATE TABLE work_field_report (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_field_report" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "client_key" TEXT NOT NULL,
    "request_id" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "said_at" INTEGER NULL,
    "done_at" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "repeats" INTEGER NOT NULL,
    "answer" TEXT NULL
);

CREATE UNIQUE INDEX "IX_work_field_report_tenant_id_staff_id_client_key" ON work_field_report ("tenant_id", "staff_id", "client_key");
