CREATE TABLE work_counter_day (
    tenant_id integer NOT NULL,
    day integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT "PK_work_counter_day" PRIMARY KEY (tenant_id, day)
);

CREATE TABLE work_counter_device (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint,
    CONSTRAINT "PK_work_counter_device" PRIMARY KEY (id)
);

CREATE TABLE work_counter_seat (
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    counter text NOT NULL,
    since bigint NOT NULL,
    CONSTRAINT "PK_work_counter_seat" PRIMARY KEY (tenant_id, staff_id)
);

CREATE TABLE work_counter_setup (
    tenant_id integer NOT NULL,
    reasons text NOT NULL,
    counters text NOT NULL,
    dispositions text NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_work_counter_setup" PRIMARY KEY (tenant_id)
);

CREATE TABLE work_visit (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    day integer NOT NULL,
    number integer NOT NULL,
    state integer NOT NULL,
    reason text NOT NULL,
    language text,
    access text NOT NULL,
    name text,
    front integer NOT NULL,
    arrived_at bigint NOT NULL,
    called_at bigint,
    calls integer NOT NULL,
    counter text,
    to_counter text,
    staff_id bigint,
    served_at bigint,
    done_at bigint,
    person_id bigint,
    outcome text,
    note text,
    entry_id bigint,
    request_id bigint,
    CONSTRAINT "PK_work_visit" PRIMARY KEY (id)
);

CREATE INDEX "IX_work_counter_device_tenant_id" ON work_counter_device (tenant_id) WHERE revoked_at IS NULL;

CREATE UNIQUE INDEX "IX_work_counter_seat_tenant_id_counter" ON work_counter_seat (tenant_id, counter);

CREATE INDEX "IX_work_visit_tenant_id_day" ON work_visit (tenant_id, day) WHERE state = 4;

CREATE UNIQUE INDEX "IX_work_visit_tenant_id_day_counter" ON work_visit (tenant_id, day, counter) WHERE state IN (1, 2);

CREATE INDEX "IX_work_visit_tenant_id_day_front_id" ON work_visit (tenant_id, day, front, id) WHERE state = 0;

CREATE UNIQUE INDEX "IX_work_visit_tenant_id_day_number" ON work_visit (tenant_id, day, number);

CREATE INDEX "IX_work_visit_tenant_id_done_at" ON work_visit (tenant_id, done_at) WHERE state = 3;

CREATE INDEX "IX_work_visit_tenant_id_reason_done_at" ON work_visit (tenant_id, reason, done_at) WHERE state = 3;
