CREATE TABLE identity_authenticator (
    staff_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    secret bytea,
    offered_at bigint NOT NULL,
    confirmed_at bigint,
    last_step bigint NOT NULL,
    CONSTRAINT "PK_identity_authenticator" PRIMARY KEY (staff_id)
);

CREATE TABLE identity_passkey (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    credential_id text NOT NULL,
    public_key bytea NOT NULL,
    name text NOT NULL,
    sign_count bigint NOT NULL,
    transports text NOT NULL,
    is_user_verified boolean NOT NULL,
    is_backup_eligible boolean NOT NULL,
    is_backed_up boolean NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint,
    CONSTRAINT "PK_identity_passkey" PRIMARY KEY (id)
);

CREATE TABLE identity_person_access (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    person_id bigint NOT NULL,
    actor_kind integer NOT NULL,
    actor_id bigint NOT NULL,
    at bigint NOT NULL,
    way text NOT NULL,
    about_id bigint,
    address text,
    CONSTRAINT "PK_identity_person_access" PRIMARY KEY (id)
);

CREATE TABLE identity_recovery_code (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    hash text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint,
    CONSTRAINT "PK_identity_recovery_code" PRIMARY KEY (id)
);

CREATE TABLE identity_role (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    rights text NOT NULL,
    least integer NOT NULL,
    least_since bigint NOT NULL,
    grace_days integer NOT NULL,
    session_minutes integer NOT NULL,
    idle_minutes integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_identity_role" PRIMARY KEY (id)
);

CREATE TABLE identity_session (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    since bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    address text,
    device text,
    strength integer NOT NULL,
    by_recovery_code boolean NOT NULL,
    ended_at bigint,
    CONSTRAINT "PK_identity_session" PRIMARY KEY (id)
);

ALTER TABLE identity_staff ADD COLUMN own_role_id bigint;

CREATE UNIQUE INDEX "IX_identity_passkey_tenant_id_credential_id" ON identity_passkey (tenant_id, credential_id);

CREATE INDEX "IX_identity_passkey_tenant_id_staff_id" ON identity_passkey (tenant_id, staff_id);

CREATE INDEX "IX_identity_person_access_tenant_id_actor_id_id" ON identity_person_access (tenant_id, actor_id, id);

CREATE INDEX "IX_identity_person_access_tenant_id_id" ON identity_person_access (tenant_id, id);

CREATE INDEX "IX_identity_person_access_tenant_id_person_id_id" ON identity_person_access (tenant_id, person_id, id);

CREATE INDEX "IX_identity_recovery_code_tenant_id_staff_id" ON identity_recovery_code (tenant_id, staff_id);

CREATE UNIQUE INDEX "IX_identity_role_tenant_id_code" ON identity_role (tenant_id, code);

CREATE INDEX "IX_identity_session_tenant_id_staff_id_id" ON identity_session (tenant_id, staff_id, id);
