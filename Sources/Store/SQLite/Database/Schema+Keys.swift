extension Schema {
    /// The tables of `keys.sqlite`; a subject key that is NULL was erased, and no new one takes its place.
    static let keys = Schema(migrations: [
        """
        CREATE TABLE own (name TEXT NOT NULL PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE subject_keys (
            subject BLOB NOT NULL, class TEXT NOT NULL, wrapped BLOB,
            PRIMARY KEY (subject, class)) WITHOUT ROWID;
        """
    ])
}
