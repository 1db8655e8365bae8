CREATE TABLE email_mailbox (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_mailbox" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "addresses" TEXT NOT NULL,
    "service_id" INTEGER NOT NULL,
    "is_open" INTEGER NOT NULL
);

CREATE TABLE email_unread (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_unread" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "raw" BLOB NOT NULL,
    "received_at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "read_at" INTEGER NULL
);

CREATE UNIQUE INDEX "IX_email_unread_tenant_id_external_id" ON email_unread ("tenant_id", "external_id");

CREATE INDEX "IX_email_unread_tenant_id_id" ON email_unread ("tenant_id", "id") WHERE read_at IS NULL;
