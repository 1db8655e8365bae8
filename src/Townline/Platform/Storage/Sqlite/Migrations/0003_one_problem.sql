ALTER TABLE requests_follower ADD COLUMN "via_id" INTEGER NULL;

CREATE TABLE requests_link (
    "request_id" INTEGER NOT NULL CONSTRAINT "PK_requests_link" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "by_id" INTEGER NULL,
    "closed_with_parent" INTEGER NOT NULL
);

CREATE TABLE requests_near_setting (
    "tenant_id" INTEGER NOT NULL CONSTRAINT "PK_requests_near_setting" PRIMARY KEY,
    "weights" TEXT NOT NULL
);

CREATE TABLE requests_suggestion (
    "id" INTEGER NOT NULL CONSTRAINT "PK_requests_suggestion" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "earlier_id" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "why" TEXT NULL,
    "at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "decided_by_id" INTEGER NULL,
    "decided_at" INTEGER NULL
);

CREATE INDEX "IX_requests_link_parent_id" ON requests_link ("parent_id");

CREATE INDEX "IX_requests_suggestion_earlier_id" ON requests_suggestion ("earlier_id");

CREATE UNIQUE INDEX "IX_requests_suggestion_request_id_earlier_id" ON requests_suggestion ("request_id", "earlier_id");
