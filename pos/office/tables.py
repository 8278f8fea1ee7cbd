"""The first tables of the office, which the folders beside this file read and write: stalls, files, roll-ups, answers.

`file` and `posting` only ever grow; of a file that a manager put another one in the place of, `displaced_at` says when.
The roll-ups (`day`, `hour`, `tender`, `product`, `category`, `later`) hold the newest accepted revision of every day
and change in the transaction of the file that changes them; `pos.office.audit` makes them anew from the kept files and
compares. A day whose file is lost may stand in `day` and `tender` by the code on its closing slip: it has a `paper` and
no `file` then (`pos.office.rescue`). `later` is what a day's file found of earlier days' QRIS payments: `told_on` is
the file's day, `day` the sale's, `amount` what of that sale was not confirmed in its own day's file.
"""

MIGRATIONS = (
    """
    CREATE TABLE stall (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL CHECK (till BETWEEN 1 AND 12),
        epoch INTEGER NOT NULL CHECK (epoch > 0),
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        trade TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        enrolled_day TEXT NOT NULL,
        through INTEGER NOT NULL DEFAULT 0,
        serial INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (stall, till, epoch)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        revision INTEGER NOT NULL CHECK (revision > 0),
        day TEXT NOT NULL,
        trade TEXT NOT NULL,
        previous TEXT,
        opening_hash TEXT,
        first_seq INTEGER NOT NULL,
        opening_grand_total INTEGER NOT NULL,
        last_hash TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        closing_grand_total INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        received_day TEXT NOT NULL,
        UNIQUE (stall, till, epoch, number, revision)
    ) STRICT;
    CREATE INDEX file_received ON file (received_day);
    CREATE TRIGGER file_update BEFORE UPDATE ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file does not change'); END;
    CREATE TRIGGER file_delete BEFORE DELETE ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file is kept'); END;

    CREATE TABLE posting (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file (id),
        sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        UNIQUE (file, sign)
    ) STRICT;
    CREATE TRIGGER posting_update BEFORE UPDATE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;
    CREATE TRIGGER posting_delete BEFORE DELETE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;

    CREATE TABLE day (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        file INTEGER NOT NULL UNIQUE REFERENCES file (id),
        trade TEXT NOT NULL,
        revision INTEGER NOT NULL,
        nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
        received_at TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        qris INTEGER NOT NULL,
        card INTEGER NOT NULL,
        transfer INTEGER NOT NULL,
        difference INTEGER,
        PRIMARY KEY (stall, till, epoch, number),
        UNIQUE (stall, till, epoch, day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX day_day ON day (day);

    CREATE TABLE hour (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, hour)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tender (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        tender TEXT NOT NULL,
        count INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        confirmed INTEGER,
        counted INTEGER,
        PRIMARY KEY (day, stall, till, epoch, tender)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE product (
        day TEXT NOT NULL,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        per INTEGER NOT NULL,
        qty INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, stall, till, epoch, code, name, category, per)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE category (
        day TEXT NOT NULL,
        trade TEXT NOT NULL,
        category TEXT NOT NULL,
        lines INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, trade, category)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fork (
        sha256 TEXT PRIMARY KEY,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        found_at TEXT NOT NULL,
        decided_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fork_number ON fork (stall, till, epoch, number);

    CREATE TABLE quarantine (
        sha256 TEXT PRIMARY KEY,
        file TEXT NOT NULL,
        reason TEXT NOT NULL,
        stall TEXT,
        till INTEGER,
        day TEXT,
        at TEXT NOT NULL,
        received_day TEXT NOT NULL
    ) STRICT;

    CREATE TABLE decision (
        id INTEGER PRIMARY KEY,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('accepted', 'refused', 'forked')),
        reason TEXT,
        serial INTEGER
    ) STRICT;
    CREATE INDEX decision_owed ON decision (stall, till, epoch, id) WHERE serial IS NULL;

    CREATE TABLE ack (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        serial INTEGER NOT NULL CHECK (serial > 0),
        bytes BLOB NOT NULL,
        written INTEGER NOT NULL CHECK (written IN (0, 1)),
        PRIMARY KEY (stall, till, epoch, serial)
    ) STRICT;
    CREATE INDEX ack_owed ON ack (stall, till, epoch, serial) WHERE written = 0;
    """,
    """
    CREATE TABLE later (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        told_on TEXT NOT NULL,
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('confirmed', 'failed')),
        amount INTEGER NOT NULL,
        PRIMARY KEY (stall, till, epoch, told_on, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX later_day ON later (day, stall, till, epoch, number);
    """,
    """
    PRAGMA defer_foreign_keys = ON;
    CREATE TABLE file_kept AS SELECT * FROM file;
    DROP TABLE file;
    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        revision INTEGER NOT NULL CHECK (revision > 0),
        day TEXT NOT NULL,
        trade TEXT NOT NULL,
        previous TEXT,
        opening_hash TEXT,
        first_seq INTEGER NOT NULL,
        opening_grand_total INTEGER NOT NULL,
        last_hash TEXT NOT NULL,
        last_seq INTEGER NOT NULL,
        closing_grand_total INTEGER NOT NULL,
        received_at TEXT NOT NULL,
        received_day TEXT NOT NULL,
        displaced_at TEXT
    ) STRICT;
    INSERT INTO file (id, sha256, name, stall, till, epoch, number, revision, day, trade, previous, opening_hash,
        first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at, received_day)
    SELECT id, sha256, name, stall, till, epoch, number, revision, day, trade, previous, opening_hash,
        first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at, received_day
    FROM file_kept;
    DROP TABLE file_kept;
    CREATE UNIQUE INDEX file_number ON file (stall, till, epoch, number, revision) WHERE displaced_at IS NULL;
    CREATE INDEX file_received ON file (received_day);
    CREATE TRIGGER file_update BEFORE UPDATE OF id, sha256, name, stall, till, epoch, number, revision, day, trade,
        previous, opening_hash, first_seq, opening_grand_total, last_hash, last_seq, closing_grand_total, received_at,
        received_day ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file does not change'); END;
    CREATE TRIGGER file_displaced BEFORE UPDATE OF displaced_at ON file WHEN OLD.displaced_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a displaced file stays so'); END;
    CREATE TRIGGER file_delete BEFORE DELETE ON file
    BEGIN SELECT RAISE(ABORT, 'an accepted file is kept'); END;

    CREATE TABLE posting_kept AS SELECT * FROM posting;
    DROP TABLE posting;
    CREATE TABLE posting (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file (id),
        sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL
    ) STRICT;
    INSERT INTO posting SELECT * FROM posting_kept;
    DROP TABLE posting_kept;
    CREATE INDEX posting_file ON posting (file, sign);
    CREATE TRIGGER posting_update BEFORE UPDATE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;
    CREATE TRIGGER posting_delete BEFORE DELETE ON posting
    BEGIN SELECT RAISE(ABORT, 'a posting is corrected by its reversal'); END;
    """,
    """
    CREATE TABLE enrolled (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL CHECK (till BETWEEN 1 AND 12),
        epoch INTEGER NOT NULL CHECK (epoch > 0),
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        trade TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        enrolled_day TEXT NOT NULL,
        through INTEGER NOT NULL DEFAULT 0,
        serial INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (stall, till, epoch)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO enrolled (stall, till, epoch, key, name, trade, enrolled_at, enrolled_day, through, serial)
    SELECT stall, till, epoch, key, name, trade, enrolled_at, enrolled_day, through, serial FROM stall;
    DROP TABLE stall;
    ALTER TABLE enrolled RENAME TO stall;
    CREATE INDEX stall_key ON stall (key);
    """,
    """
    ALTER TABLE day RENAME TO day_kept;
    DROP INDEX day_day;
    CREATE TABLE day (
        stall TEXT NOT NULL,
        till INTEGER NOT NULL,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        file INTEGER UNIQUE REFERENCES file (id),
        paper INTEGER UNIQUE REFERENCES paper (id),
        trade TEXT NOT NULL,
        revision INTEGER NOT NULL,
        nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
        received_at TEXT NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        items INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        rounding INTEGER NOT NULL,
        due INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        qris INTEGER NOT NULL,
        card INTEGER NOT NULL,
        transfer INTEGER NOT NULL,
        difference INTEGER,
        PRIMARY KEY (stall, till, epoch, number),
        UNIQUE (stall, till, epoch, day),
        CHECK ((file IS NULL) <> (paper IS NULL))
    ) STRICT, WITHOUT ROWID;
    INSERT INTO day (stall, till, epoch, number, day, file, trade, revision, nil, received_at, sales, refunds, items,
        gross, discounts, returns, net, tax_added, tax_included, rounding, due, cash, qris, card, transfer, difference)
    SELECT stall, till, epoch, number, day, file, trade, revision, nil, received_at, sales, refunds, items,
        gross, discounts, returns, net, tax_added, tax_included, rounding, due, cash, qris, card, transfer, difference
    FROM day_kept;
    DROP TABLE day_kept;
    CREATE INDEX day_day ON day (day);
    """,
)

TRIGGERS = ("file_update", "file_displaced", "file_delete", "posting_update", "posting_delete")

TOTALS = (
    "sales", "refunds", "items", "gross", "discounts", "returns", "net", "tax_added", "tax_included", "rounding", "due",
)  # fmt: skip
"""The sums that a file, a posting and a day have alike."""
