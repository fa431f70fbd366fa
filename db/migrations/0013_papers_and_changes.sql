CREATE TYPE "public"."paper_kind" AS ENUM('openingProtocol', 'admissionProtocol');--> statement-breakpoint
CREATE TYPE "public"."signed_copy_kind" AS ENUM('scan', 'signature');--> statement-breakpoint
CREATE TABLE "rules_change" (
	"competition_id" uuid PRIMARY KEY NOT NULL,
	"draft" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"kind" "paper_kind" NOT NULL,
	"number" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"snapshot" jsonb NOT NULL,
	"digest" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_version" UNIQUE("competition_id","kind","number","version"),
	CONSTRAINT "paper_of_competition" UNIQUE("competition_id","id")
);
--> statement-breakpoint
CREATE TABLE "signed_copy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"paper_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"kind" "signed_copy_kind" NOT NULL,
	"file_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "requirement_check" ADD COLUMN "as_of" date;--> statement-breakpoint
ALTER TABLE "requirement_check" ADD COLUMN "evidence" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rules_version" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rules_change" ADD CONSTRAINT "rules_change_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_change" ADD CONSTRAINT "rules_change_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper" ADD CONSTRAINT "paper_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_copy" ADD CONSTRAINT "signed_copy_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_copy" ADD CONSTRAINT "signed_copy_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_copy" ADD CONSTRAINT "signed_copy_competition_id_paper_id_paper_competition_id_id_fk" FOREIGN KEY ("competition_id","paper_id") REFERENCES "public"."paper"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "signed_copy_paper" ON "signed_copy" USING btree ("paper_id","added_at");