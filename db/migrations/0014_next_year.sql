ALTER TABLE "competition" ADD COLUMN "copied_from" uuid;--> statement-breakpoint
ALTER TABLE "rules_version" ADD COLUMN "section" text;--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_copied_from_competition_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;