CREATE TABLE email_staff_mail (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_staff_mail" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "request_id" INTEGER NULL,
    "language" TEXT NULL,
    "at" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL
);

CREATE TABLE work_news (
    "id" INTEGER NOT NULL CONSTRAINT "PK_work_news" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "request_id" INTEGER NOT NULL,
    "task_id" INTEGER NULL,
    "kind" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "mail_id" INTEGER NULL
);

CREATE TABLE work_news_choice (
    "staff_id" INTEGER NOT NULL CONSTRAINT "PK_work_news_choice" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "wanted" TEXT NOT NULL,
    "language" TEXT NULL,
    "dead_address" TEXT NULL,
    "dead_since" INTEGER NULL,
    "dead_because" TEXT NULL
);

CREATE INDEX "IX_work_news_mail_id" ON work_news ("mail_id");

CREATE INDEX "IX_work_news_staff_id_request_id" ON work_news ("staff_id", "request_id");
