CREATE TABLE platform_hold (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    of integer NOT NULL,
    subject_id bigint NOT NULL,
    reason text NOT NULL,
    by_id bigint,
    at bigint NOT NULL,
    ended_at bigint,
    ended_by_id bigint,
    CONSTRAINT "PK_platform_hold" PRIMARY KEY (id)
);

CREATE TABLE platform_retention_class (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    reason text NOT NULL,
    amount integer NOT NULL,
    unit integer NOT NULL,
    takes text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_platform_retention_class" PRIMARY KEY (id)
);

CREATE TABLE platform_retention_use (
    tenant_id integer NOT NULL,
    subject text NOT NULL,
    class_id bigint NOT NULL,
    swept_at bigint,
    gone bigint NOT NULL,
    CONSTRAINT "PK_platform_retention_use" PRIMARY KEY (tenant_id, subject)
);

ALTER TABLE requests_request ADD COLUMN forgotten_at bigint;

CREATE INDEX "IX_conversations_entry_alone" ON conversations_entry (tenant_id, at) WHERE request_id IS NULL;

CREATE INDEX "IX_conversations_inbound_tenant_id_received_at" ON conversations_inbound (tenant_id, received_at) WHERE length(raw) > 0;

CREATE INDEX "IX_platform_hold_tenant_id_id" ON platform_hold (tenant_id, id);

CREATE UNIQUE INDEX "IX_platform_hold_tenant_id_of_subject_id" ON platform_hold (tenant_id, of, subject_id) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX "IX_platform_retention_class_tenant_id_code" ON platform_retention_class (tenant_id, code);

CREATE INDEX "IX_requests_request_tenant_id_service_id_closed_at" ON requests_request (tenant_id, service_id, closed_at) WHERE is_open = 0 AND forgotten_at IS NULL;

CREATE INDEX "IX_work_call_back_call_id" ON work_call_back (call_id);
