ALTER TABLE conversations_entry ADD COLUMN "acting_person_id" INTEGER NULL;

ALTER TABLE people_identity ADD COLUMN "standing" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE people_identity ADD COLUMN "until" INTEGER NULL;

CREATE TABLE people_link (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_link" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "said_by" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "scope" TEXT NULL,
    "at" INTEGER NOT NULL,
    "until" INTEGER NULL,
    "ended_at" INTEGER NULL,
    "by_kind" INTEGER NOT NULL,
    "by_id" INTEGER NULL
);

ALTER TABLE people_person ADD COLUMN "merged_into_id" INTEGER NULL;

ALTER TABLE people_person ADD COLUMN "root_id" INTEGER NULL;

ALTER TABLE people_person ADD COLUMN "merged_at" INTEGER NULL;

CREATE INDEX "IX_people_identity_shared" ON people_identity ("tenant_id", "kind", "value") WHERE standing = 1;

DROP INDEX "IX_people_identity_tenant_id_kind_value";
CREATE UNIQUE INDEX "IX_people_identity_tenant_id_kind_value" ON people_identity ("tenant_id", "kind", "value") WHERE standing = 0;

CREATE INDEX "IX_people_link_from_id" ON people_link ("from_id");

CREATE INDEX "IX_people_link_to_id" ON people_link ("to_id");

CREATE INDEX "IX_people_person_tenant_id_root_id" ON people_person ("tenant_id", "root_id") WHERE root_id IS NOT NULL;
