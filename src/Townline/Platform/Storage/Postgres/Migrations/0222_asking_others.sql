ALTER TABLE conversations_entry ADD COLUMN inquiry_id bigint;

ALTER TABLE conversations_held ADD COLUMN inquiry text;

CREATE TABLE conversations_inquiry (
    entry_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    request_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    parts text NOT NULL,
    state integer NOT NULL,
    asked_at bigint NOT NULL,
    answered_at bigint,
    CONSTRAINT "PK_conversations_inquiry" PRIMARY KEY (entry_id)
);

ALTER TABLE work_task ADD COLUMN awaits_id bigint;

CREATE INDEX "IX_conversations_inquiry_request_id_entry_id" ON conversations_inquiry (request_id, entry_id);

CREATE INDEX "IX_conversations_inquiry_tenant_id_entry_id" ON conversations_inquiry (tenant_id, entry_id);
