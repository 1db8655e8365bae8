-- Written from the model by SchemaTests (UPDATE_SCHEMA=1).
CREATE TABLE "conversations_attachment" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_attachment" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "request_id" INTEGER NULL,
    "file_id" INTEGER NOT NULL,
    "role" INTEGER NOT NULL,
    "audience" INTEGER NOT NULL
);


CREATE TABLE "conversations_conversation" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_conversation" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "person_id" INTEGER NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NULL,
    "started_at" INTEGER NOT NULL
);


CREATE TABLE "conversations_correction" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_correction" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" INTEGER NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "conversations_delivery" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_delivery" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "request_id" INTEGER NULL,
    "person_id" INTEGER NULL,
    "follower_id" INTEGER NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NULL,
    "state" INTEGER NOT NULL,
    "provider_id" TEXT NULL,
    "detail" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "changed_at" INTEGER NULL
);


CREATE TABLE "conversations_entry" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_entry" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "conversation_id" INTEGER NULL,
    "request_id" INTEGER NULL,
    "person_id" INTEGER NULL,
    "at" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "direction" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "author_kind" INTEGER NOT NULL,
    "author_id" INTEGER NULL,
    "audience" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "event_kind" TEXT NULL,
    "data" TEXT NULL,
    "corrected_at" INTEGER NULL
);


CREATE TABLE "conversations_inbound" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_conversations_inbound" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NULL,
    "received_at" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "raw" BLOB NOT NULL,
    "entry_id" INTEGER NULL,
    "request_id" INTEGER NULL,
    "person_id" INTEGER NULL
);


CREATE TABLE "demo_town" (
    "tenant_id" INTEGER NOT NULL CONSTRAINT "PK_demo_town" PRIMARY KEY,
    "lease_until" INTEGER NOT NULL,
    "seeded_at" INTEGER NULL
);


CREATE TABLE "desk_presence" (
    "request_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL,
    CONSTRAINT "PK_desk_presence" PRIMARY KEY ("request_id", "staff_id")
);


CREATE TABLE "identity_api_key" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_api_key" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "requests_per_minute" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "last_used_at" INTEGER NULL,
    "revoked_at" INTEGER NULL
);


CREATE TABLE "identity_protection_key" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_protection_key" PRIMARY KEY,
    "friendly_name" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL
);


CREATE TABLE "identity_staff" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_identity_staff" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "normalized_email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NOT NULL,
    "concurrency_stamp" TEXT NOT NULL,
    "access_failed_count" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "active" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_sign_in_at" INTEGER NULL
);


CREATE TABLE "import_progress" (
    "tenant_id" INTEGER NOT NULL,
    "file_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "known" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "reject_bytes" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "PK_import_progress" PRIMARY KEY ("tenant_id", "file_key")
);


CREATE TABLE "people_consent" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_consent" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NULL,
    "given" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "wording" TEXT NULL,
    "by_kind" INTEGER NOT NULL,
    "by_id" INTEGER NULL
);


CREATE TABLE "people_identity" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_identity" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "verified_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL
);


CREATE TABLE "people_person" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_people_person" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "name" TEXT NULL,
    "preferred_name" TEXT NULL,
    "language" TEXT NULL,
    "preferred_channel" TEXT NULL,
    "interpreter" TEXT NULL,
    "access_needs" TEXT NULL,
    "organisation_id" INTEGER NULL,
    "created_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


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


CREATE TABLE "platform_file" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_platform_file" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "owner" TEXT NULL,
    "owner_id" INTEGER NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "published_sha" TEXT NULL,
    "width" INTEGER NULL,
    "height" INTEGER NULL,
    "latitude" REAL NULL,
    "longitude" REAL NULL,
    "taken_at" INTEGER NULL,
    "created_at" INTEGER NOT NULL
);


CREATE TABLE "platform_file_chunk" (
    "content_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "data" BLOB NOT NULL,
    CONSTRAINT "PK_platform_file_chunk" PRIMARY KEY ("content_id", "number")
);


CREATE TABLE "platform_file_content" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_platform_file_content" PRIMARY KEY,
    "sha" TEXT NULL,
    "size" INTEGER NOT NULL,
    "touched_at" INTEGER NOT NULL
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


CREATE TABLE "platform_wording" (
    "tenant_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "PK_platform_wording" PRIMARY KEY ("tenant_id", "language", "key")
);


