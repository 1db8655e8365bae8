CREATE TABLE email_fetch (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    owner bigint NOT NULL,
    lease_until bigint NOT NULL,
    validity bigint NOT NULL,
    last_uid bigint NOT NULL,
    caught_up_at bigint,
    fetched_at bigint,
    waiting bigint NOT NULL,
    trouble text NOT NULL,
    detail text NOT NULL,
    trouble_since bigint,
    failures integer NOT NULL,
    next_try_at bigint NOT NULL,
    remark text NOT NULL,
    CONSTRAINT "PK_email_fetch" PRIMARY KEY (id)
);

CREATE TABLE email_source (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    security integer NOT NULL,
    user_name text NOT NULL,
    is_token boolean NOT NULL,
    secret text NOT NULL,
    folder text NOT NULL,
    after integer NOT NULL,
    move_to text NOT NULL,
    since bigint,
    is_on boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_email_source" PRIMARY KEY (id)
);

ALTER TABLE email_unread ADD COLUMN is_part boolean NOT NULL DEFAULT false;

CREATE INDEX "IX_email_fetch_owner" ON email_fetch (owner);
