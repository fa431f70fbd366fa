CREATE TYPE "public"."co_applicant_state" AS ENUM('invited', 'agreed', 'declined', 'left', 'cancelled');--> statement-breakpoint
ALTER TYPE "public"."head_request_state" ADD VALUE 'objected';--> statement-breakpoint
ALTER TYPE "public"."link_purpose" ADD VALUE 'objectToMove';--> statement-breakpoint
CREATE TABLE "co_applicant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"part" text NOT NULL,
	"state" "co_applicant_state" DEFAULT 'invited' NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_by" uuid,
	"moved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "proof" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"membership_id" uuid,
	"head_request_id" uuid,
	"file_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "proof_of_one" CHECK (num_nonnulls("proof"."membership_id", "proof"."head_request_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "head_request" ADD COLUMN "lost_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "head_request" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_moved_by_person_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_membership_id_membership_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."membership"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_head_request_id_head_request_id_fk" FOREIGN KEY ("head_request_id") REFERENCES "public"."head_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proof" ADD CONSTRAINT "proof_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "co_applicant_live" ON "co_applicant" USING btree ("application_id","applicant_id") WHERE "co_applicant"."state" in ('invited', 'agreed');--> statement-breakpoint
CREATE INDEX "co_applicant_applicant" ON "co_applicant" USING btree ("applicant_id") WHERE "co_applicant"."state" in ('invited', 'agreed');--> statement-breakpoint
CREATE INDEX "proof_membership" ON "proof" USING btree ("membership_id") WHERE "proof"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "proof_head_request" ON "proof" USING btree ("head_request_id") WHERE "proof"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "head_request" ADD CONSTRAINT "head_request_account_id_person_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "head_request_account" ON "head_request" USING btree ("account_id") WHERE "head_request"."state" in ('asked', 'approved');