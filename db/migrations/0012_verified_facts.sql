ALTER TABLE "application_version" ADD COLUMN "standing" jsonb;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "changed_facts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "head_request" ADD COLUMN "head_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "head_request" ADD COLUMN "head_post" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "head_request" ADD COLUMN "head_until" text;