CREATE TABLE email_staff_mail (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    request_id bigint,
    language text,
    at bigint NOT NULL,
    refused boolean NOT NULL,
    CONSTRAINT "PK_email_staff_mail" PRIMARY KEY (id)
);

CREATE TABLE work_news (
    id bigint NOT NULL,
    tenant_id integer NOT NULL,
    staff_id bigint NOT NULL,
    request_id bigint NOT NULL,
    task_id bigint,
    kind integer NOT NULL,
    at bigint NOT NULL,
    mail_id bigint,
    CONSTRAINT "PK_work_news" PRIMARY KEY (id)
);

CREATE TABLE work_news_choice (
    staff_id bigint NOT NULL,
    tenant_id integer NOT NULL,
    wanted text NOT NULL,
    language text,
    dead_address text,
    dead_since bigint,
    dead_because text,
    CONSTRAINT "PK_work_news_choice" PRIMARY KEY (staff_id)
);

CREATE INDEX "IX_work_news_mail_id" ON work_news (mail_id);

CREATE INDEX "IX_work_news_staff_id_request_id" ON work_news (staff_id, request_id);
