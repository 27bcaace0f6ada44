import Core

/// The first entry of a log: it cites the last checkpoint of the log before it.
package struct LogOpening: EventRecord {
    package let year: Int
    /// The text of the old log's last checkpoint; absent in a controller's first log.
    package let previousCheckpoint: String?

    package init(year: Int, previousCheckpoint: String?) {
        self.year = year
        self.previousCheckpoint = previousCheckpoint
    }

    var content: JSON {
        .compact(["year": .integer(Int64(year)), "previous": previousCheckpoint.map { .string($0) }])
    }

    var columns: EntryColumns { EntryColumns() }

    init?(_ source: RecordSource) {
        guard let year = source.integer("year") else { return nil }
        self.init(year: year, previousCheckpoint: source.string("previous"))
    }
}
