CREATE TABLE email_mailbox (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    name text NOT NULL,
    addresses text NOT NULL,
    service_id bigint NOT NULL,
    is_open boolean NOT NULL,
    CONSTRAINT "PK_email_mailbox" PRIMARY KEY (id)
);

CREATE TABLE email_unread (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    mailbox_id bigint NOT NULL,
    external_id text NOT NULL,
    recipient text NOT NULL,
    sender text NOT NULL,
    raw bytea NOT NULL,
    received_at bigint NOT NULL,
    reason text NOT NULL,
    attempts integer NOT NULL,
    read_at bigint,
    CONSTRAINT "PK_email_unread" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "IX_email_unread_tenant_id_external_id" ON email_unread (tenant_id, external_id);

CREATE INDEX "IX_email_unread_tenant_id_id" ON email_unread (tenant_id, id) WHERE read_at IS NULL;
