ALTER TABLE "correction" ADD COLUMN "term" jsonb;--> statement-breakpoint
ALTER TABLE "report_remark" ADD COLUMN "term" jsonb;