CREATE TABLE "portal_draft" (
    "id" TEXT NOT NULL CONSTRAINT "PK_portal_draft" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "browser" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "typed" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "request_id" INTEGER NULL,
    "number" INTEGER NULL
);


CREATE TABLE "requests_follower" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_requests_follower" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "person_id" INTEGER NULL,
    "channel" TEXT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "requests_past_form" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_requests_past_form" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "form" TEXT NOT NULL
);


CREATE TABLE "requests_request" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_requests_request" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "service_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "is_open" INTEGER NOT NULL,
    "outcome" INTEGER NULL,
    "outcome_text" TEXT NULL,
    "outcome_to" TEXT NULL,
    "duplicate_of_id" INTEGER NULL,
    "person_id" INTEGER NULL,
    "conversation_id" INTEGER NULL,
    "team_id" INTEGER NULL,
    "assignee_id" INTEGER NULL,
    "closed_by_id" INTEGER NULL,
    "channel" TEXT NOT NULL,
    "external_source" TEXT NULL,
    "external_id" TEXT NULL,
    "token" TEXT NULL,
    "description" TEXT NOT NULL,
    "address" TEXT NULL,
    "address_id" TEXT NULL,
    "zip" TEXT NULL,
    "latitude" REAL NULL,
    "longitude" REAL NULL,
    "area" TEXT NULL,
    "answers" TEXT NULL,
    "visibility" INTEGER NOT NULL,
    "media_url" TEXT NULL,
    "language" TEXT NULL,
    "requested_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "due_at" INTEGER NULL,
    "urgency" INTEGER NOT NULL,
    "due" INTEGER NOT NULL,
    "follow_up_at" INTEGER NULL,
    "disputed" INTEGER NOT NULL,
    "disputes" INTEGER NOT NULL,
    "followers" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "requests_service" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_requests_service" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "keywords" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "team_id" INTEGER NULL,
    "promise_amount" INTEGER NULL,
    "promise_unit" INTEGER NULL,
    "promise_calendar_id" INTEGER NULL,
    "visibility" INTEGER NOT NULL,
    "anonymous_allowed" INTEGER NOT NULL,
    "needs_place" INTEGER NOT NULL,
    "areas" TEXT NOT NULL,
    "evidence_for" TEXT NOT NULL,
    "notice" TEXT NULL,
    "workflow" TEXT NULL,
    "order" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "work_calendar" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_calendar" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "holidays" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "work_skill" (
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "services" TEXT NOT NULL,
    CONSTRAINT "PK_work_skill" PRIMARY KEY ("tenant_id", "code")
);


CREATE TABLE "work_team" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_team" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "members" TEXT NOT NULL,
    "instead_of_id" INTEGER NULL,
    "areas" TEXT NOT NULL,
    "assigns_by_itself" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE INDEX "IX_conversations_attachment_entry_id" ON "conversations_attachment" ("entry_id");


CREATE INDEX "IX_conversations_attachment_file_id" ON "conversations_attachment" ("file_id");


CREATE INDEX "IX_conversations_attachment_request_id" ON "conversations_attachment" ("request_id");


CREATE INDEX "IX_conversations_correction_entry_id" ON "conversations_correction" ("entry_id");


CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id" ON "conversations_delivery" ("entry_id") WHERE follower_id IS NULL;


CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id_follower_id" ON "conversations_delivery" ("entry_id", "follower_id");


CREATE INDEX "IX_conversations_delivery_request_id_state" ON "conversations_delivery" ("request_id", "state");


CREATE INDEX "IX_conversations_entry_request_id_id" ON "conversations_entry" ("request_id", "id") WHERE request_id IS NOT NULL;


CREATE INDEX "IX_conversations_entry_tenant_id_at" ON "conversations_entry" ("tenant_id", "at") WHERE audience = 2;


CREATE INDEX "IX_conversations_entry_tenant_id_person_id_id" ON "conversations_entry" ("tenant_id", "person_id", "id") WHERE person_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_conversations_inbound_tenant_id_channel_external_id" ON "conversations_inbound" ("tenant_id", "channel", "external_id") WHERE external_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_identity_api_key_tenant_id_hash" ON "identity_api_key" ("tenant_id", "hash");


CREATE UNIQUE INDEX "IX_identity_staff_tenant_id_normalized_email" ON "identity_staff" ("tenant_id", "normalized_email");


CREATE INDEX "IX_people_consent_person_id" ON "people_consent" ("person_id");


CREATE INDEX "IX_people_identity_person_id" ON "people_identity" ("person_id");


