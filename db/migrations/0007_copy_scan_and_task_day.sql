ALTER TABLE "section_task" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "blind"."copy_file" ADD COLUMN "scan" "scan_verdict" DEFAULT 'notScanned' NOT NULL;