-- A correction of what a second person agreed to waits here until a second person agrees to it.
CREATE TABLE "broadcast_correction" (
    "broadcast_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "wants_acknowledgement" BOOLEAN NOT NULL,
    "resumes" BOOLEAN NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "broadcast_correction_pkey" PRIMARY KEY ("broadcast_id"),
    CONSTRAINT "broadcast_correction_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
