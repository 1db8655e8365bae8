CREATE TABLE import_map (
    "tenant_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "map" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "PK_import_map" PRIMARY KEY ("tenant_id", "name")
);

ALTER TABLE import_progress ADD COLUMN "left_out" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE import_rejection (
    "tenant_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    CONSTRAINT "PK_import_rejection" PRIMARY KEY ("tenant_id", "run_id", "number")
);

CREATE TABLE import_run (
    "id" INTEGER NOT NULL CONSTRAINT "PK_import_run" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "headers" TEXT NOT NULL,
    "map" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "worker" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "known" INTEGER NOT NULL,
    "left_out" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "problem" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "heard_at" INTEGER NOT NULL
);

CREATE INDEX "IX_import_run_sha" ON import_run ("sha");

CREATE INDEX "IX_import_run_tenant_id_id" ON import_run ("tenant_id", "id");
