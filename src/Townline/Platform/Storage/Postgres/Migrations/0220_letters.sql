ALTER TABLE conversations_delivery ADD COLUMN copy integer NOT NULL DEFAULT 0;

CREATE TABLE conversations_letter (
    entry_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    cc text NOT NULL,
    bcc text NOT NULL,
    quotes_entry_id bigint,
    signature text NOT NULL,
    CONSTRAINT "PK_conversations_letter" PRIMARY KEY (entry_id)
);

ALTER TABLE work_draft ADD COLUMN parts text NOT NULL DEFAULT '';

ALTER TABLE work_team ADD COLUMN signature text NOT NULL DEFAULT '{}';

DROP INDEX "IX_conversations_delivery_entry_id";
CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id" ON conversations_delivery (entry_id) WHERE follower_id IS NULL AND copy = 0;

CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id_address" ON conversations_delivery (entry_id, address) WHERE copy <> 0;
