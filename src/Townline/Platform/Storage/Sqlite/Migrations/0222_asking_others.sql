ALTER TABLE conversations_entry ADD COLUMN "inquiry_id" INTEGER NULL;

ALTER TABLE conversations_held ADD COLUMN "inquiry" TEXT NULL;

CREATE TABLE conversations_inquiry (
    "entry_id" INTEGER NOT NULL CONSTRAINT "PK_conversations_inquiry" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "parts" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "answered_at" INTEGER NULL
);

ALTER TABLE work_task ADD COLUMN "awaits_id" INTEGER NULL;

CREATE INDEX "IX_conversations_inquiry_request_id_entry_id" ON conversations_inquiry ("request_id", "entry_id");

CREATE INDEX "IX_conversations_inquiry_tenant_id_entry_id" ON conversations_inquiry ("tenant_id", "entry_id");
