-- Written from the model by SchemaTests (UPDATE_SCHEMA=1).
CREATE TABLE conversations_attachment (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    entry_id bigint NOT NULL,
    request_id bigint,
    file_id bigint NOT NULL,
    role integer NOT NULL,
    audience integer NOT NULL,
    CONSTRAINT "PK_conversations_attachment" PRIMARY KEY (id)
);


CREATE TABLE conversations_conversation (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    person_id bigint,
    channel text NOT NULL,
    language text,
    started_at bigint NOT NULL,
    CONSTRAINT "PK_conversations_conversation" PRIMARY KEY (id)
);


CREATE TABLE conversations_correction (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    entry_id bigint NOT NULL,
    before text NOT NULL,
    reason text NOT NULL,
    by_id bigint,
    at bigint NOT NULL,
    CONSTRAINT "PK_conversations_correction" PRIMARY KEY (id)
);


CREATE TABLE conversations_delivery (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    entry_id bigint NOT NULL,
    request_id bigint,
    person_id bigint,
    follower_id bigint,
    channel text NOT NULL,
    address text,
    state integer NOT NULL,
    provider_id text,
    detail text,
    created_at bigint NOT NULL,
    changed_at bigint,
    CONSTRAINT "PK_conversations_delivery" PRIMARY KEY (id)
);


CREATE TABLE conversations_entry (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    conversation_id bigint,
    request_id bigint,
    person_id bigint,
    at bigint NOT NULL,
    kind integer NOT NULL,
    direction integer NOT NULL,
    channel text NOT NULL,
    author_kind integer NOT NULL,
    author_id bigint,
    audience integer NOT NULL,
    text text NOT NULL,
    event_kind text,
    data text,
    corrected_at bigint,
    CONSTRAINT "PK_conversations_entry" PRIMARY KEY (id)
);


CREATE TABLE conversations_inbound (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    channel text NOT NULL,
    external_id text,
    received_at bigint NOT NULL,
    content_type text NOT NULL,
    raw bytea NOT NULL,
    entry_id bigint,
    request_id bigint,
    person_id bigint,
    CONSTRAINT "PK_conversations_inbound" PRIMARY KEY (id)
);


CREATE TABLE demo_town (
    tenant_id integer NOT NULL,
    lease_until bigint NOT NULL,
    seeded_at bigint,
    CONSTRAINT "PK_demo_town" PRIMARY KEY (tenant_id)
);


CREATE TABLE desk_presence (
    request_id bigint NOT NULL,
    staff_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    seen_at bigint NOT NULL,
    CONSTRAINT "PK_desk_presence" PRIMARY KEY (request_id, staff_id)
);


CREATE TABLE identity_api_key (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    hash text NOT NULL,
    scopes text NOT NULL,
    requests_per_minute integer,
    created_at bigint NOT NULL,
    last_used_at bigint,
    revoked_at bigint,
    CONSTRAINT "PK_identity_api_key" PRIMARY KEY (id)
);


CREATE TABLE identity_protection_key (
    id bigint NOT NULL,
    friendly_name text NOT NULL,
    xml text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT "PK_identity_protection_key" PRIMARY KEY (id)
);


CREATE TABLE identity_staff (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    email text NOT NULL,
    normalized_email text NOT NULL,
    name text NOT NULL,
    role integer NOT NULL,
    password_hash text,
    security_stamp text NOT NULL,
    concurrency_stamp text NOT NULL,
    access_failed_count integer NOT NULL,
    lockout_end bigint,
    active boolean NOT NULL,
    created_at bigint NOT NULL,
    last_sign_in_at bigint,
    CONSTRAINT "PK_identity_staff" PRIMARY KEY (id)
);


CREATE TABLE import_progress (
    tenant_id integer NOT NULL,
    file_key text NOT NULL,
    position bigint NOT NULL,
    line bigint NOT NULL,
    added bigint NOT NULL,
    known bigint NOT NULL,
    rejected bigint NOT NULL,
    reject_bytes bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT "PK_import_progress" PRIMARY KEY (tenant_id, file_key)
);


CREATE TABLE people_consent (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    person_id bigint NOT NULL,
    purpose text NOT NULL,
    channel text,
    given boolean NOT NULL,
    at bigint NOT NULL,
    source text NOT NULL,
    wording text,
    by_kind integer NOT NULL,
    by_id bigint,
    CONSTRAINT "PK_people_consent" PRIMARY KEY (id)
);


