ALTER TABLE "consent" ALTER COLUMN "purpose" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "named_person" ALTER COLUMN "purpose" SET DATA TYPE text;--> statement-breakpoint
DROP TYPE "public"."consent_purpose";--> statement-breakpoint
CREATE TYPE "public"."consent_purpose" AS ENUM('account', 'expert', 'commission', 'group', 'team', 'desk');--> statement-breakpoint
ALTER TABLE "consent" ALTER COLUMN "purpose" SET DATA TYPE "public"."consent_purpose" USING "purpose"::"public"."consent_purpose";--> statement-breakpoint
ALTER TABLE "named_person" ALTER COLUMN "purpose" SET DATA TYPE "public"."consent_purpose" USING "purpose"::"public"."consent_purpose";