CREATE TABLE people_lesson (
    "tenant_id" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    CONSTRAINT "PK_people_lesson" PRIMARY KEY ("tenant_id", "pattern")
);

CREATE TABLE people_match_card (
    "person_id" INTEGER NOT NULL CONSTRAINT "PK_people_match_card" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "key1" INTEGER NULL,
    "key2" INTEGER NULL,
    "key3" INTEGER NULL,
    "key4" INTEGER NULL,
    "key5" INTEGER NULL,
    "key6" INTEGER NULL
);

CREATE TABLE people_pair (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_pair" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "first_id" INTEGER NOT NULL,
    "second_id" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "band" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "verdict" INTEGER NOT NULL,
    "found_at" INTEGER NOT NULL,
    "decided_at" INTEGER NULL,
    "decided_by_id" INTEGER NULL
);

CREATE INDEX "IX_people_match_card_tenant_id_key1_person_id" ON people_match_card ("tenant_id", "key1", "person_id") WHERE key1 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key2_person_id" ON people_match_card ("tenant_id", "key2", "person_id") WHERE key2 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key3_person_id" ON people_match_card ("tenant_id", "key3", "person_id") WHERE key3 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key4_person_id" ON people_match_card ("tenant_id", "key4", "person_id") WHERE key4 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key5_person_id" ON people_match_card ("tenant_id", "key5", "person_id") WHERE key5 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key6_person_id" ON people_match_card ("tenant_id", "key6", "person_id") WHERE key6 IS NOT NULL;

CREATE UNIQUE INDEX "IX_people_pair_first_id_second_id" ON people_pair ("first_id", "second_id");

CREATE INDEX "IX_people_pair_second_id" ON people_pair ("second_id");

CREATE INDEX "IX_people_pair_tenant_id_score" ON people_pair ("tenant_id", "score") WHERE verdict = 0;