CREATE TABLE people_identity (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    display text NOT NULL,
    verified_at bigint,
    created_at bigint NOT NULL,
    CONSTRAINT "PK_people_identity" PRIMARY KEY (id)
);


CREATE TABLE people_person (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    kind integer NOT NULL,
    name text,
    preferred_name text,
    language text,
    preferred_channel text,
    interpreter text,
    access_needs text,
    organisation_id bigint,
    created_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_people_person" PRIMARY KEY (id)
);


CREATE TABLE places_address (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    number text NOT NULL,
    number_key text NOT NULL,
    number_value integer NOT NULL,
    street text NOT NULL,
    street_key text NOT NULL,
    unit text,
    city text,
    postcode text,
    lat double precision NOT NULL,
    long double precision NOT NULL,
    CONSTRAINT "PK_places_address" PRIMARY KEY (id)
);


CREATE TABLE places_area (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    shape text NOT NULL,
    CONSTRAINT "PK_places_area" PRIMARY KEY (id)
);


CREATE TABLE places_street (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    shape text NOT NULL,
    CONSTRAINT "PK_places_street" PRIMARY KEY (id)
);


CREATE TABLE platform_counter (
    tenant_id integer NOT NULL,
    name text NOT NULL,
    slot integer NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT "PK_platform_counter" PRIMARY KEY (tenant_id, name, slot)
);


CREATE TABLE platform_event (
    seq bigint GENERATED BY DEFAULT AS IDENTITY,
    tx bigint NOT NULL DEFAULT 0,
    tenant_id integer NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    subject_id bigint,
    actor_kind integer NOT NULL,
    actor_id bigint,
    source text NOT NULL,
    address text,
    why text,
    data text NOT NULL,
    CONSTRAINT "PK_platform_event" PRIMARY KEY (seq)
);


CREATE TABLE platform_file (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    owner text,
    owner_id bigint,
    name text NOT NULL,
    type text NOT NULL,
    sha text NOT NULL,
    size bigint NOT NULL,
    published_sha text,
    width integer,
    height integer,
    latitude double precision,
    longitude double precision,
    taken_at bigint,
    created_at bigint NOT NULL,
    CONSTRAINT "PK_platform_file" PRIMARY KEY (id)
);


CREATE TABLE platform_file_chunk (
    content_id bigint NOT NULL,
    number integer NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT "PK_platform_file_chunk" PRIMARY KEY (content_id, number)
);


CREATE TABLE platform_file_content (
    id bigint NOT NULL,
    sha text,
    size bigint NOT NULL,
    touched_at bigint NOT NULL,
    CONSTRAINT "PK_platform_file_content" PRIMARY KEY (id)
);


CREATE TABLE platform_number (
    tenant_id integer NOT NULL,
    name text NOT NULL,
    next bigint NOT NULL,
    CONSTRAINT "PK_platform_number" PRIMARY KEY (tenant_id, name)
);


CREATE TABLE platform_outbox (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    topic text NOT NULL,
    payload text NOT NULL,
    due_at bigint NOT NULL,
    order_key text,
    attempts integer NOT NULL,
    lease_until bigint NOT NULL,
    dead integer NOT NULL,
    last_error text,
    CONSTRAINT "PK_platform_outbox" PRIMARY KEY (id)
);


CREATE TABLE platform_tenant (
    id integer NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    jurisdiction_id text NOT NULL,
    time_zone text NOT NULL,
    languages text NOT NULL,
    hosts text NOT NULL,
    settings text NOT NULL,
    secret bytea NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT "PK_platform_tenant" PRIMARY KEY (id)
);


CREATE TABLE platform_wording (
    tenant_id integer NOT NULL,
    language text NOT NULL,
    key text NOT NULL,
    text text NOT NULL,
    CONSTRAINT "PK_platform_wording" PRIMARY KEY (tenant_id, language, key)
);


CREATE TABLE portal_draft (
    id text NOT NULL,
    tenant_id integer NOT NULL,
    browser text NOT NULL,
    service text NOT NULL,
    typed text NOT NULL,
    changed_at bigint NOT NULL,
    request_id bigint,
    number bigint,
    CONSTRAINT "PK_portal_draft" PRIMARY KEY (id)
);


