CREATE TABLE email_grant (
    "id" INTEGER NOT NULL CONSTRAINT "PK_email_grant" PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "endpoint" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "is_refreshed" INTEGER NOT NULL,
    "client_secret" TEXT NULL,
    "refresh_token" TEXT NULL,
    "renewing_until" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);
