CREATE TYPE "public"."approval_state" AS ENUM('proposed', 'confirmed', 'returned', 'voided');--> statement-breakpoint
CREATE TYPE "public"."approval_subject" AS ENUM('announcement', 'change');--> statement-breakpoint
CREATE TABLE "approval" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"subject" "approval_subject" NOT NULL,
	"state" "approval_state" DEFAULT 'proposed' NOT NULL,
	"version" integer NOT NULL,
	"form_version" integer,
	"sha256" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"remarks" text DEFAULT '' NOT NULL,
	CONSTRAINT "approval_two_people" CHECK ("approval"."state" <> 'confirmed' or "approval"."decided_by" <> "approval"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "competition" ADD COLUMN "preset" text;--> statement-breakpoint
ALTER TABLE "competition" ADD COLUMN "copied_from" uuid;--> statement-breakpoint
ALTER TABLE "rules_version" ADD COLUMN "section" text;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_waiting" ON "approval" USING btree ("competition_id") WHERE "approval"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "approval_competition" ON "approval" USING btree ("competition_id","proposed_at");--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_copied_from_competition_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;