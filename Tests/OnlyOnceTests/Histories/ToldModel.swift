import Catalogue
import Core

/// What people told, written out from the law: for whom, until when.
struct ToldModel {
    struct Telling {
        let id: Identifier
        let person: Int
        let kind: Tellable
        let purpose: String
        let isShared: Bool
        var value: Value
        var at: Instant
        var until: Instant
        /// Taken back, or let go of after its term.
        var isGone = false

        func stands(at now: Instant) -> Bool { !isGone && until >= now }
    }

    private(set) var all: [Telling] = []

    /// What a purpose is handed of a kind, if it may be.
    func told(_ kind: Tellable, by person: Int, to purpose: RandomPurpose, at now: Instant) -> Telling? {
        all.filter { telling in
            telling.person == person && telling.kind == kind && telling.stands(at: now)
                && (telling.purpose == purpose.id || telling.isShared) && purpose.tells.contains(kind)
        }.max { $0.at < $1.at }
    }

    func stands(_ kind: Tellable, of person: Int, at now: Instant) -> Bool {
        all.contains { $0.person == person && $0.kind == kind && $0.stands(at: now) }
    }

    mutating func tell(_ telling: Telling) { all.append(telling) }

    mutating func correct(_ id: Identifier, to value: Value, at now: Instant, until: Instant) {
        for index in all.indices where all[index].id == id {
            (all[index].value, all[index].at, all[index].until) = (value, now, until)
        }
    }

    mutating func takeBack(_ id: Identifier) {
        for index in all.indices where all[index].id == id { all[index].isGone = true }
    }

    /// How many are let go of.
    mutating func sweep(at now: Instant) -> Int {
        let over = all.indices.filter { !all[$0].isGone && all[$0].until < now }
        for index in over { all[index].isGone = true }
        return over.count
    }
}
