CREATE TABLE email_grant (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    endpoint text NOT NULL,
    client_id text NOT NULL,
    scope text NOT NULL,
    is_refreshed boolean NOT NULL,
    client_secret text,
    refresh_token text,
    renewing_until bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT "PK_email_grant" PRIMARY KEY (id)
);
