package import Core

/// Entries of a period, drawn by chance to be looked through.
///
/// Who draws has no say in which: the draw rests on the root of the log as it was when the period ended, so that anyone
/// with the ids of the entries draws the same (``SampleDraw``).
package struct SampleDrawing: EventRecord {
    /// The most entries of one sample.
    package static let most = 200

    package let from: CalendarDate
    package let until: CalendarDate
    /// What the entries have in common, by name: `{"purpose":"…"}`.
    package let filter: JSON
    /// How many entries there were to draw from.
    package let population: Int
    /// The size and root of the log on which the draw rests.
    package let size: UInt64
    package let root: [UInt8]
    package let entries: [Identifier]
    package let by: String

    package init(
        from: CalendarDate, until: CalendarDate, filter: JSON, population: Int, size: UInt64, root: [UInt8],
        entries: [Identifier], by: String
    ) {
        self.from = from
        self.until = until
        self.filter = filter
        self.population = population
        self.size = size
        self.root = root
        self.entries = entries
        self.by = by
    }

    var content: JSON {
        [
            "from": .string(from.text), "until": .string(until.text), "filter": filter,
            "population": .integer(Int64(population)), "size": .integer(Int64(size)),
            "root": .string(Base64.encode(root)), "entries": .array(entries.map { .string($0.text) }),
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(employee: by) }

    init?(_ source: RecordSource) {
        guard let from = source.date("from"), let until = source.date("until"), let filter = source.content["filter"],
            let population = source.integer("population"), let size = source.integer("size"), size >= 0,
            let root = source.string("root").flatMap(Base64.decode),
            let entries = source.list("entries", { $0.string.flatMap { Identifier($0) } }),
            let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(
            from: from, until: until, filter: filter, population: population, size: UInt64(size), root: root,
            entries: entries, by: by)
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        // A period that has not ended has a root that could still be chosen.
        guard from <= until, until < BelgianCalendar.date(at: moment.at) else {
            return Refusal(.dateNotAllowed, law: 7)
        }
        guard !entries.isEmpty, entries.count <= min(population, Self.most), Set(entries).count == entries.count else {
            return Refusal(.matterNotOpen, law: 7)
        }
        return Judge.officer(by, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [.matter(MatterRow(id: mark.id, person: nil, matter: .sample(SampleSheet(entries: entries)), state: .open))]
    }
}
