CREATE TABLE people_lesson (
    tenant_id integer NOT NULL,
    pattern text NOT NULL,
    accepted integer NOT NULL,
    refused integer NOT NULL,
    CONSTRAINT "PK_people_lesson" PRIMARY KEY (tenant_id, pattern)
);

CREATE TABLE people_match_card (
    person_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    key1 bigint,
    key2 bigint,
    key3 bigint,
    key4 bigint,
    key5 bigint,
    key6 bigint,
    CONSTRAINT "PK_people_match_card" PRIMARY KEY (person_id)
);

CREATE TABLE people_pair (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    score double precision NOT NULL,
    band integer NOT NULL,
    pattern text NOT NULL,
    verdict integer NOT NULL,
    found_at bigint NOT NULL,
    decided_at bigint,
    decided_by_id bigint,
    CONSTRAINT "PK_people_pair" PRIMARY KEY (id)
);

CREATE INDEX "IX_people_match_card_tenant_id_key1_person_id" ON people_match_card (tenant_id, key1, person_id) WHERE key1 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key2_person_id" ON people_match_card (tenant_id, key2, person_id) WHERE key2 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key3_person_id" ON people_match_card (tenant_id, key3, person_id) WHERE key3 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key4_person_id" ON people_match_card (tenant_id, key4, person_id) WHERE key4 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key5_person_id" ON people_match_card (tenant_id, key5, person_id) WHERE key5 IS NOT NULL;

CREATE INDEX "IX_people_match_card_tenant_id_key6_person_id" ON people_match_card (tenant_id, key6, person_id) WHERE key6 IS NOT NULL;

CREATE UNIQUE INDEX "IX_people_pair_first_id_second_id" ON people_pair (first_id, second_id);

CREATE INDEX "IX_people_pair_second_id" ON people_pair (second_id);

CREATE INDEX "IX_people_pair_tenant_id_score" ON people_pair (tenant_id, score) WHERE verdict = 0;
