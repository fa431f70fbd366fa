CREATE TYPE "public"."mail_choice" AS ENUM('atOnce', 'daily', 'necessary');--> statement-breakpoint
ALTER TYPE "public"."letter_state" ADD VALUE 'gathered' BEFORE 'sent';--> statement-breakpoint
ALTER TYPE "public"."letter_state" ADD VALUE 'digested' BEFORE 'sent';--> statement-breakpoint
CREATE TABLE "mail_preference" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"choice" "mail_choice" NOT NULL,
	"zone" text NOT NULL,
	"chosen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "digest_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "digested_in" uuid;--> statement-breakpoint
ALTER TABLE "mail_preference" ADD CONSTRAINT "mail_preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_digested_in_letter_id_fk" FOREIGN KEY ("digested_in") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_digest_due" ON "letter" USING btree ("digest_at") WHERE "letter"."digest_at" is not null and "letter"."digested_in" is null;