import Core

/// What is contested, written out from the law: by attribute and person, until it ends or its last day has passed.
struct DoubtModel {
    struct Doubt {
        let id: Identifier
        let person: Int
        let attribute: AttributeID
        let category: String
        let since: CalendarDate
        /// The last day on which it stands.
        var until: CalendarDate
        var isClosed = false

        func stands(on day: CalendarDate) -> Bool { !isClosed && day <= until }
    }

    /// What a rule comes to: its inputs, each true, false or not known.
    enum Verdict { case yes, doubtfulYes, no, unknown }

    private(set) var all: [Doubt] = []

    func standing(of person: Int, on day: CalendarDate) -> [AttributeID: Doubt] {
        Dictionary(
            all.filter { $0.person == person && $0.stands(on: day) }.map { ($0.attribute, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func raise(
        _ id: Identifier, _ person: Int, _ attribute: AttributeID, _ category: String, on day: CalendarDate
    ) {
        all.append(
            Doubt(
                id: id, person: person, attribute: attribute, category: category, since: day,
                until: day.adding(days: 60)))
    }

    mutating func confirm(_ id: Identifier, on day: CalendarDate) {
        for index in all.indices where all[index].id == id {
            all[index].until = max(all[index].until, day.adding(days: 366))
        }
    }

    mutating func close(_ id: Identifier) {
        for index in all.indices where all[index].id == id { all[index].isClosed = true }
    }

    /// How many end by themselves.
    mutating func sweep(on day: CalendarDate) -> Int {
        let over = all.indices.filter { !all[$0].isClosed && all[$0].until < day }
        for index in over { all[index].isClosed = true }
        return over.count
    }

    /// Yes where one input says so, contested or older; no only where all inputs say no and none of them is either.
    static func verdict(
        of answer: RandomPurpose.Answer, _ expected: [AttributeID: CacheModel.Expected], doubted: Set<AttributeID>
    ) -> Verdict {
        var verdict = Verdict.no
        for test in answer.tests {
            guard let input = expected[test.attribute], case .value(let value)? = input.told else {
                if verdict == .no { verdict = .unknown }
                continue
            }
            let isDoubted = doubted.contains(test.attribute)
            switch (test.accepts.contains(value), isDoubted) {
            case (true, false): return .yes
            case (true, true): verdict = .doubtfulYes
            case (false, _):
                if verdict == .no, isDoubted || input.mark != .none { verdict = .unknown }
            }
        }
        return verdict
    }
}
