CREATE SCHEMA "blind";
--> statement-breakpoint
CREATE TYPE "public"."admission_outcome" AS ENUM('admitted', 'rejected', 'returned');--> statement-breakpoint
CREATE TYPE "public"."check_result" AS ENUM('ok', 'fail', 'notApplicable');--> statement-breakpoint
CREATE TYPE "public"."agreement_state" AS ENUM('active', 'completed', 'terminated');--> statement-breakpoint
CREATE TYPE "public"."competition_mode" AS ENUM('live', 'test');--> statement-breakpoint
CREATE TYPE "public"."competition_state" AS ENUM('draft', 'announced', 'closed', 'admission', 'review', 'ranking', 'meeting', 'decided', 'published', 'completed', 'failed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."application_state" AS ENUM('draft', 'submitted', 'withdrawn', 'opened', 'returned', 'admitted', 'reserve', 'awarded', 'agreed', 'completed', 'rejected', 'declined', 'forgone');--> statement-breakpoint
CREATE TYPE "public"."section" AS ENUM('about', 'problem', 'plan', 'team', 'budget', 'indicators', 'documents');--> statement-breakpoint
CREATE TYPE "public"."round_state" AS ENUM('preparing', 'running', 'closed', 'opened');--> statement-breakpoint
CREATE TYPE "public"."sheet_state" AS ENUM('assigned', 'begun', 'sealed', 'recused', 'annulled');--> statement-breakpoint
CREATE TYPE "public"."award_outcome" AS ENUM('awarded', 'reserve', 'declined');--> statement-breakpoint
CREATE TYPE "public"."item_state" AS ENUM('waiting', 'voting', 'voted');--> statement-breakpoint
CREATE TYPE "public"."meeting_form" AS ENUM('inPerson', 'remote', 'mixed');--> statement-breakpoint
CREATE TYPE "public"."meeting_state" AS ENUM('planned', 'open', 'signed');--> statement-breakpoint
CREATE TYPE "public"."vote_choice" AS ENUM('for', 'against', 'abstained');--> statement-breakpoint
CREATE TYPE "public"."letter_state" AS ENUM('held', 'queued', 'failed', 'sent', 'discarded');--> statement-breakpoint
CREATE TYPE "public"."applicant_kind" AS ENUM('legal', 'branch', 'unregistered_association', 'initiative_group');--> statement-breakpoint
CREATE TYPE "public"."consent_purpose" AS ENUM('account', 'expert', 'commission', 'publication');--> statement-breakpoint
CREATE TYPE "public"."join_state" AS ENUM('pending', 'accepted', 'declined');--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('confirmEmail', 'resetPassword', 'invitation', 'firstAdmin');--> statement-breakpoint
CREATE TYPE "public"."member_role" AS ENUM('head', 'editor', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('expert', 'member', 'chair', 'secretary', 'organiserAdmin', 'installationAdmin');--> statement-breakpoint
CREATE TYPE "public"."verification" AS ENUM('unverified', 'verified', 'refused');--> statement-breakpoint
CREATE TYPE "public"."document_kind" AS ENUM('paymentOrder', 'receipt', 'payroll', 'act', 'invoice', 'contract', 'other');--> statement-breakpoint
CREATE TYPE "public"."expense_source" AS ENUM('grant', 'own');--> statement-breakpoint
CREATE TYPE "public"."report_state" AS ENUM('expected', 'submitted', 'returned', 'accepted');--> statement-breakpoint
CREATE TYPE "public"."affiliation_kind" AS ENUM('employer', 'membership', 'relative');--> statement-breakpoint
CREATE TYPE "public"."conclusion" AS ENUM('recommended', 'withRemarks', 'notRecommended');--> statement-breakpoint
CREATE TABLE "admission_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"outcome" "admission_outcome" NOT NULL,
	"ground_key" text,
	"clause" text,
	"text" text DEFAULT '' NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"remarks" text NOT NULL,
	"sections" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "requirement_check" (
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"requirement" text NOT NULL,
	"result" "check_result" NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requirement_check_application_id_requirement_pk" PRIMARY KEY("application_id","requirement")
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"number" text NOT NULL,
	"signed_on" date NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"state" "agreement_state" DEFAULT 'active' NOT NULL,
	"sum" bigint NOT NULL,
	"own_sum" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreement_applicationId_unique" UNIQUE("application_id"),
	CONSTRAINT "agreement_of_competition" UNIQUE("competition_id","id"),
	CONSTRAINT "agreement_number" UNIQUE("competition_id","number")
);
--> statement-breakpoint
CREATE TABLE "agreement_source" (
	"agreement_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"source" text NOT NULL,
	"sum" bigint NOT NULL,
	CONSTRAINT "agreement_source_agreement_id_source_pk" PRIMARY KEY("agreement_id","source")
);
--> statement-breakpoint
CREATE TABLE "budget_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"granted" bigint NOT NULL,
	"own" bigint NOT NULL,
	CONSTRAINT "budget_line_position" UNIQUE("agreement_id","position")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"unit" text NOT NULL,
	"planned" text NOT NULL,
	CONSTRAINT "indicator_position" UNIQUE("agreement_id","position")
);
--> statement-breakpoint
CREATE TABLE "money_refusal" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"competition_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "competition" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organiser_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"mode" "competition_mode" NOT NULL,
	"state" "competition_state" DEFAULT 'draft' NOT NULL,
	"clock_shift" interval DEFAULT '0' NOT NULL,
	"title" text NOT NULL,
	"zone" text NOT NULL,
	"year" integer NOT NULL,
	"rules_version" integer DEFAULT 1 NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"grace_seconds" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"announced_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_count" integer,
	"closed_root" text,
	"opened_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"cancelled_reason" text,
	CONSTRAINT "clock_shift_only_in_test" CHECK ("competition"."mode" = 'test' or "competition"."clock_shift" = interval '0'),
	CONSTRAINT "reception_order" CHECK ("competition"."opens_at" < "competition"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "form_template" (
	"competition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"template" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "form_template_competition_id_version_pk" PRIMARY KEY("competition_id","version")
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"text" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rules_version" (
	"competition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"announced_at" timestamp with time zone,
	CONSTRAINT "rules_version_competition_id_version_pk" PRIMARY KEY("competition_id","version")
);
--> statement-breakpoint
CREATE TABLE "application" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"state" "application_state" DEFAULT 'draft' NOT NULL,
	"number" integer,
	"current_version" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"arrived_at" timestamp with time zone,
	"title" text,
	"direction" text,
	"requested" bigint,
	"own_share" bigint,
	"total" bigint,
	CONSTRAINT "application_of_competition" UNIQUE("competition_id","id")
);
--> statement-breakpoint
CREATE TABLE "application_version" (
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"files" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"rules_version" integer NOT NULL,
	"template_version" integer NOT NULL,
	"submitted_by" uuid NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"receipt_code" text NOT NULL,
	CONSTRAINT "application_version_application_id_version_pk" PRIMARY KEY("application_id","version"),
	CONSTRAINT "application_version_receiptCode_unique" UNIQUE("receipt_code"),
	CONSTRAINT "application_version_key" UNIQUE("application_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "draft_history" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"section" "section" NOT NULL,
	"version" integer NOT NULL,
	"data" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_history_version" UNIQUE("application_id","section","version")
);
--> statement-breakpoint
CREATE TABLE "draft_section" (
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"section" "section" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"data" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_section_application_id_section_pk" PRIMARY KEY("application_id","section")
);
--> statement-breakpoint
CREATE TABLE "stored_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"content_type" text NOT NULL,
	"name" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blind"."copy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"pseudonym" text NOT NULL,
	"position" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "copy_pseudonym" UNIQUE("round_id","pseudonym"),
	CONSTRAINT "copy_of_round" UNIQUE("round_id","id")
);
--> statement-breakpoint
CREATE TABLE "blind"."copy_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"copy_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blind"."round" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" "round_state" DEFAULT 'preparing' NOT NULL,
	"competition_title" text NOT NULL,
	"zone" text NOT NULL,
	"is_test" boolean NOT NULL,
	"rules" jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "round_ordinal" UNIQUE("competition_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "blind"."sheet" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"round_id" uuid NOT NULL,
	"copy_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" "sheet_state" DEFAULT 'assigned' NOT NULL,
	"draft" jsonb,
	"draft_version" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"sealed_at" timestamp with time zone,
	CONSTRAINT "sheet_of_expert" UNIQUE("copy_id","expert_id")
);
--> statement-breakpoint
CREATE TABLE "blind"."sheet_revision" (
	"sheet_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"commitment" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sheet_revision_sheet_id_revision_pk" PRIMARY KEY("sheet_id","revision")
);
--> statement-breakpoint
CREATE TABLE "agenda_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" "item_state" DEFAULT 'waiting' NOT NULL,
	"proposed_outcome" "award_outcome" NOT NULL,
	"proposed" bigint NOT NULL,
	"reason" text,
	"cut_reason" text DEFAULT '' NOT NULL,
	"carried" boolean,
	"result" jsonb,
	"closed_at" timestamp with time zone,
	CONSTRAINT "agenda_item_once" UNIQUE("meeting_id","application_id"),
	CONSTRAINT "agenda_item_of_competition" UNIQUE("competition_id","id")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"meeting_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"present" boolean NOT NULL,
	"is_chair" boolean DEFAULT false NOT NULL,
	CONSTRAINT "attendance_meeting_id_person_id_pk" PRIMARY KEY("meeting_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "award" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"competition_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"outcome" "award_outcome" NOT NULL,
	"sum" bigint NOT NULL,
	"ground" text,
	"reason" text DEFAULT '' NOT NULL,
	"reserve_place" integer,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "award_of_competition" UNIQUE("competition_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "award_source" (
	"application_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"source" text NOT NULL,
	"sum" bigint NOT NULL,
	CONSTRAINT "award_source_application_id_source_pk" PRIMARY KEY("application_id","source")
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" "meeting_state" DEFAULT 'planned' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"form" "meeting_form" DEFAULT 'inPerson' NOT NULL,
	"opened_at" timestamp with time zone,
	"signed_at" timestamp with time zone,
	"chair_id" uuid,
	"secretary_id" uuid NOT NULL,
	CONSTRAINT "meeting_number" UNIQUE("competition_id","number"),
	CONSTRAINT "meeting_of_competition" UNIQUE("competition_id","id")
);
--> statement-breakpoint
CREATE TABLE "protocol" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"number" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"digest" text NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ranking" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"inputs_hash" text NOT NULL,
	"lots_seed" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ranking_version" UNIQUE("competition_id","version")
);
--> statement-breakpoint
CREATE TABLE "ranking_row" (
	"ranking_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"place" integer,
	"score" numeric(9, 2),
	"divergence" numeric(9, 4),
	"passed" boolean NOT NULL,
	"decided_by" text,
	"out_reason" text,
	"totals" jsonb NOT NULL,
	"used" jsonb NOT NULL,
	"divergence_accepted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "ranking_row_ranking_id_application_id_pk" PRIMARY KEY("ranking_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"item_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"declared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recusal_item_id_person_id_pk" PRIMARY KEY("item_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"item_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"choice" "vote_choice" NOT NULL,
	"entered_by" uuid NOT NULL,
	"by_show_of_hands" boolean NOT NULL,
	"voted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_item_id_person_id_pk" PRIMARY KEY("item_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"entry" text NOT NULL,
	"leaf" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_payload" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"competition_id" uuid,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"details" jsonb NOT NULL,
	"nonce" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"to_email" text NOT NULL,
	"to_person_id" uuid,
	"to_name" text NOT NULL,
	"lang" text NOT NULL,
	"props" jsonb NOT NULL,
	"competition_id" uuid,
	"to_inbox" text DEFAULT 'no' NOT NULL,
	"state" "letter_state" DEFAULT 'queued' NOT NULL,
	"message_id" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "letter_messageId_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"competition_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"results" jsonb NOT NULL,
	"digest" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publication_competition_id_version_pk" PRIMARY KEY("competition_id","version")
);
--> statement-breakpoint
CREATE TABLE "applicant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "applicant_kind" NOT NULL,
	"full_name" text NOT NULL,
	"short_name" text NOT NULL,
	"inn" text,
	"kpp" text,
	"ogrn" text,
	"registered_on" text,
	"address" text DEFAULT '' NOT NULL,
	"locality" text DEFAULT '' NOT NULL,
	"head_name" text NOT NULL,
	"head_post" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"site" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"host_applicant_id" uuid,
	"host_name" text DEFAULT '' NOT NULL,
	"verification" "verification" DEFAULT 'unverified' NOT NULL,
	"verified_by" uuid,
	"verified_at" timestamp with time zone,
	"refusal_text" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" "consent_purpose" NOT NULL,
	"text_version" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"evidence" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "join_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"state" "join_state" DEFAULT 'pending' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" "member_role" NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" uuid,
	"email" text NOT NULL,
	"invitation" jsonb,
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_link_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "organiser" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"zone" text NOT NULL,
	"locality" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organiser_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"lang" text DEFAULT 'ru' NOT NULL,
	"password_hash" text,
	"email_confirmed_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "rate_counter" (
	"key" text PRIMARY KEY NOT NULL,
	"window_starts_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"organiser_id" uuid,
	"competition_id" uuid,
	"role" "role" NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone,
	"granted_by" uuid
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "expense" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"budget_line_id" uuid NOT NULL,
	"source" "expense_source" NOT NULL,
	"document_kind" "document_kind" NOT NULL,
	"document_number" text NOT NULL,
	"document_date" date NOT NULL,
	"counterparty" text NOT NULL,
	"sum" bigint NOT NULL,
	"file_id" uuid,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "indicator_fact" (
	"report_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"indicator_id" uuid NOT NULL,
	"fact" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	CONSTRAINT "indicator_fact_report_id_indicator_id_pk" PRIMARY KEY("report_id","indicator_id")
);
--> statement-breakpoint
CREATE TABLE "project_card" (
	"application_id" uuid PRIMARY KEY NOT NULL,
	"competition_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"state" "report_state" DEFAULT 'expected' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"saved_at" timestamp with time zone,
	"submitted_by" uuid,
	"submitted_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "report_key" UNIQUE("agreement_id","key"),
	CONSTRAINT "report_of_competition" UNIQUE("competition_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_remark" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"report_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"text" text NOT NULL,
	"fix_by" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "affiliation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "affiliation_kind" NOT NULL,
	"organisation" text NOT NULL,
	"inn" text,
	"ended_on" text
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"sheet_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "assignment_sheetId_unique" UNIQUE("sheet_id")
);
--> statement-breakpoint
CREATE TABLE "conflict" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"declared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conflict_once" UNIQUE("application_id","person_id","source")
);
--> statement-breakpoint
CREATE TABLE "copy_source" (
	"copy_id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	CONSTRAINT "copy_source_round" UNIQUE("round_id","application_id")
);
--> statement-breakpoint
CREATE TABLE "opened_sheet" (
	"sheet_id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"total" numeric(9, 4) NOT NULL,
	"conclusion" "conclusion" NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"annulled_at" timestamp with time zone,
	"annul_reason" text
);
--> statement-breakpoint
CREATE TABLE "round_opening" (
	"round_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_opening_once" UNIQUE("round_id","role")
);
--> statement-breakpoint
ALTER TABLE "admission_decision" ADD CONSTRAINT "admission_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admission_decision" ADD CONSTRAINT "admission_decision_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_check" ADD CONSTRAINT "requirement_check_checked_by_person_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_check" ADD CONSTRAINT "requirement_check_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_source" ADD CONSTRAINT "agreement_source_competition_id_agreement_id_agreement_competition_id_id_fk" FOREIGN KEY ("competition_id","agreement_id") REFERENCES "public"."agreement"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_competition_id_agreement_id_agreement_competition_id_id_fk" FOREIGN KEY ("competition_id","agreement_id") REFERENCES "public"."agreement"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_competition_id_agreement_id_agreement_competition_id_id_fk" FOREIGN KEY ("competition_id","agreement_id") REFERENCES "public"."agreement"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_refusal" ADD CONSTRAINT "money_refusal_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_refusal" ADD CONSTRAINT "money_refusal_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_template" ADD CONSTRAINT "form_template_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_answered_by_person_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_version" ADD CONSTRAINT "rules_version_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rules_version" ADD CONSTRAINT "rules_version_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_version" ADD CONSTRAINT "application_version_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_version" ADD CONSTRAINT "application_version_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_history" ADD CONSTRAINT "draft_history_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_history" ADD CONSTRAINT "draft_history_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_section" ADD CONSTRAINT "draft_section_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_section" ADD CONSTRAINT "draft_section_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind"."copy" ADD CONSTRAINT "copy_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "blind"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind"."copy_file" ADD CONSTRAINT "copy_file_copy_id_copy_id_fk" FOREIGN KEY ("copy_id") REFERENCES "blind"."copy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind"."sheet" ADD CONSTRAINT "sheet_round_id_copy_id_copy_round_id_id_fk" FOREIGN KEY ("round_id","copy_id") REFERENCES "blind"."copy"("round_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind"."sheet_revision" ADD CONSTRAINT "sheet_revision_sheet_id_sheet_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "blind"."sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_competition_id_meeting_id_meeting_competition_id_id_fk" FOREIGN KEY ("competition_id","meeting_id") REFERENCES "public"."meeting"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_competition_id_meeting_id_meeting_competition_id_id_fk" FOREIGN KEY ("competition_id","meeting_id") REFERENCES "public"."meeting"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award" ADD CONSTRAINT "award_competition_id_item_id_agenda_item_competition_id_id_fk" FOREIGN KEY ("competition_id","item_id") REFERENCES "public"."agenda_item"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_source" ADD CONSTRAINT "award_source_competition_id_application_id_award_competition_id_application_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."award"("competition_id","application_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_chair_id_person_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_secretary_id_person_id_fk" FOREIGN KEY ("secretary_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol" ADD CONSTRAINT "protocol_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocol" ADD CONSTRAINT "protocol_competition_id_meeting_id_meeting_competition_id_id_fk" FOREIGN KEY ("competition_id","meeting_id") REFERENCES "public"."meeting"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking" ADD CONSTRAINT "ranking_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_row" ADD CONSTRAINT "ranking_row_ranking_id_ranking_id_fk" FOREIGN KEY ("ranking_id") REFERENCES "public"."ranking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ranking_row" ADD CONSTRAINT "ranking_row_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_competition_id_item_id_agenda_item_competition_id_id_fk" FOREIGN KEY ("competition_id","item_id") REFERENCES "public"."agenda_item"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_competition_id_item_id_agenda_item_competition_id_id_fk" FOREIGN KEY ("competition_id","item_id") REFERENCES "public"."agenda_item"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_published_by_person_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applicant" ADD CONSTRAINT "applicant_verified_by_person_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applicant" ADD CONSTRAINT "applicant_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_applicant_id_applicant_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organiser_id_organiser_id_fk" FOREIGN KEY ("organiser_id") REFERENCES "public"."organiser"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_person_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_budget_line_id_budget_line_id_fk" FOREIGN KEY ("budget_line_id") REFERENCES "public"."budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_competition_id_report_id_report_competition_id_id_fk" FOREIGN KEY ("competition_id","report_id") REFERENCES "public"."report"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_fact" ADD CONSTRAINT "indicator_fact_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_fact" ADD CONSTRAINT "indicator_fact_competition_id_report_id_report_competition_id_id_fk" FOREIGN KEY ("competition_id","report_id") REFERENCES "public"."report"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_card" ADD CONSTRAINT "project_card_competition_id_agreement_id_agreement_competition_id_id_fk" FOREIGN KEY ("competition_id","agreement_id") REFERENCES "public"."agreement"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_competition_id_agreement_id_agreement_competition_id_id_fk" FOREIGN KEY ("competition_id","agreement_id") REFERENCES "public"."agreement"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_remark" ADD CONSTRAINT "report_remark_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_remark" ADD CONSTRAINT "report_remark_competition_id_report_id_report_competition_id_id_fk" FOREIGN KEY ("competition_id","report_id") REFERENCES "public"."report"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_expert_id_person_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_assigned_by_person_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copy_source" ADD CONSTRAINT "copy_source_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_sheet" ADD CONSTRAINT "opened_sheet_expert_id_person_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opened_sheet" ADD CONSTRAINT "opened_sheet_competition_id_application_id_application_competition_id_id_fk" FOREIGN KEY ("competition_id","application_id") REFERENCES "public"."application"("competition_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_opening" ADD CONSTRAINT "round_opening_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "admission_decision_application" ON "admission_decision" USING btree ("application_id","decided_at");--> statement-breakpoint
CREATE INDEX "correction_application" ON "correction" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "competition_address" ON "competition" USING btree ("organiser_id","slug");--> statement-breakpoint
CREATE INDEX "competition_state_closes" ON "competition" USING btree ("state","closes_at");--> statement-breakpoint
CREATE INDEX "question_competition" ON "question" USING btree ("competition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_number" ON "application" USING btree ("competition_id","number");--> statement-breakpoint
CREATE INDEX "application_list" ON "application" USING btree ("competition_id","state","arrived_at","id");--> statement-breakpoint
CREATE INDEX "application_applicant" ON "application" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "attachment_application" ON "attachment" USING btree ("application_id") WHERE "attachment"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "stored_file_key" ON "stored_file" USING btree ("key");--> statement-breakpoint
CREATE INDEX "copy_file_copy" ON "blind"."copy_file" USING btree ("copy_id");--> statement-breakpoint
CREATE INDEX "sheet_expert" ON "blind"."sheet" USING btree ("expert_id","state");--> statement-breakpoint
CREATE INDEX "protocol_competition" ON "protocol" USING btree ("competition_id");--> statement-breakpoint
CREATE INDEX "journal_payload_subject" ON "journal_payload" USING btree ("subject_kind","subject_id","seq");--> statement-breakpoint
CREATE INDEX "journal_payload_competition" ON "journal_payload" USING btree ("competition_id","seq");--> statement-breakpoint
CREATE INDEX "letter_due" ON "letter" USING btree ("next_try_at") WHERE "letter"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "letter_competition" ON "letter" USING btree ("competition_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "applicant_verified_inn" ON "applicant" USING btree ("inn") WHERE "applicant"."verification" = 'verified' and "applicant"."inn" is not null and "applicant"."kind" <> 'branch';--> statement-breakpoint
CREATE INDEX "applicant_inn" ON "applicant" USING btree ("inn");--> statement-breakpoint
CREATE INDEX "applicant_created_by" ON "applicant" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "consent_person" ON "consent" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "join_request_live" ON "join_request" USING btree ("applicant_id","person_id") WHERE "join_request"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_person" ON "join_request" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_live" ON "membership" USING btree ("applicant_id","person_id") WHERE "membership"."until" is null;--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "one_time_link_person" ON "one_time_link" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "one_time_link_email" ON "one_time_link" USING btree ("email");--> statement-breakpoint
CREATE INDEX "role_grant_person" ON "role_grant" USING btree ("person_id") WHERE "role_grant"."until" is null;--> statement-breakpoint
CREATE INDEX "role_grant_competition" ON "role_grant" USING btree ("competition_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_live" ON "role_grant" USING btree ("person_id","role",coalesce("organiser_id", '00000000-0000-0000-0000-000000000000'::uuid),coalesce("competition_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "role_grant"."until" is null;--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "expense_report" ON "expense" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "report_list" ON "report" USING btree ("competition_id","state","due_on");--> statement-breakpoint
CREATE INDEX "report_remark_report" ON "report_remark" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "affiliation_person" ON "affiliation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "assignment_competition" ON "assignment" USING btree ("competition_id","round_id");--> statement-breakpoint
CREATE INDEX "assignment_expert" ON "assignment" USING btree ("expert_id");--> statement-breakpoint
CREATE INDEX "opened_sheet_application" ON "opened_sheet" USING btree ("competition_id","application_id");