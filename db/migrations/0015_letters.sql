CREATE TYPE "public"."mail_choice" AS ENUM('atOnce', 'daily', 'necessary');--> statement-breakpoint
ALTER TYPE "public"."letter_state" ADD VALUE 'gathered' BEFORE 'sent';--> statement-breakpoint
ALTER TYPE "public"."letter_state" ADD VALUE 'digested' BEFORE 'sent';--> statement-breakpoint
CREATE TABLE "letter_return" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"letter_id" uuid NOT NULL,
	"returned_on" date NOT NULL,
	"remark" text NOT NULL,
	"noted_by" uuid NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "taken_back_by_somebody" CHECK (("letter_return"."taken_back_by" is null) = ("letter_return"."taken_back_at" is null))
);
--> statement-breakpoint
CREATE TABLE "letter_wording" (
	"competition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"subject" text,
	"text" text,
	"release" text,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "letter_wording_competition_id_kind_version_pk" PRIMARY KEY("competition_id","kind","version"),
	CONSTRAINT "wording_is_whole" CHECK (("letter_wording"."subject" is null) = ("letter_wording"."text" is null))
);
--> statement-breakpoint
CREATE TABLE "mail_preference" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"choice" "mail_choice" NOT NULL,
	"zone" text NOT NULL,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "term_reminder" (
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"step" text NOT NULL,
	"competition_id" uuid NOT NULL,
	"reminded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "term_reminder_kind_about_due_at_step_pk" PRIMARY KEY("kind","about","due_at","step")
);
--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "wording" jsonb;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "digest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "digested_in" uuid;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "resend_of" uuid;--> statement-breakpoint
ALTER TABLE "letter_return" ADD CONSTRAINT "letter_return_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_return" ADD CONSTRAINT "letter_return_noted_by_person_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_return" ADD CONSTRAINT "letter_return_taken_back_by_person_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_wording" ADD CONSTRAINT "letter_wording_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_wording" ADD CONSTRAINT "letter_wording_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_reminder" ADD CONSTRAINT "term_reminder_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_returned_once" ON "letter_return" USING btree ("letter_id") WHERE "letter_return"."taken_back_at" is null;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_digested_in_letter_id_fk" FOREIGN KEY ("digested_in") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_resend_of_letter_id_fk" FOREIGN KEY ("resend_of") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_counts" ON "letter" USING btree ("competition_id","kind","state");--> statement-breakpoint
CREATE INDEX "letter_application" ON "letter" USING btree ("application_id","created_at") WHERE "letter"."application_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_resent_once" ON "letter" USING btree ("resend_of");--> statement-breakpoint
CREATE INDEX "letter_digest_due" ON "letter" USING btree ("digest_at") WHERE "letter"."digest_at" is not null and "letter"."digested_in" is null;