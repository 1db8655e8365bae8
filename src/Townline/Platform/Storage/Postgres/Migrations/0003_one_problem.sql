ALTER TABLE requests_follower ADD COLUMN via_id bigint;

CREATE TABLE requests_link (
    request_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    parent_id bigint NOT NULL,
    at bigint NOT NULL,
    by_id bigint,
    closed_with_parent integer NOT NULL,
    CONSTRAINT "PK_requests_link" PRIMARY KEY (request_id)
);

CREATE TABLE requests_near_setting (
    tenant_id integer NOT NULL,
    weights text NOT NULL,
    CONSTRAINT "PK_requests_near_setting" PRIMARY KEY (tenant_id)
);

CREATE TABLE requests_suggestion (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    request_id bigint NOT NULL,
    earlier_id bigint NOT NULL,
    score double precision NOT NULL,
    why text,
    at bigint NOT NULL,
    state integer NOT NULL,
    decided_by_id bigint,
    decided_at bigint,
    CONSTRAINT "PK_requests_suggestion" PRIMARY KEY (id)
);

CREATE INDEX "IX_requests_link_parent_id" ON requests_link (parent_id);

CREATE INDEX "IX_requests_suggestion_earlier_id" ON requests_suggestion (earlier_id);

CREATE UNIQUE INDEX "IX_requests_suggestion_request_id_earlier_id" ON requests_suggestion (request_id, earlier_id);
