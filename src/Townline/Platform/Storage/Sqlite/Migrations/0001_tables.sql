-- Written from the model by SchemaTests (UPDATE_SCHEMA=1).
CREATE TABLE "places_address" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_places_address" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "number_key" TEXT NOT NULL,
    "number_value" INTEGER NOT NULL,
    "street" TEXT NOT NULL,
    "street_key" TEXT NOT NULL,
    "unit" TEXT NULL,
    "city" TEXT NULL,
    "postcode" TEXT NULL,
    "lat" REAL NOT NULL,
    "long" REAL NOT NULL
);


CREATE TABLE "places_area" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_places_area" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shape" TEXT NOT NULL
);


CREATE TABLE "places_street" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_places_street" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shape" TEXT NOT NULL
);


CREATE TABLE "platform_counter" (
    "tenant_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "value" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_counter" PRIMARY KEY ("tenant_id", "name", "slot")
);


CREATE TABLE "platform_event" (
    "seq" INTEGER NOT NULL CONSTRAINT "PK_platform_event" PRIMARY KEY AUTOINCREMENT,
    "tx" INTEGER NOT NULL DEFAULT 0,
    "tenant_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" INTEGER NULL,
    "actor_kind" INTEGER NOT NULL,
    "actor_id" INTEGER NULL,
    "source" TEXT NOT NULL,
    "address" TEXT NULL,
    "why" TEXT NULL,
    "data" TEXT NOT NULL
);


CREATE TABLE "platform_number" (
    "tenant_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "next" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_number" PRIMARY KEY ("tenant_id", "name")
);


CREATE TABLE "platform_outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_platform_outbox" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "order_key" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "lease_until" INTEGER NOT NULL,
    "dead" INTEGER NOT NULL,
    "last_error" TEXT NULL
);


CREATE TABLE "platform_tenant" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_platform_tenant" PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "jurisdiction_id" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "languages" TEXT NOT NULL,
    "hosts" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "secret" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL
);


CREATE UNIQUE INDEX "IX_places_address_tenant_id_code" ON "places_address" ("tenant_id", "code");


CREATE INDEX "IX_places_address_tenant_id_street_key_number_value" ON "places_address" ("tenant_id", "street_key", "number_value");


CREATE UNIQUE INDEX "IX_places_area_tenant_id_kind_code" ON "places_area" ("tenant_id", "kind", "code");


CREATE UNIQUE INDEX "IX_places_street_tenant_id_code" ON "places_street" ("tenant_id", "code");


CREATE INDEX "IX_platform_event_tenant_id_subject_id_seq" ON "platform_event" ("tenant_id", "subject_id", "seq");


CREATE INDEX "IX_platform_outbox_dead_due_at" ON "platform_outbox" ("dead", "due_at");


CREATE INDEX "IX_platform_outbox_tenant_id_order_key_id" ON "platform_outbox" ("tenant_id", "order_key", "id") WHERE order_key IS NOT NULL;


CREATE UNIQUE INDEX "IX_platform_tenant_slug" ON "platform_tenant" ("slug");
