CREATE TABLE identity_authenticator (
    "staff_id" INTEGER NOT NULL CONSTRAINT "PK_identity_authenticator" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "secret" BLOB NULL,
    "offered_at" INTEGER NOT NULL,
    "confirmed_at" INTEGER NULL,
    "last_step" INTEGER NOT NULL
);

CREATE TABLE identity_passkey (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_passkey" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "sign_count" INTEGER NOT NULL,
    "transports" TEXT NOT NULL,
    "is_user_verified" INTEGER NOT NULL,
    "is_backup_eligible" INTEGER NOT NULL,
    "is_backed_up" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_used_at" INTEGER NULL
);

CREATE TABLE identity_person_access (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_person_access" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "actor_kind" INTEGER NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "way" TEXT NOT NULL,
    "about_id" INTEGER NULL,
    "address" TEXT NULL
);

CREATE TABLE identity_recovery_code (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_recovery_code" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);

CREATE TABLE identity_role (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_role" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rights" TEXT NOT NULL,
    "least" INTEGER NOT NULL,
    "least_since" INTEGER NOT NULL,
    "grace_days" INTEGER NOT NULL,
    "session_minutes" INTEGER NOT NULL,
    "idle_minutes" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE identity_session (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_session" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "last_seen_at" INTEGER NOT NULL,
    "address" TEXT NULL,
    "device" TEXT NULL,
    "strength" INTEGER NOT NULL,
    "by_recovery_code" INTEGER NOT NULL,
    "ended_at" INTEGER NULL
);

ALTER TABLE identity_staff ADD COLUMN "own_role_id" INTEGER NULL;

CREATE UNIQUE INDEX "IX_identity_passkey_tenant_id_credential_id" ON identity_passkey ("tenant_id", "credential_id");

CREATE INDEX "IX_identity_passkey_tenant_id_staff_id" ON identity_passkey ("tenant_id", "staff_id");

CREATE INDEX "IX_identity_person_access_tenant_id_actor_id_id" ON identity_person_access ("tenant_id", "actor_id", "id");

CREATE INDEX "IX_identity_person_access_tenant_id_id" ON identity_person_access ("tenant_id", "id");

CREATE INDEX "IX_identity_person_access_tenant_id_person_id_id" ON identity_person_access ("tenant_id", "person_id", "id");

CREATE INDEX "IX_identity_recovery_code_tenant_id_staff_id" ON identity_recovery_code ("tenant_id", "staff_id");

CREATE UNIQUE INDEX "IX_identity_role_tenant_id_code" ON identity_role ("tenant_id", "code");

CREATE INDEX "IX_identity_session_tenant_id_staff_id_id" ON identity_session ("tenant_id", "staff_id", "id");
