ALTER TABLE platform_tenant ADD COLUMN state integer NOT NULL DEFAULT 0;

ALTER TABLE platform_tenant ADD COLUMN lease_until bigint NOT NULL DEFAULT 0;
