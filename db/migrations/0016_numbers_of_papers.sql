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
ALTER TABLE "paper_series" ADD CONSTRAINT "paper_series_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_series" ADD CONSTRAINT "paper_series_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;