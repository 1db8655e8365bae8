ALTER TABLE people_identity ADD COLUMN by_link integer NOT NULL DEFAULT 0;

ALTER TABLE people_identity ADD COLUMN account_id bigint;

CREATE TABLE people_session (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    hash text NOT NULL,
    account_id bigint NOT NULL,
    identity_id bigint NOT NULL,
    since bigint NOT NULL,
    device text,
    CONSTRAINT "PK_people_session" PRIMARY KEY (id)
);

CREATE TABLE people_sign_in_link (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    hash text NOT NULL,
    browser text NOT NULL,
    code text NOT NULL,
    address text NOT NULL,
    display text NOT NULL,
    language text NOT NULL,
    asked_at bigint NOT NULL,
    mailed integer NOT NULL,
    tries integer NOT NULL,
    used_at bigint,
    CONSTRAINT "PK_people_sign_in_link" PRIMARY KEY (id)
);

ALTER TABLE requests_request ADD COLUMN by_address bigint;

CREATE INDEX "IX_people_identity_tenant_id_account_id" ON people_identity (tenant_id, account_id) WHERE account_id IS NOT NULL;

CREATE UNIQUE INDEX "IX_people_session_hash" ON people_session (hash);

CREATE INDEX "IX_people_session_tenant_id_account_id" ON people_session (tenant_id, account_id);

CREATE INDEX "IX_people_session_tenant_id_since" ON people_session (tenant_id, since);

CREATE INDEX "IX_people_sign_in_link_browser" ON people_sign_in_link (browser);

CREATE UNIQUE INDEX "IX_people_sign_in_link_hash" ON people_sign_in_link (hash);

CREATE INDEX "IX_people_sign_in_link_tenant_id_address_asked_at" ON people_sign_in_link (tenant_id, address, asked_at);

CREATE INDEX "IX_people_sign_in_link_tenant_id_asked_at" ON people_sign_in_link (tenant_id, asked_at);
