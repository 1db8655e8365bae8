CREATE TABLE email_outgoing (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    encryption integer NOT NULL,
    fingerprint text,
    user_name text,
    login integer NOT NULL,
    secret text,
    most_connections integer NOT NULL,
    dkim_domain text,
    dkim_selector text,
    dkim_key text,
    version integer NOT NULL,
    CONSTRAINT "PK_email_outgoing" PRIMARY KEY (id)
);

CREATE INDEX "IX_conversations_inbound_entry_id" ON conversations_inbound (entry_id) WHERE content_type = 'message/rfc822';

CREATE UNIQUE INDEX "IX_email_outgoing_tenant_id" ON email_outgoing (tenant_id);
