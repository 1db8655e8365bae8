CREATE TABLE conversations_move (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_move" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "from_request_id" INTEGER NOT NULL,
    "to_request_id" INTEGER NOT NULL,
    "messages" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" INTEGER NULL,
    "at" INTEGER NOT NULL,
    "undone_at" INTEGER NULL,
    "undone_by_id" INTEGER NULL,
    "undone_reason" TEXT NULL
);

CREATE TABLE conversations_moved_entry (
    "move_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NULL,
    "person_id" INTEGER NULL,
    "acting_person_id" INTEGER NULL,
    "channel" TEXT NOT NULL,
    "audience" INTEGER NOT NULL,
    "public_files" INTEGER NOT NULL,
    CONSTRAINT "PK_conversations_moved_entry" PRIMARY KEY ("move_id", "entry_id")
);

CREATE INDEX "IX_conversations_move_from_request_id_id" ON conversations_move ("from_request_id", "id");

CREATE INDEX "IX_conversations_move_to_request_id_id" ON conversations_move ("to_request_id", "id");

CREATE INDEX "IX_conversations_moved_entry_entry_id" ON conversations_moved_entry ("entry_id");
