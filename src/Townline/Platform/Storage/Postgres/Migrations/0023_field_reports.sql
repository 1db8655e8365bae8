CREATE TABLE work_field_report (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    client_key text NOT NULL,
    request_id bigint NOT NULL,
    step integer NOT NULL,
    said_at bigint,
    done_at bigint NOT NULL,
    received_at bigint NOT NULL,
    repeats integer NOT NULL,
    answer text,
    CONSTRAINT "PK_work_field_report" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "IX_work_field_report_tenant_id_staff_id_client_key" ON work_field_report (tenant_id, staff_id, client_key);
