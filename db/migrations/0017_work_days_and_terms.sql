CREATE TYPE "public"."day_kind" AS ENUM('off', 'working');--> statement-breakpoint
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
ALTER TABLE "report_remark" ADD COLUMN "term" jsonb;--> statement-breakpoint
ALTER TABLE "work_day" ADD CONSTRAINT "work_day_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_day" ADD CONSTRAINT "work_day_marked_by_person_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;