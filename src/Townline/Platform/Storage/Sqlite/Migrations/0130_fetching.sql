CREATE TABLE email_fetch (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_fetch" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "owner" INTEGER NOT NULL,
    "lease_until" INTEGER NOT NULL,
    "validity" INTEGER NOT NULL,
    "last_uid" INTEGER NOT NULL,
    "caught_up_at" INTEGER NULL,
    "fetched_at" INTEGER NULL,
    "waiting" INTEGER NOT NULL,
    "trouble" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "trouble_since" INTEGER NULL,
    "failures" INTEGER NOT NULL,
    "next_try_at" INTEGER NOT NULL,
    "remark" TEXT NOT NULL
);

CREATE TABLE email_source (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_source" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" INTEGER NOT NULL,
    "user_name" TEXT NOT NULL,
    "is_token" INTEGER NOT NULL,
    "secret" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "after" INTEGER NOT NULL,
    "move_to" TEXT NOT NULL,
    "since" INTEGER NULL,
    "is_on" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

ALTER TABLE email_unread ADD COLUMN "is_part" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "IX_email_fetch_owner" ON email_fetch ("owner");
