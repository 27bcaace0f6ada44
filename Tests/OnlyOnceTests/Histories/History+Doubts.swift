import Core
import Disclosure
import Doubles
import Ledger

/// What is contested, and how it marks an answer.
extension History {
    private var employee: Requester { Requester(application: Self.application, employee: "jan") }

    func contest() async throws {
        let known = doubts.all.filter { !$0.isClosed }
        guard let doubt = known.randomElement(by: dice), !dice.maybe(3) else { return try await raise() }
        if dice.maybe(3) { try await confirm(doubt) } else { try await end(doubt) }
    }

    private func raise() async throws {
        let (person, today) = (dice.roll(2), clock.wall.today)
        // Mostly what a rule reads.
        let read = purposes.flatMap(\.answers).flatMap(\.tests).map(\.attribute)
        let attribute = dice.one(of: dice.maybe(3) || read.isEmpty ? RandomPurpose.register + [Sample.status] : read)
        let category = dice.one(of: Doubt.Category.allCases)
        let reply = try await exchange.doubts.raise(
            DoubtQuestion(
                number: .person(numbers[person]), attribute: attribute.name, category: category, contester: .citizen,
                evidence: "brief 7", caseReference: nil, requester: employee))
        let mayBe =
            purposes.contains { $0.gives.contains(attribute) }
            && doubts.standing(of: person, on: today)[attribute] == nil
        if (reply.row != nil) != mayBe { breach("\(attribute) of \(person) contested: \(reply)") }
        guard let row = reply.row else { return }
        doubts.raise(row.id, person, attribute, category.rawValue, on: today)
        saw("contested")
    }

    private func confirm(_ doubt: DoubtModel.Doubt) async throws {
        let today = clock.wall.today
        let reply = try await exchange.doubts.confirm(doubt.id, case: "B-1", by: employee)
        if (reply.row != nil) != doubt.stands(on: today) { breach("\(doubt) confirmed: \(reply)") }
        guard reply.row != nil else { return }
        doubts.confirm(doubt.id, on: today)
        saw("confirmed")
    }

    private func end(_ doubt: DoubtModel.Doubt) async throws {
        let outcome = dice.one(of: [DoubtEnding.Outcome.corrected, .unfounded, .withdrawn])
        let reply = try await exchange.doubts.end(doubt.id, as: outcome, by: employee)
        guard reply.row != nil else { return breach("\(doubt) ended as \(outcome): \(reply)") }
        doubts.close(doubt.id)
        if outcome == .corrected { model.drop(doubt.attribute, of: doubt.person) }
        saw("doubt \(outcome.rawValue)")
    }

    /// Its last day, or the day after, and then a question about it.
    func outlast() async throws {
        let standing = doubts.all.filter { $0.stands(on: clock.wall.today) }
        guard let doubt = standing.randomElement(by: dice) else { return }
        let noon = Sample.instant(doubt.until.adding(days: dice.roll(2)))
        guard noon > clock.now, BelgianCalendar.date(at: noon) < Sample.day("2026-12-20") else { return }
        clock.advance(milliseconds: noon.milliseconds - clock.now.milliseconds)
        saw("outlasted")
        if dice.maybe(2) { try await sweep() }
        try await ask()
    }

    /// What an output says of a doubt: why and since when, where its attribute is contested, and nowhere else.
    func compare(_ output: OutputAnswer, _ doubt: DoubtModel.Doubt?, _ what: String) {
        let isTold =
            switch output.state {
            case .value, .absentAtSource: doubt != nil
            case .unavailable: doubt != nil && output.doubt != nil
            case .withheld, .notPermitted: false
            }
        if output.doubt?.category.rawValue != (isTold ? doubt?.category : nil)
            || output.doubt?.since != (isTold ? doubt?.since : nil)
        {
            breach("\(what): \(output.name) tells the doubt \(output.doubt as Any), expected \(doubt as Any)")
        }
    }

    /// What rules come to: a contested yes stays and is marked, a contested no is no answer.
    func compare(
        _ outputs: ArraySlice<OutputAnswer>, _ expected: [AttributeID: CacheModel.Expected],
        _ standing: [AttributeID: DoubtModel.Doubt], _ purpose: RandomPurpose, _ what: String
    ) {
        for (output, answer) in zip(outputs, purpose.answers) {
            let verdict = DoubtModel.verdict(of: answer, expected, doubted: Set(standing.keys))
            let told: Bool?
            switch output.state {
            case .value(.boolean(let value)): told = value
            case .value: return breach("\(what): \(output.name) is \(output.state)")
            default: told = nil
            }
            let (value, isDoubtful): (Bool?, Bool) =
                switch verdict {
                case .yes: (true, false)
                case .doubtfulYes: (true, true)
                case .no: (false, false)
                case .unknown: (nil, false)
                }
            if told != value || output.isDoubtful != isDoubtful {
                breach("\(what): \(output.name) is \(output.state), doubtful \(output.isDoubtful), expected \(verdict)")
            }
            if output.isDoubtful, output.doubt == nil { breach("\(what): \(output.name) says of no doubt") }
            saw("\(verdict)")
            if verdict == .unknown, DoubtModel.verdict(of: answer, expected, doubted: []) == .no { saw("contested no") }
        }
    }
}
