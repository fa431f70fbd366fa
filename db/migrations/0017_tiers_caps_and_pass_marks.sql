CREATE TABLE "pass_mark_vote" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"marks" jsonb NOT NULL,
	"votes" jsonb NOT NULL,
	"carried" boolean NOT NULL,
	"result" jsonb NOT NULL,
	"entered_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pass_mark_vote_ordinal" UNIQUE("meeting_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "territories" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "blind"."copy" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "pass_mark_vote" ADD CONSTRAINT "pass_mark_vote_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass_mark_vote" ADD CONSTRAINT "pass_mark_vote_competition_id_meeting_id_meeting_competition_id_id_fk" FOREIGN KEY ("competition_id","meeting_id") REFERENCES "public"."meeting"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pass_mark_vote_competition" ON "pass_mark_vote" USING btree ("competition_id");