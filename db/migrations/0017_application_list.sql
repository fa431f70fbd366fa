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
ALTER TABLE "application" ADD COLUMN "checker_id" uuid;--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(coalesce(title, '')), 'ё', 'е')) STORED;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "search" text GENERATED ALWAYS AS (translate(lower(short_name || chr(10) || full_name || chr(10) || coalesce(inn, '')), 'ё', 'е')) STORED;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_call" ADD CONSTRAINT "draft_call_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_call" ADD CONSTRAINT "draft_call_called_by_person_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name" ON "saved_view" USING btree ("person_id","competition_id","name");--> statement-breakpoint
CREATE INDEX "draft_call_competition" ON "draft_call" USING btree ("competition_id","called_at");--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_checker_id_person_id_fk" FOREIGN KEY ("checker_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "requirement_check_list" ON "requirement_check" USING btree ("competition_id","application_id","result");