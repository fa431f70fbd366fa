CREATE TYPE "public"."section_task_state" AS ENUM('asked', 'finished', 'withdrawn');--> statement-breakpoint
ALTER TYPE "public"."link_purpose" ADD VALUE 'changeEmail';--> statement-breakpoint
ALTER TYPE "public"."role" ADD VALUE 'helper' BEFORE 'organiserAdmin';--> statement-breakpoint
CREATE TABLE "section_task" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"section" text NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state" "section_task_state" DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "errand" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"helper_id" uuid NOT NULL,
	"organiser_id" uuid NOT NULL,
	"principal" text NOT NULL,
	"way" "consent_way" NOT NULL,
	"given_on" text NOT NULL,
	"text_version" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
ALTER TABLE "section_task" ADD CONSTRAINT "section_task_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_task" ADD CONSTRAINT "section_task_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_task" ADD CONSTRAINT "section_task_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_helper_id_person_id_fk" FOREIGN KEY ("helper_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "errand" ADD CONSTRAINT "errand_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "section_task_live" ON "section_task" USING btree ("application_id","section","person_id") WHERE "section_task"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "section_task_person" ON "section_task" USING btree ("person_id") WHERE "section_task"."state" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "errand_live" ON "errand" USING btree ("applicant_id","helper_id") WHERE "errand"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "errand_helper" ON "errand" USING btree ("helper_id");