CREATE TYPE "public"."consent_way" AS ENUM('written', 'spoken');--> statement-breakpoint
CREATE TYPE "public"."head_basis" AS ENUM('charter', 'decision', 'proxy');--> statement-breakpoint
CREATE TYPE "public"."head_reason" AS ENUM('newHead', 'mailboxLost');--> statement-breakpoint
CREATE TYPE "public"."head_request_state" AS ENUM('asked', 'approved', 'done', 'declined');--> statement-breakpoint
CREATE TYPE "public"."legal_form" AS ENUM('autonomousOrganisation', 'foundation', 'publicOrganisation', 'publicMovement', 'association', 'institution', 'religious', 'indigenousCommunity', 'selfGovernment', 'cossackSociety', 'other');--> statement-breakpoint
CREATE TYPE "public"."state_register" AS ENUM('sociallyOriented', 'usefulServices', 'socialServices', 'volunteering');--> statement-breakpoint
ALTER TYPE "public"."consent_purpose" ADD VALUE 'group';--> statement-breakpoint
ALTER TYPE "public"."consent_purpose" ADD VALUE 'team';--> statement-breakpoint
ALTER TYPE "public"."consent_purpose" ADD VALUE 'desk';--> statement-breakpoint
ALTER TYPE "public"."link_purpose" ADD VALUE 'membership';--> statement-breakpoint
ALTER TYPE "public"."member_role" ADD VALUE 'signatory' BEFORE 'editor';--> statement-breakpoint
ALTER TYPE "public"."member_role" ADD VALUE 'accountant' BEFORE 'editor';--> statement-breakpoint
CREATE TABLE "bank_account" (
	"applicant_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"owner" text NOT NULL,
	"bank_name" text NOT NULL,
	"bik" text NOT NULL,
	"account" text NOT NULL,
	"correspondent_account" text NOT NULL,
	"personal_account" text DEFAULT '' NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "head_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"organiser_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"reason" "head_reason" NOT NULL,
	"document" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"state" "head_request_state" DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decline_text" text,
	CONSTRAINT "head_request_second_person" CHECK ("head_request"."state"::text <> 'done' or coalesce("head_request"."approved_by" <> "head_request"."decided_by", false))
);
--> statement-breakpoint
CREATE TABLE "named_person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"purpose" "consent_purpose" NOT NULL,
	"name" text NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"way" "consent_way" NOT NULL,
	"given_on" text NOT NULL,
	"text_version" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "legal_form" "legal_form";--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "parent_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "postal_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "oktmo" text;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "head_basis" "head_basis";--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "head_basis_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "head_until" text;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "accountant" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "founders" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "state_registers" "state_register"[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "socials" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applicant" ADD COLUMN "host_inn" text;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "authority" jsonb;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD COLUMN "membership" jsonb;--> statement-breakpoint
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_changed_by_person_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_request" ADD CONSTRAINT "head_request_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_request" ADD CONSTRAINT "head_request_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_request" ADD CONSTRAINT "head_request_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_request" ADD CONSTRAINT "head_request_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_request" ADD CONSTRAINT "head_request_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_person" ADD CONSTRAINT "named_person_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_person" ADD CONSTRAINT "named_person_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "head_request_live" ON "head_request" USING btree ("applicant_id","asked_by") WHERE "head_request"."state" in ('asked', 'approved');--> statement-breakpoint
CREATE INDEX "head_request_organiser" ON "head_request" USING btree ("organiser_id","state");--> statement-breakpoint
CREATE INDEX "named_person_applicant" ON "named_person" USING btree ("applicant_id");--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_authority" CHECK (("membership"."role"::text = 'signatory') = ("membership"."authority" is not null));