CREATE TABLE requests_follower (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    request_id bigint NOT NULL,
    person_id bigint,
    channel text,
    at bigint NOT NULL,
    CONSTRAINT "PK_requests_follower" PRIMARY KEY (id)
);


CREATE TABLE requests_past_form (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    service_id bigint NOT NULL,
    until bigint NOT NULL,
    form text NOT NULL,
    CONSTRAINT "PK_requests_past_form" PRIMARY KEY (id)
);


CREATE TABLE requests_request (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    number bigint NOT NULL,
    service_id bigint NOT NULL,
    state text NOT NULL,
    is_open integer NOT NULL,
    outcome integer,
    outcome_text text,
    outcome_to text,
    duplicate_of_id bigint,
    person_id bigint,
    conversation_id bigint,
    team_id bigint,
    assignee_id bigint,
    closed_by_id bigint,
    channel text NOT NULL,
    external_source text,
    external_id text,
    token text,
    description text NOT NULL,
    address text,
    address_id text,
    zip text,
    latitude double precision,
    longitude double precision,
    area text,
    answers text,
    visibility integer NOT NULL,
    media_url text,
    language text,
    requested_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    closed_at bigint,
    due_at bigint,
    urgency bigint NOT NULL,
    due integer NOT NULL,
    follow_up_at bigint,
    disputed integer NOT NULL,
    disputes integer NOT NULL,
    followers integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_requests_request" PRIMARY KEY (id)
);


CREATE TABLE requests_service (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    "group" text NOT NULL,
    keywords text NOT NULL,
    form text NOT NULL,
    type text NOT NULL,
    team_id bigint,
    promise_amount integer,
    promise_unit integer,
    promise_calendar_id bigint,
    visibility integer NOT NULL,
    anonymous_allowed boolean NOT NULL,
    needs_place boolean NOT NULL,
    areas text NOT NULL,
    evidence_for text NOT NULL,
    notice text,
    workflow text,
    "order" integer NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_requests_service" PRIMARY KEY (id)
);


CREATE TABLE work_calendar (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    week text NOT NULL,
    holidays text NOT NULL,
    "order" integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_work_calendar" PRIMARY KEY (id)
);


CREATE TABLE work_skill (
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    services text NOT NULL,
    CONSTRAINT "PK_work_skill" PRIMARY KEY (tenant_id, code)
);


CREATE TABLE work_team (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    members text NOT NULL,
    instead_of_id bigint,
    areas text NOT NULL,
    assigns_by_itself boolean NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_work_team" PRIMARY KEY (id)
);


CREATE INDEX "IX_conversations_attachment_entry_id" ON conversations_attachment (entry_id);


CREATE INDEX "IX_conversations_attachment_file_id" ON conversations_attachment (file_id);


CREATE INDEX "IX_conversations_attachment_request_id" ON conversations_attachment (request_id);


CREATE INDEX "IX_conversations_correction_entry_id" ON conversations_correction (entry_id);


CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id" ON conversations_delivery (entry_id) WHERE follower_id IS NULL;


CREATE UNIQUE INDEX "IX_conversations_delivery_entry_id_follower_id" ON conversations_delivery (entry_id, follower_id);


CREATE INDEX "IX_conversations_delivery_request_id_state" ON conversations_delivery (request_id, state);


CREATE INDEX "IX_conversations_entry_request_id_id" ON conversations_entry (request_id, id) WHERE request_id IS NOT NULL;


CREATE INDEX "IX_conversations_entry_tenant_id_at" ON conversations_entry (tenant_id, at) WHERE audience = 2;


CREATE INDEX "IX_conversations_entry_tenant_id_person_id_id" ON conversations_entry (tenant_id, person_id, id) WHERE person_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_conversations_inbound_tenant_id_channel_external_id" ON conversations_inbound (tenant_id, channel, external_id) WHERE external_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_identity_api_key_tenant_id_hash" ON identity_api_key (tenant_id, hash);


CREATE UNIQUE INDEX "IX_identity_staff_tenant_id_normalized_email" ON identity_staff (tenant_id, normalized_email);


CREATE INDEX "IX_people_consent_person_id" ON people_consent (person_id);


