ALTER TABLE conversations_delivery ADD COLUMN "copy" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE conversations_letter (
    "entry_id" INTEGER NOT NULL CONSTRAINT "PK_conversations_letter" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "cc" TEXT NOT NULL,
    "bcc" TEXT NOT NULL,
    "quotes_entry_id" INTEGER NULL,
    "signature" TEXT NOT NULL
);

ALTER TABLE work_draft ADD COLUMN "parts" TEXT NOT NULL DEFAULT '';

ALTER TABLE work_team ADD COLUMN "signature" TEXT NOT NULL DEFAULT '{}';

DROP INDEX "IX_conversations_delivery_entry_id";
CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id" ON conversations_delivery ("entry_id") WHERE follower_id IS NULL AND copy = 0;

CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id_address" ON conversations_delivery ("entry_id", "address") WHERE copy <> 0;
