package import Core

/// Rows of earlier logs, brought into this one in full, so that a year's log replays on its own (DESIGN 7).
///
/// A row counts in a log only once it was made, changed or carried there; it is carried as it is, or not at all.
package struct Carrying: EventRecord {
    /// Rows in one entry; a person's go together.
    private static let most = 50

    /// Whose rows they are; `nil` for the controller's own.
    package let person: SubjectRef?
    package let entryClass: EntryClass
    package let rows: [CarriedRow]

    package init(person: SubjectRef?, entryClass: EntryClass, rows: [CarriedRow]) {
        self.person = person
        self.entryClass = entryClass
        self.rows = rows
    }

    /// The entries that carry these rows; `owner` says whose each is.
    static func grouped(_ rows: [CarriedRow], owner: (RowChange) -> SubjectRef?) -> [Carrying] {
        struct Group: Hashable {
            let person: SubjectRef?
            let entryClass: EntryClass
            /// Who employees are is told apart from the rest, so that a bundle can leave it out.
            let isStaff: Bool
        }
        var groups: [Group] = []
        var members: [Group: [CarriedRow]] = [:]
        for carried in rows {
            let entryClass = carried.row.entryClass
            let group = Group(
                person: entryClass == .gov ? nil : owner(carried.row), entryClass: entryClass,
                isStaff: carried.row.isStaff)
            if members[group, default: []].isEmpty { groups.append(group) }
            members[group, default: []].append(carried)
        }
        return groups.flatMap { group -> [Carrying] in
            let rows = members[group] ?? []
            return stride(from: 0, to: rows.count, by: most).map { start in
                Carrying(
                    person: group.person, entryClass: group.entryClass,
                    rows: Array(rows[start..<min(start + most, rows.count)]))
            }
        }
    }

    package var act: Act {
        switch entryClass {
        case .gov: .carried(self)
        case .consent: .consentCarried(self)
        case .access: .accessCarried(self)
        }
    }

    package var subject: SubjectRef? { person }
    /// Who stands in the rows besides the subject, each once.
    package var members: [SubjectRef] { Array(named.people.dropFirst(person == nil ? 0 : 1)) }
    var content: JSON {
        let named = named
        return ["rows": .array(rows.map { $0.json(named) })]
    }
    var staff: JSON? {
        let officers = named.officers
        return officers.isEmpty ? nil : ["officers": .array(officers.map { .string($0) })]
    }
    /// The log that they come from.
    var columns: EntryColumns { EntryColumns(outcome: rows.first.map { "\($0.made.log)" }) }

    /// The subject first; then whoever else stands in the rows, each once.
    private var named: NamedPeople {
        var named = NamedPeople(people: person.map { [$0] } ?? [])
        for row in rows { named.add(row.named) }
        return named
    }

    var rowKeys: [RowKey] { rows.map(\.row.key) }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        for carried in self.rows {
            guard carried.row.entryClass == entryClass, rows.mayCarry(carried) else {
                return Refusal(.rowNotAsItWas, law: 2)
            }
            guard owner(of: carried.row, rows) == person else { return Refusal(.otherPerson, law: 2) }
        }
        return self.rows.isEmpty ? Refusal(.rowNotAsItWas, law: 2) : nil
    }

    /// A hold is its fact's, which stands here or was carried before.
    private func owner(of row: RowChange, _ rows: Rows) -> SubjectRef? {
        guard case .hold(let hold) = row else { return row.person }
        for case .fact(let fact) in self.rows.map(\.row) where fact.id == hold.fact { return fact.person }
        return rows.facts[hold.fact]?.person
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { self.rows.map(\.row) }

    init?(_ source: RecordSource) {
        let people = (source.subject.map { [$0] } ?? []) + source.members
        let officers = source.staff?["officers"]?.array?.compactMap(\.string) ?? []
        let named = NamedPeople(people: people, officers: officers)
        guard let rows = source.list("rows", { CarriedRow(json: $0, named) }), let first = rows.first else {
            return nil
        }
        self.init(person: source.subject, entryClass: first.row.entryClass, rows: rows)
    }
}

extension RowChange {
    /// Whether the row says who an employee is.
    fileprivate var isStaff: Bool {
        guard case .application(let row) = self else { return false }
        return row.role != .application
    }
}
