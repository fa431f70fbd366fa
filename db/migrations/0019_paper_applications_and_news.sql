CREATE TYPE "public"."paper_state" AS ENUM('registered', 'typed', 'counted', 'withdrawn', 'setAside', 'late');--> statement-breakpoint
CREATE TYPE "public"."paper_way" AS ENUM('inPerson', 'post');--> statement-breakpoint
CREATE TYPE "public"."scan_kind" AS ENUM('application', 'consent', 'envelope', 'withdrawal');--> statement-breakpoint
CREATE TABLE "news" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organiser_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid
);
--> statement-breakpoint
CREATE TABLE "news_version" (
	"news_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"competition_id" uuid,
	"author_role" "role" NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "news_version_news_id_version_pk" PRIMARY KEY("news_id","version")
);
--> statement-breakpoint
CREATE TABLE "paper_application" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"entry" text NOT NULL,
	"name" text NOT NULL,
	"bearer" text DEFAULT '' NOT NULL,
	"way" "paper_way" NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"typist_id" uuid NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"state" "paper_state" DEFAULT 'registered' NOT NULL,
	"application_id" uuid,
	"consent_by" text,
	"consent_on" text,
	"consent_version" text,
	"typed_sha256" text,
	"typed_at" timestamp with time zone,
	"compared_by" uuid,
	"compared_at" timestamp with time zone,
	"remark" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	"withdrawal_entry" text,
	"withdrawal_arrived_at" timestamp with time zone,
	CONSTRAINT "paper_application_of_competition" UNIQUE("competition_id","id"),
	CONSTRAINT "paper_application_entry" UNIQUE("competition_id","entry"),
	CONSTRAINT "paper_application_application" UNIQUE("application_id"),
	CONSTRAINT "paper_application_second_person" CHECK ("paper_application"."compared_by" is null or "paper_application"."compared_by" <> "paper_application"."typist_id")
);
--> statement-breakpoint
CREATE TABLE "paper_scan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"paper_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"kind" "scan_kind" NOT NULL,
	"file_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news" ADD CONSTRAINT "news_withdrawn_by_person_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_version" ADD CONSTRAINT "news_version_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_version" ADD CONSTRAINT "news_version_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_version" ADD CONSTRAINT "news_version_news_id_news_id_fk" FOREIGN KEY ("news_id") REFERENCES "public"."news"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_application" ADD CONSTRAINT "paper_application_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_application" ADD CONSTRAINT "paper_application_typist_id_person_id_fk" FOREIGN KEY ("typist_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_application" ADD CONSTRAINT "paper_application_compared_by_person_id_fk" FOREIGN KEY ("compared_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_application" ADD CONSTRAINT "paper_application_settled_by_person_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_application" ADD CONSTRAINT "paper_application_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scan" ADD CONSTRAINT "paper_scan_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scan" ADD CONSTRAINT "paper_scan_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_scan" ADD CONSTRAINT "paper_scan_competition_id_paper_id_paper_application_competition_id_id_fk" FOREIGN KEY ("competition_id","paper_id") REFERENCES "public"."paper_application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "news_list" ON "news" USING btree ("organiser_id","published_at","id");--> statement-breakpoint
CREATE INDEX "news_version_competition" ON "news_version" USING btree ("competition_id");--> statement-breakpoint
CREATE INDEX "paper_application_list" ON "paper_application" USING btree ("competition_id","arrived_at","id");--> statement-breakpoint
CREATE INDEX "paper_scan_paper" ON "paper_scan" USING btree ("paper_id","added_at");--> statement-breakpoint
CREATE INDEX "journal_payload_feed" ON "journal_payload" USING btree ("seq") WHERE type in ('competition.announced', 'competition.rulesChanged', 'competition.deadlineExtended', 'competition.cancelled', 'competition.failed', 'results.published');