CREATE TABLE email_notice (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    request_id bigint NOT NULL,
    kind integer NOT NULL,
    state integer NOT NULL,
    address_key bigint NOT NULL,
    subject_key bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_email_notice" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "IX_email_notice_request_id_kind" ON email_notice (request_id, kind);

CREATE INDEX "IX_email_notice_tenant_id_address_key_id" ON email_notice (tenant_id, address_key, id);
