ALTER TABLE "draft_history" ALTER COLUMN "section" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "draft_section" ALTER COLUMN "section" SET DATA TYPE text;--> statement-breakpoint
DROP TYPE "public"."section";