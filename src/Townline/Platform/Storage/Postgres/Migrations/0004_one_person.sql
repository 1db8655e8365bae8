ALTER TABLE conversations_entry ADD COLUMN acting_person_id bigint;

ALTER TABLE people_identity ADD COLUMN standing integer NOT NULL DEFAULT 0;

ALTER TABLE people_identity ADD COLUMN until bigint;

CREATE TABLE people_link (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    kind integer NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint NOT NULL,
    said_by text NOT NULL,
    source text NOT NULL,
    scope text,
    at bigint NOT NULL,
    until bigint,
    ended_at bigint,
    by_kind integer NOT NULL,
    by_id bigint,
    CONSTRAINT "PK_people_link" PRIMARY KEY (id)
);

ALTER TABLE people_person ADD COLUMN merged_into_id bigint;

ALTER TABLE people_person ADD COLUMN root_id bigint;

ALTER TABLE people_person ADD COLUMN merged_at bigint;

CREATE INDEX "IX_people_identity_shared" ON people_identity (tenant_id, kind, value) WHERE standing = 1;

DROP INDEX "IX_people_identity_tenant_id_kind_value";
CREATE UNIQUE INDEX "IX_people_identity_tenant_id_kind_value" ON people_identity (tenant_id, kind, value) WHERE standing = 0;

CREATE INDEX "IX_people_link_from_id" ON people_link (from_id);

CREATE INDEX "IX_people_link_to_id" ON people_link (to_id);

CREATE INDEX "IX_people_person_tenant_id_root_id" ON people_person (tenant_id, root_id) WHERE root_id IS NOT NULL;
