ALTER TABLE people_identity ADD COLUMN "dead_end_at" INTEGER NULL;
