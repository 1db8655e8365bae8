ALTER TABLE people_identity ADD COLUMN "by_link" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE people_identity ADD COLUMN "account_id" INTEGER NULL;

CREATE TABLE people_session (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_session" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "identity_id" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "device" TEXT NULL
);

CREATE TABLE people_sign_in_link (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_sign_in_link" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "mailed" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);

ALTER TABLE requests_request ADD COLUMN "by_address" INTEGER NULL;

CREATE INDEX "IX_people_identity_tenant_id_account_id" ON people_identity ("tenant_id", "account_id") WHERE account_id IS NOT NULL;

CREATE UNIQUE INDEX "IX_people_session_hash" ON people_session ("hash");

CREATE INDEX "IX_people_session_tenant_id_account_id" ON people_session ("tenant_id", "account_id");

CREATE INDEX "IX_people_session_tenant_id_since" ON people_session ("tenant_id", "since");

CREATE INDEX "IX_people_sign_in_link_browser" ON people_sign_in_link ("browser");

CREATE UNIQUE INDEX "IX_people_sign_in_link_hash" ON people_sign_in_link ("hash");

CREATE INDEX "IX_people_sign_in_link_tenant_id_address_asked_at" ON people_sign_in_link ("tenant_id", "address", "asked_at");

CREATE INDEX "IX_people_sign_in_link_tenant_id_asked_at" ON people_sign_in_link ("tenant_id", "asked_at");
