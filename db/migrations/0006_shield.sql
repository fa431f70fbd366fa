CREATE TYPE "public"."reminder_step" AS ENUM('week', 'day', 'hours');--> statement-breakpoint
ALTER TYPE "public"."application_state" ADD VALUE 'discarded' BEFORE 'submitted';--> statement-breakpoint
ALTER TYPE "public"."lapse_reason" ADD VALUE 'notSigned' BEFORE 'withdrawn';--> statement-breakpoint
CREATE TABLE "carry_over" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"competition_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"left" jsonb NOT NULL,
	"carried_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "declaration" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"requirement" text NOT NULL,
	"is_met" boolean NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"step" "reminder_step" NOT NULL,
	"reminded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_application_id_step_pk" PRIMARY KEY("application_id","step")
);
--> statement-breakpoint
CREATE TABLE "reminder_refusal" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"refused_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_off" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"content" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_from_id_application_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carry_over" ADD CONSTRAINT "carry_over_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_said_by_person_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_refusal" ADD CONSTRAINT "reminder_refusal_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "declaration_application" ON "declaration" USING btree ("application_id","requirement","said_at");--> statement-breakpoint
CREATE INDEX "sign_off_application" ON "sign_off" USING btree ("application_id","signed_at");