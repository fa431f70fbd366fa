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
ALTER TABLE "letter" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "wording" jsonb;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "resend_of" uuid;--> statement-breakpoint
ALTER TABLE "letter_return" ADD CONSTRAINT "letter_return_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_return" ADD CONSTRAINT "letter_return_noted_by_person_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_return" ADD CONSTRAINT "letter_return_taken_back_by_person_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_wording" ADD CONSTRAINT "letter_wording_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter_wording" ADD CONSTRAINT "letter_wording_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_returned_once" ON "letter_return" USING btree ("letter_id") WHERE "letter_return"."taken_back_at" is null;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_resend_of_letter_id_fk" FOREIGN KEY ("resend_of") REFERENCES "public"."letter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_counts" ON "letter" USING btree ("competition_id","kind","state");--> statement-breakpoint
CREATE INDEX "letter_application" ON "letter" USING btree ("application_id","created_at") WHERE "letter"."application_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_resent_once" ON "letter" USING btree ("resend_of");