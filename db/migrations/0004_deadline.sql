CREATE TYPE "public"."extension_kind" AS ENUM('ordinary', 'incident');--> statement-breakpoint
CREATE TYPE "public"."extension_state" AS ENUM('proposed', 'confirmed', 'declined');--> statement-breakpoint
CREATE TYPE "public"."lapse_reason" AS ENUM('incomplete', 'withdrawn', 'noAuthority');--> statement-breakpoint
CREATE TYPE "public"."late_act" AS ENUM('submit', 'withdraw', 'reopen', 'resubmit');--> statement-breakpoint
CREATE TYPE "public"."order_state" AS ENUM('given', 'withdrawn', 'carriedOut', 'lapsed');--> statement-breakpoint
CREATE TABLE "extension" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"kind" "extension_kind" NOT NULL,
	"state" "extension_state" DEFAULT 'proposed' NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"rules_version" integer,
	CONSTRAINT "extension_later" CHECK ("extension"."from_at" < "extension"."to_at"),
	CONSTRAINT "extension_two_people" CHECK ("extension"."state" <> 'confirmed' or "extension"."decided_by" <> "extension"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "late_attempt" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"act" "late_act" NOT NULL,
	"attempted_by" uuid NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"sha256" text
);
--> statement-breakpoint
CREATE TABLE "submission_order" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"state" "order_state" DEFAULT 'given' NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"why" "lapse_reason"
);
--> statement-breakpoint
ALTER TABLE "extension" ADD CONSTRAINT "extension_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extension" ADD CONSTRAINT "extension_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extension" ADD CONSTRAINT "extension_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_attempt" ADD CONSTRAINT "late_attempt_attempted_by_person_id_fk" FOREIGN KEY ("attempted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_attempt" ADD CONSTRAINT "late_attempt_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_order" ADD CONSTRAINT "submission_order_given_by_person_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_order" ADD CONSTRAINT "submission_order_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "extension_waiting" ON "extension" USING btree ("competition_id") WHERE "extension"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "extension_competition" ON "extension" USING btree ("competition_id","proposed_at");--> statement-breakpoint
CREATE INDEX "late_attempt_application" ON "late_attempt" USING btree ("application_id","arrived_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_order_waiting" ON "submission_order" USING btree ("application_id") WHERE "submission_order"."state" = 'given';--> statement-breakpoint
CREATE INDEX "submission_order_competition" ON "submission_order" USING btree ("competition_id") WHERE "submission_order"."state" = 'given';