import Core

/// A row of an earlier log, with the entry that last made, changed or carried it there.
package struct CarriedRow: Hashable, Sendable {
    package let row: RowChange
    package let made: Position

    package init(row: RowChange, made: Position) {
        self.row = row
        self.made = made
    }

    /// Who stands in the row: people by their refs, and officers by name.
    var named: NamedPeople { NamedPeople(row.json ?? [:]) }

    /// The row in full; who stands in it is told by their place among those that have a part, or in the employee's part.
    func json(_ people: NamedPeople) -> JSON {
        .compact([
            "log": .integer(Int64(made.log)), "seq": .integer(made.seq), "row": row.json.map(people.placed),
        ])
    }

    init?(json: JSON, _ people: NamedPeople) {
        guard let log = json["log"]?.integer, let seq = json["seq"]?.integer,
            let row = json["row"].flatMap({ RowChange(json: people.named($0)) })
        else { return nil }
        self.init(row: row, made: Position(log: Int(log), seq: seq))
    }
}