CREATE UNIQUE INDEX "IX_people_identity_tenant_id_kind_value" ON "people_identity" ("tenant_id", "kind", "value");


CREATE INDEX "IX_people_person_tenant_id_organisation_id" ON "people_person" ("tenant_id", "organisation_id") WHERE organisation_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_places_address_tenant_id_code" ON "places_address" ("tenant_id", "code");


CREATE INDEX "IX_places_address_tenant_id_street_key_number_value" ON "places_address" ("tenant_id", "street_key", "number_value");


CREATE UNIQUE INDEX "IX_places_area_tenant_id_kind_code" ON "places_area" ("tenant_id", "kind", "code");


CREATE UNIQUE INDEX "IX_places_street_tenant_id_code" ON "places_street" ("tenant_id", "code");


CREATE INDEX "IX_platform_event_tenant_id_subject_id_seq" ON "platform_event" ("tenant_id", "subject_id", "seq");


CREATE INDEX "IX_platform_file_created_at" ON "platform_file" ("created_at") WHERE owner IS NULL;


CREATE INDEX "IX_platform_file_published_sha" ON "platform_file" ("published_sha");


CREATE INDEX "IX_platform_file_sha" ON "platform_file" ("sha");


CREATE INDEX "IX_platform_file_tenant_id_owner_owner_id" ON "platform_file" ("tenant_id", "owner", "owner_id");


CREATE UNIQUE INDEX "IX_platform_file_content_sha" ON "platform_file_content" ("sha");


CREATE INDEX "IX_platform_outbox_dead_due_at" ON "platform_outbox" ("dead", "due_at");


CREATE INDEX "IX_platform_outbox_tenant_id_order_key_id" ON "platform_outbox" ("tenant_id", "order_key", "id") WHERE order_key IS NOT NULL;


CREATE UNIQUE INDEX "IX_platform_tenant_slug" ON "platform_tenant" ("slug");


CREATE INDEX "IX_portal_draft_changed_at" ON "portal_draft" ("changed_at");


CREATE UNIQUE INDEX "IX_requests_follower_request_id_person_id" ON "requests_follower" ("request_id", "person_id") WHERE person_id IS NOT NULL;


CREATE INDEX "IX_requests_past_form_tenant_id_service_id_until" ON "requests_past_form" ("tenant_id", "service_id", "until");


CREATE INDEX "IX_requests_request_tenant_id_assignee_id_urgency" ON "requests_request" ("tenant_id", "assignee_id", "urgency") WHERE is_open = 1;


CREATE INDEX "IX_requests_request_tenant_id_due_urgency" ON "requests_request" ("tenant_id", "due", "urgency") WHERE is_open = 1;


CREATE UNIQUE INDEX "IX_requests_request_tenant_id_external_source_external_id" ON "requests_request" ("tenant_id", "external_source", "external_id") WHERE external_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_requests_request_tenant_id_number" ON "requests_request" ("tenant_id", "number");


CREATE INDEX "IX_requests_request_tenant_id_person_id_requested_at" ON "requests_request" ("tenant_id", "person_id", "requested_at") WHERE person_id IS NOT NULL;


CREATE INDEX "IX_requests_request_tenant_id_requested_at_id" ON "requests_request" ("tenant_id", "requested_at", "id");


CREATE INDEX "IX_requests_request_tenant_id_service_id_requested_at" ON "requests_request" ("tenant_id", "service_id", "requested_at");


CREATE INDEX "IX_requests_request_tenant_id_team_id_urgency" ON "requests_request" ("tenant_id", "team_id", "urgency") WHERE is_open = 1;


CREATE UNIQUE INDEX "IX_requests_request_tenant_id_token" ON "requests_request" ("tenant_id", "token") WHERE token IS NOT NULL;


CREATE INDEX "IX_requests_request_tenant_id_updated_at" ON "requests_request" ("tenant_id", "updated_at");


CREATE INDEX "IX_requests_request_tenant_id_urgency" ON "requests_request" ("tenant_id", "urgency") WHERE is_open = 1 AND disputed = 1;


CREATE UNIQUE INDEX "IX_requests_service_tenant_id_code" ON "requests_service" ("tenant_id", "code");


CREATE UNIQUE INDEX "IX_work_calendar_tenant_id_code" ON "work_calendar" ("tenant_id", "code");


CREATE UNIQUE INDEX "IX_work_team_tenant_id_code" ON "work_team" ("tenant_id", "code");
