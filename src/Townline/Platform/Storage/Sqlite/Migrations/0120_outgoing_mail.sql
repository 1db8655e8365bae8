CREATE TABLE email_outgoing (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_outgoing" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "encryption" INTEGER NOT NULL,
    "fingerprint" TEXT NULL,
    "user_name" TEXT NULL,
    "login" INTEGER NOT NULL,
    "secret" TEXT NULL,
    "most_connections" INTEGER NOT NULL,
    "dkim_domain" TEXT NULL,
    "dkim_selector" TEXT NULL,
    "dkim_key" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "IX_conversations_inbound_entry_id" ON conversations_inbound ("entry_id") WHERE content_type = 'message/rfc822';

CREATE UNIQUE INDEX "IX_email_outgoing_tenant_id" ON email_outgoing ("tenant_id");