CREATE INDEX "IX_people_identity_person_id" ON people_identity (person_id);


CREATE UNIQUE INDEX "IX_people_identity_tenant_id_kind_value" ON people_identity (tenant_id, kind, value);


CREATE INDEX "IX_people_person_tenant_id_organisation_id" ON people_person (tenant_id, organisation_id) WHERE organisation_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_places_address_tenant_id_code" ON places_address (tenant_id, code);


CREATE INDEX "IX_places_address_tenant_id_street_key_number_value" ON places_address (tenant_id, street_key, number_value);


CREATE UNIQUE INDEX "IX_places_area_tenant_id_kind_code" ON places_area (tenant_id, kind, code);


CREATE UNIQUE INDEX "IX_places_street_tenant_id_code" ON places_street (tenant_id, code);


CREATE INDEX "IX_platform_event_tenant_id_subject_id_seq" ON platform_event (tenant_id, subject_id, seq);


CREATE INDEX "IX_platform_file_created_at" ON platform_file (created_at) WHERE owner IS NULL;


CREATE INDEX "IX_platform_file_published_sha" ON platform_file (published_sha);


CREATE INDEX "IX_platform_file_sha" ON platform_file (sha);


CREATE INDEX "IX_platform_file_tenant_id_owner_owner_id" ON platform_file (tenant_id, owner, owner_id);


CREATE UNIQUE INDEX "IX_platform_file_content_sha" ON platform_file_content (sha);


CREATE INDEX "IX_platform_outbox_dead_due_at" ON platform_outbox (dead, due_at);


CREATE INDEX "IX_platform_outbox_tenant_id_order_key_id" ON platform_outbox (tenant_id, order_key, id) WHERE order_key IS NOT NULL;


CREATE UNIQUE INDEX "IX_platform_tenant_slug" ON platform_tenant (slug);


CREATE INDEX "IX_portal_draft_changed_at" ON portal_draft (changed_at);


CREATE UNIQUE INDEX "IX_requests_follower_request_id_person_id" ON requests_follower (request_id, person_id) WHERE person_id IS NOT NULL;


CREATE INDEX "IX_requests_past_form_tenant_id_service_id_until" ON requests_past_form (tenant_id, service_id, until);


CREATE INDEX "IX_requests_request_tenant_id_assignee_id_urgency" ON requests_request (tenant_id, assignee_id, urgency) WHERE is_open = 1;


CREATE INDEX "IX_requests_request_tenant_id_due_urgency" ON requests_request (tenant_id, due, urgency) WHERE is_open = 1;


CREATE UNIQUE INDEX "IX_requests_request_tenant_id_external_source_external_id" ON requests_request (tenant_id, external_source, external_id) WHERE external_id IS NOT NULL;


CREATE UNIQUE INDEX "IX_requests_request_tenant_id_number" ON requests_request (tenant_id, number);


CREATE INDEX "IX_requests_request_tenant_id_person_id_requested_at" ON requests_request (tenant_id, person_id, requested_at) WHERE person_id IS NOT NULL;


CREATE INDEX "IX_requests_request_tenant_id_requested_at_id" ON requests_request (tenant_id, requested_at, id);


CREATE INDEX "IX_requests_request_tenant_id_service_id_requested_at" ON requests_request (tenant_id, service_id, requested_at);


CREATE INDEX "IX_requests_request_tenant_id_team_id_urgency" ON requests_request (tenant_id, team_id, urgency) WHERE is_open = 1;


CREATE UNIQUE INDEX "IX_requests_request_tenant_id_token" ON requests_request (tenant_id, token) WHERE token IS NOT NULL;


CREATE INDEX "IX_requests_request_tenant_id_updated_at" ON requests_request (tenant_id, updated_at);


CREATE INDEX "IX_requests_request_tenant_id_urgency" ON requests_request (tenant_id, urgency) WHERE is_open = 1 AND disputed = 1;


CREATE UNIQUE INDEX "IX_requests_service_tenant_id_code" ON requests_service (tenant_id, code);


CREATE UNIQUE INDEX "IX_work_calendar_tenant_id_code" ON work_calendar (tenant_id, code);


CREATE UNIQUE INDEX "IX_work_team_tenant_id_code" ON work_team (tenant_id, code);
