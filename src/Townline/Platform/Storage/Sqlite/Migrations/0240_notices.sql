CREATE TABLE email_notice (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_notice" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "address_key" INTEGER NOT NULL,
    "subject_key" INTEGER NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_email_notice_request_id_kind" ON email_notice ("request_id", "kind");

CREATE INDEX "IX_email_notice_tenant_id_address_key_id" ON email_notice ("tenant_id", "address_key", "id");
