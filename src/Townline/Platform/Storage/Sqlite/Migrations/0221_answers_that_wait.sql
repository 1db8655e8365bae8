CREATE TABLE conversations_held (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_held" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "files" TEXT NOT NULL,
    "for_all" INTEGER NOT NULL,
    "asks" INTEGER NOT NULL,
    "letter" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "is_scheduled" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "overtaken_at" INTEGER NULL,
    "problem" TEXT NULL
);

CREATE INDEX "IX_conversations_held_request_id" ON conversations_held ("request_id");

CREATE INDEX "IX_conversations_held_tenant_id_due_at" ON conversations_held ("tenant_id", "due_at");
