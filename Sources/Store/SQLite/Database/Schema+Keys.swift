extension Schema {
    /// The tables of `keys.sqlite`; a subject key that is NULL was erased, and what comes later has another version.
    ///
    /// `id` is the keyed hash of person and class, by which an erasure names a key.
    static let keys = Schema(migrations: [
        """
        CREATE TABLE own (name TEXT NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE subject_keys (
            subject BLOB NOT NULL, class TEXT NOT NULL, wrapped BLOB,
            PRIMARY KEY (subject, class)) WITHOUT ROWID;
        """,
        """
        CREATE TABLE own_versions (
            name TEXT NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (name, version)) WITHOUT ROWID;
        INSERT INTO own_versions SELECT name, 1, wrapped FROM own;
        DROP TABLE own;
        ALTER TABLE own_versions RENAME TO own;
        CREATE TABLE subject_versions (
            subject BLOB NOT NULL, class TEXT NOT NULL, version INTEGER NOT NULL, id BLOB, wrapped BLOB,
            PRIMARY KEY (subject, class, version)) WITHOUT ROWID;
        INSERT INTO subject_versions SELECT subject, class, 1, NULL, wrapped FROM subject_keys;
        DROP TABLE subject_keys;
        ALTER TABLE subject_versions RENAME TO subject_keys;
        CREATE INDEX subject_keys_id ON subject_keys (id);
        CREATE TABLE unrecorded_erasures (erasure BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE unrecorded_rotations (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
        """,
        // One for each task: what it holds goes with it.
        """
        CREATE TABLE task_keys (task BLOB NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
        """,
    ])
}
