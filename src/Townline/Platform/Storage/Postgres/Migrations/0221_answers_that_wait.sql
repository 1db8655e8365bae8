CREATE TABLE conversations_held (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    request_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    text text NOT NULL,
    files text NOT NULL,
    for_all boolean NOT NULL,
    asks boolean NOT NULL,
    letter text NOT NULL,
    due_at bigint NOT NULL,
    is_scheduled boolean NOT NULL,
    created_at bigint NOT NULL,
    overtaken_at bigint,
    problem text,
    CONSTRAINT "PK_conversations_held" PRIMARY KEY (id)
);

CREATE INDEX "IX_conversations_held_request_id" ON conversations_held (request_id);

CREATE INDEX "IX_conversations_held_tenant_id_due_at" ON conversations_held (tenant_id, due_at);
