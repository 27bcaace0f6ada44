extension Schema {
    /// The tables of `ledger.sqlite`.
    ///
    /// Keys of rows are integers that grow with the log, so that appends go to the end of each tree:
    /// `entries.row` is the year << 40 | seq, `parts.key` and `concerned.key` are row << 10 | part, and `tiles.key` is
    /// the year << 36 | level << 32 | index.
    ///
    /// `words` holds each clear value once (purpose version, application, outcome, source, keyed employee).
    static let ledger = Schema(migrations: [
        """
        CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1), controller TEXT NOT NULL, base TEXT NOT NULL, year INTEGER NOT NULL,
            size INTEGER NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL, clock INTEGER NOT NULL);
        CREATE TABLE words (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, value BLOB NOT NULL, UNIQUE (kind, value));

        CREATE TABLE subjects (id INTEGER PRIMARY KEY, ref BLOB NOT NULL UNIQUE);
        CREATE TABLE aliases (alias BLOB NOT NULL PRIMARY KEY, subject INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE entries (
            row INTEGER PRIMARY KEY, at INTEGER NOT NULL, class INTEGER NOT NULL, type INTEGER NOT NULL,
            purpose INTEGER, application INTEGER, outcome INTEGER, source INTEGER, employee INTEGER,
            id BLOB NOT NULL UNIQUE);
        CREATE INDEX entries_employee ON entries (employee) WHERE employee IS NOT NULL;
        CREATE INDEX entries_purpose ON entries (purpose) WHERE purpose IS NOT NULL;
        CREATE TABLE parts (
            key INTEGER PRIMARY KEY, holder INTEGER NOT NULL, commitment BLOB NOT NULL, sealed BLOB NOT NULL);
        CREATE TABLE concerned (key INTEGER PRIMARY KEY, person INTEGER NOT NULL);
        CREATE INDEX concerned_person ON concerned (person);
        CREATE TABLE tiles (key INTEGER PRIMARY KEY, root BLOB NOT NULL, hashes BLOB NOT NULL);

        CREATE TABLE purposes (
            id INTEGER PRIMARY KEY, controller TEXT NOT NULL, purpose TEXT NOT NULL, version INTEGER NOT NULL,
            hash TEXT NOT NULL, terms TEXT NOT NULL, active INTEGER NOT NULL, UNIQUE (purpose, version));
        CREATE TABLE purpose_bytes (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL);
        CREATE TABLE applications (id TEXT NOT NULL PRIMARY KEY, terms TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE consents (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person INTEGER NOT NULL, purpose TEXT NOT NULL,
            version INTEGER NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, "from" INTEGER NOT NULL,
            until INTEGER NOT NULL);
        CREATE INDEX consents_person ON consents (person, purpose);
        CREATE TABLE consultations (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person INTEGER NOT NULL, purpose TEXT NOT NULL,
            version INTEGER NOT NULL, consent BLOB, revision INTEGER, state TEXT NOT NULL);
        CREATE INDEX consultations_open ON consultations (row) WHERE state = 'open';
        CREATE TABLE facts (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person INTEGER NOT NULL, finality TEXT NOT NULL,
            sealed BLOB NOT NULL);
        CREATE INDEX facts_person ON facts (person);
        CREATE TABLE holds (
            fact INTEGER NOT NULL, interest BLOB NOT NULL, kind TEXT NOT NULL, until INTEGER NOT NULL,
            purpose TEXT NOT NULL, PRIMARY KEY (fact, interest)) WITHOUT ROWID;
        CREATE INDEX holds_interest ON holds (interest);

        CREATE TABLE tokens (hash BLOB NOT NULL PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX tokens_until ON tokens (until);
        """,
        // Links of identity are few, and known by heart like purposes: no index but that of their ids.
        """
        CREATE TABLE links (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person INTEGER NOT NULL, successor INTEGER,
            state TEXT NOT NULL);
        ALTER TABLE consultations ADD COLUMN identity BLOB;
        """,
        // What only some consents have is one text, without persons; a request is found by its one-time code.
        """
        ALTER TABLE consents ADD COLUMN details TEXT;
        ALTER TABLE consents ADD COLUMN representative INTEGER;
        CREATE INDEX consents_code ON consents (json_extract(details, '$.code')) WHERE state = 'requested';
        """,
        // What officers have set or must see to: few, and known by heart like links.
        """
        CREATE TABLE matters (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person INTEGER, state TEXT NOT NULL, matter TEXT NOT NULL);
        """,
        // A log per year: each row says which entry last made, changed or carried it (`entries.row`).
        """
        CREATE TABLE logs (
            year INTEGER PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL,
            checkpoint TEXT NOT NULL, pruned INTEGER NOT NULL);
        """
            + ["purposes", "applications", "consents", "consultations", "facts", "holds", "links", "matters"].map {
                table in
                """
                ALTER TABLE \(table) ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
                UPDATE \(table) SET made = (SELECT year << 40 FROM head);
                """
            }.joined(),
        // Figures of consents are counted here alone, without reading an entry.
        """
        CREATE INDEX entries_consent ON entries (type, at, purpose, application, outcome, employee, class)
            WHERE class = 1;
        """,
        // Erasures are few, and known by heart too.
        """
        CREATE TABLE erasures (
            id BLOB NOT NULL PRIMARY KEY, terms TEXT NOT NULL, made INTEGER NOT NULL) WITHOUT ROWID;
        """,
        // Prunings too: one a year at most.
        """
        CREATE TABLE prunings (
            id BLOB NOT NULL PRIMARY KEY, terms TEXT NOT NULL, made INTEGER NOT NULL) WITHOUT ROWID;
        """,
        // Tasks and their lines: no projection of the log, and gone with the task. What is sealed is so under a key of the
        // task; the alias is that of `aliases`, so that who is erased is found here too.
        """
        CREATE TABLE tasks (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, application TEXT NOT NULL, state TEXT NOT NULL,
            made INTEGER NOT NULL, until INTEGER NOT NULL, sealed BLOB NOT NULL);
        CREATE TABLE task_lines (
            task INTEGER NOT NULL, number INTEGER NOT NULL, state INTEGER NOT NULL, alias BLOB, twin INTEGER,
            sealed BLOB NOT NULL, result BLOB, id BLOB, entry INTEGER, PRIMARY KEY (task, number)) WITHOUT ROWID;
        CREATE INDEX task_lines_state ON task_lines (task, state);
        CREATE INDEX task_lines_alias ON task_lines (alias) WHERE alias IS NOT NULL;
        """,
        // What is asked again under a follow-up says which.
        "ALTER TABLE consultations ADD COLUMN follow_up BLOB;",
        // Events for applications: made by entries, no projection of them, and gone after a while. One about who is erased
        // keeps its id, which readers name as their place, and nothing else.
        """
        CREATE TABLE events (
            row INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, application TEXT NOT NULL, person INTEGER,
            reference BLOB, at INTEGER NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER NOT NULL);
        CREATE INDEX events_application ON events (application, row);
        CREATE INDEX events_at ON events (at);
        CREATE INDEX events_due ON events (due) WHERE state = 1;
        CREATE INDEX events_person ON events (person) WHERE person IS NOT NULL;
        """,
        // What people told once; the value is sealed under their `told` key.
        """
        CREATE TABLE tellings (
            row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, person INTEGER NOT NULL, terms TEXT NOT NULL,
            until INTEGER NOT NULL, sealed BLOB NOT NULL, made INTEGER NOT NULL);
        CREATE INDEX tellings_person ON tellings (person);
        """,
        // The purpose of a task, so that what was told goes with its basis; empty where it was made before.
        "ALTER TABLE tasks ADD COLUMN purpose TEXT NOT NULL DEFAULT '';",
        // When an event was asked to be sent again; and what is noticed later: a yes after its contest period, or a purpose
        // that changes for many people.
        """
        ALTER TABLE events ADD COLUMN since INTEGER;
        CREATE TABLE coming_notices (
            row INTEGER PRIMARY KEY, person INTEGER NOT NULL, purpose TEXT NOT NULL, due INTEGER NOT NULL,
            sure INTEGER NOT NULL);
        CREATE INDEX coming_notices_due ON coming_notices (due);
        CREATE INDEX coming_notices_person ON coming_notices (person);
        """,
        // A question says for which case, so that nothing of it is kept once that has ended.
        """
        ALTER TABLE consultations ADD COLUMN open_case BLOB;
        ALTER TABLE consultations ADD COLUMN keeps_nothing INTEGER NOT NULL DEFAULT 0;
        """,
    ])
}
