CREATE TABLE "term_reminder" (
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"step" text NOT NULL,
	"competition_id" uuid NOT NULL,
	"reminded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "term_reminder_kind_about_due_at_step_pk" PRIMARY KEY("kind","about","due_at","step")
);
--> statement-breakpoint
ALTER TABLE "term_reminder" ADD CONSTRAINT "term_reminder_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;