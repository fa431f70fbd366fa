CREATE TABLE "blind"."sheet_reopening" (
	"sheet_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "sheet_reopening_sheet_id_revision_pk" PRIMARY KEY("sheet_id","revision")
);
--> statement-breakpoint
ALTER TABLE "blind"."sheet_revision" ALTER COLUMN "sealed_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "blind"."sheet_reopening" ADD CONSTRAINT "sheet_reopening_sheet_id_revision_sheet_revision_sheet_id_revision_fk" FOREIGN KEY ("sheet_id","revision") REFERENCES "blind"."sheet_revision"("sheet_id","revision") ON DELETE no action ON UPDATE no action;