CREATE TYPE "public"."day_kind" AS ENUM('off', 'working');--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_call" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"drafts" integer NOT NULL,
	"letters" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_day" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organiser_id" uuid,
	"day" text NOT NULL,
	"kind" "day_kind" NOT NULL,
	"act" text NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "work_day_once" UNIQUE NULLS NOT DISTINCT("organiser_id","day")
);
--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "term" jsonb;--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "checker_id" uuid;--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(coalesce(title, '')), 'ё', 'е')) STORED;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(short_name || chr(10) || full_name || chr(10) || coalesce(inn, '')), 'ё', 'е')) STORED;--> statement-breakpoint
ALTER TABLE "report_remark" ADD COLUMN "term" jsonb;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_call" ADD CONSTRAINT "draft_call_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_call" ADD CONSTRAINT "draft_call_called_by_person_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_day" ADD CONSTRAINT "work_day_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_day" ADD CONSTRAINT "work_day_marked_by_person_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" USING btree ("person_id","competition_id","name");--> statement-breakpoint
CREATE INDEX "draft_call_competition" ON "draft_call" USING btree ("competition_id","called_at");--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_checker_id_person_id_fk" FOREIGN KEY ("checker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "requirement_check_list" ON "requirement_check" USING btree ("competition_id","application_id","result");