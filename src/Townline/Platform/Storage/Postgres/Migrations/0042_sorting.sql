CREATE TABLE conversations_move (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    kind integer NOT NULL,
    from_request_id bigint NOT NULL,
    to_request_id bigint NOT NULL,
    messages integer NOT NULL,
    reason text NOT NULL,
    by_id bigint,
    at bigint NOT NULL,
    undone_at bigint,
    undone_by_id bigint,
    undone_reason text,
    CONSTRAINT "PK_conversations_move" PRIMARY KEY (id)
);

CREATE TABLE conversations_moved_entry (
    move_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    conversation_id bigint,
    person_id bigint,
    acting_person_id bigint,
    channel text NOT NULL,
    audience integer NOT NULL,
    public_files integer NOT NULL,
    CONSTRAINT "PK_conversations_moved_entry" PRIMARY KEY (move_id, entry_id)
);

CREATE INDEX "IX_conversations_move_from_request_id_id" ON conversations_move (from_request_id, id);

CREATE INDEX "IX_conversations_move_to_request_id_id" ON conversations_move (to_request_id, id);

CREATE INDEX "IX_conversations_moved_entry_entry_id" ON conversations_moved_entry (entry_id);
