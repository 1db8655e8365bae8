CREATE TABLE email_lesson (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    external_id text NOT NULL,
    is_spam boolean NOT NULL,
    signs text NOT NULL,
    CONSTRAINT "PK_email_lesson" PRIMARY KEY (id)
);

CREATE TABLE email_sender_rule (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    sender text NOT NULL,
    is_spam boolean NOT NULL,
    reason text NOT NULL,
    by_id bigint,
    at bigint NOT NULL,
    CONSTRAINT "PK_email_sender_rule" PRIMARY KEY (id)
);

CREATE TABLE email_sign (
    tenant_id integer NOT NULL,
    sign bigint NOT NULL,
    good integer NOT NULL,
    bad integer NOT NULL,
    CONSTRAINT "PK_email_sign" PRIMARY KEY (tenant_id, sign)
);

CREATE TABLE email_spam (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    external_id text NOT NULL,
    recipient text NOT NULL,
    sender text NOT NULL,
    author text NOT NULL,
    name text NOT NULL,
    subject text NOT NULL,
    opening text NOT NULL,
    raw bytea NOT NULL,
    received_at bigint NOT NULL,
    at bigint NOT NULL,
    sign integer NOT NULL,
    detail text NOT NULL,
    words text NOT NULL,
    mails integer NOT NULL,
    entry_id bigint,
    request_id bigint,
    standing text,
    let_in_at bigint,
    CONSTRAINT "PK_email_spam" PRIMARY KEY (id)
);

CREATE TABLE email_spam_setting (
    tenant_id integer NOT NULL,
    trusts_marks boolean NOT NULL,
    threshold integer NOT NULL,
    good integer NOT NULL,
    bad integer NOT NULL,
    CONSTRAINT "PK_email_spam_setting" PRIMARY KEY (tenant_id)
);

CREATE UNIQUE INDEX "IX_email_lesson_tenant_id_external_id" ON email_lesson (tenant_id, external_id);

CREATE UNIQUE INDEX "IX_email_sender_rule_tenant_id_sender" ON email_sender_rule (tenant_id, sender);

CREATE INDEX "IX_email_spam_tenant_id_at" ON email_spam (tenant_id, at);

CREATE UNIQUE INDEX "IX_email_spam_tenant_id_external_id" ON email_spam (tenant_id, external_id);

CREATE INDEX "IX_email_spam_tenant_id_id" ON email_spam (tenant_id, id) WHERE let_in_at IS NULL;
