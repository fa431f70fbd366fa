CREATE TYPE "public"."drawing_state" AS ENUM('waiting', 'drawing', 'done', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."paper_format" AS ENUM('pdf', 'docx', 'xlsx');--> statement-breakpoint
CREATE TABLE "paper_drawing" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"paper_id" uuid,
	"format" "paper_format" NOT NULL,
	"state" "drawing_state" NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"rows_drawn" integer DEFAULT 0 NOT NULL,
	"rows_in_all" integer DEFAULT 0 NOT NULL,
	"file_id" uuid,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"worker" uuid,
	"leased_until" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "paper_drawing_one" UNIQUE NULLS NOT DISTINCT("competition_id","paper_id","format")
);
--> statement-breakpoint
CREATE TABLE "paper_series" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organiser_id" uuid NOT NULL,
	"mode" "competition_mode" NOT NULL,
	"competition_id" uuid,
	"year" integer,
	"kind" text,
	"last" integer NOT NULL,
	CONSTRAINT "paper_series_one" UNIQUE NULLS NOT DISTINCT("organiser_id","mode","competition_id","year","kind")
);
--> statement-breakpoint
ALTER TABLE "paper" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "paper" ADD COLUMN "rows" integer GENERATED ALWAYS AS (jsonb_array_length(snapshot->'applications')) STORED;--> statement-breakpoint
ALTER TABLE "paper_drawing" ADD CONSTRAINT "paper_drawing_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_drawing" ADD CONSTRAINT "paper_drawing_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_drawing" ADD CONSTRAINT "paper_drawing_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_drawing" ADD CONSTRAINT "paper_drawing_competition_id_paper_id_paper_competition_id_id_fk" FOREIGN KEY ("competition_id","paper_id") REFERENCES "public"."paper"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_series" ADD CONSTRAINT "paper_series_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_series" ADD CONSTRAINT "paper_series_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_drawing_due" ON "paper_drawing" USING btree ("state","asked_at");