ALTER TYPE "public"."competition_state" ADD VALUE 'discarded';--> statement-breakpoint
DROP INDEX "competition_address";--> statement-breakpoint
ALTER TABLE "competition" ADD COLUMN "discarded_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "competition_address" ON "competition" USING btree ("organiser_id","slug") WHERE "competition"."discarded_at" is null;--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "discarded_is_dated" CHECK (("competition"."state"::text = 'discarded') = ("competition"."discarded_at" is not null));