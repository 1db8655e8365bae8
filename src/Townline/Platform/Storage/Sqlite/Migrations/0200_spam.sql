CREATE TABLE email_lesson (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_lesson" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "is_spam" INTEGER NOT NULL,
    "signs" TEXT NOT NULL
);

CREATE TABLE email_sender_rule (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_sender_rule" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "sender" TEXT NOT NULL,
    "is_spam" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" INTEGER NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE email_sign (
    "tenant_id" INTEGER NOT NULL,
    "sign" INTEGER NOT NULL,
    "good" INTEGER NOT NULL,
    "bad" INTEGER NOT NULL,
    CONSTRAINT "PK_email_sign" PRIMARY KEY ("tenant_id", "sign")
);

CREATE TABLE email_spam (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_spam" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "opening" TEXT NOT NULL,
    "raw" BLOB NOT NULL,
    "received_at" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "sign" INTEGER NOT NULL,
    "detail" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "mails" INTEGER NOT NULL,
    "entry_id" INTEGER NULL,
    "request_id" INTEGER NULL,
    "standing" TEXT NULL,
    "let_in_at" INTEGER NULL
);

CREATE TABLE email_spam_setting (
    "tenant_id" INTEGER NOT NULL CONSTRAINT "PK_email_spam_setting" PRIMARY KEY,
    "trusts_marks" INTEGER NOT NULL,
    "threshold" INTEGER NOT NULL,
    "good" INTEGER NOT NULL,
    "bad" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "IX_email_lesson_tenant_id_external_id" ON email_lesson ("tenant_id", "external_id");

CREATE UNIQUE INDEX "IX_email_sender_rule_tenant_id_sender" ON email_sender_rule ("tenant_id", "sender");

CREATE INDEX "IX_email_spam_tenant_id_at" ON email_spam ("tenant_id", "at");

CREATE UNIQUE INDEX "IX_email_spam_tenant_id_external_id" ON email_spam ("tenant_id", "external_id");

CREATE INDEX "IX_email_spam_tenant_id_id" ON email_spam ("tenant_id", "id") WHERE let_in_at IS NULL;
