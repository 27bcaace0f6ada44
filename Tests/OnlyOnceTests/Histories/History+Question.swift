import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support

/// A question and its answer, held against the model.
extension History {
    /// Asks under the dice's purpose, and holds answer and calls against the model.
    func ask() async throws {
        let (purpose, person) = (dice.one(of: purposes), dice.roll(2))
        let day = clock.wall.today.adding(days: -dice.one(of: [0, 0, 0, 1, 4]))
        let oldest = purpose.gives.compactMap { purpose.freshness[$0]?.maximumAgeDays }.max() ?? 0
        let asked = dice.maybe(3) ? dice.roll(oldest + 1) : nil
        let name = dice.maybe(2) ? "Z-\(dice.roll(2))" : nil
        let consent = consents["\(purpose.id) \(person)"].flatMap { $0.until > clock.now ? $0 : nil }
        let asks = source.calls.count
        let request = DisclosureRequest(
            requester: Requester(application: Self.application, employee: "jan"), number: numbers[person],
            purpose: purpose.id, referenceDate: day, caseReference: name,
            freshness: AskedFreshness(all: asked))
        let reply = try await exchange.reply(to: request)
        let calls = source.calls.dropFirst(asks)
        let what = "\(purpose.id) about \(person) on \(day), asked \(asked.map(String.init) ?? "nothing")"
        guard !purpose.needsConsent || consent != nil else {
            saw("refused")
            if case .answered = reply { breach("answered without consent: " + what) }
            if !calls.isEmpty { breach("a source was asked without consent: " + what) }
            return
        }
        guard case .answered(let answer) = reply else { return breach("refused: \(what): \(reply)") }
        var interest: CacheModel.Interest?
        if purpose.needsConsent {
            interest = consent.map { CacheModel.Interest(name: $0.id.text, until: $0.until) }
        } else if let name, purpose.caseDays > 0 {
            interest = CacheModel.Interest(
                name: "\(purpose.id) \(person) \(name)", until: clock.now.adding(days: Int64(purpose.caseDays)))
        } else if let days = purpose.followUpDays {
            interest = CacheModel.Interest(
                name: CacheModel.followUp(purpose, person), until: clock.now.adding(days: Int64(days)),
                isFollowUp: true)
        }
        let (down, now) = (weather.all, clock.now)
        let (expected, sources) = model.ask(
            purpose, of: person, on: day, asked: asked, interest: interest, now: now, down: down,
            truth: { Self.truth(of: $0, person, on: $1, at: now) })
        let names = purpose.answers.map(\.name) + (purpose.gives.map(\.name) + purpose.tells.map(\.rawValue))
        guard answer.outputs.map(\.name) == names else { return breach("\(what): told \(answer.outputs.map(\.name))") }
        let standing = doubts.standing(of: person, on: clock.wall.today)
        compare(answer.outputs.prefix(purpose.answers.count), expected, standing, purpose, what)
        compare(answer.outputs.dropFirst(purpose.answers.count), expected, standing, what)
        compare(answer.outputs.suffix(purpose.tells.count), toldBy: person, to: purpose, what)
        if Set(calls.map { $0.service == Sample.person.name ? "RR" : "KSZ" }) != sources || calls.count != sources.count
        {
            breach("\(what): asked \(calls.map(\.service)), expected \(sources)")
        }
        for call in calls {
            let title = purpose.titles.first { $0.source == (call.service == Sample.person.name ? "RR" : "KSZ") }
            if call.finality.hoedanigheid != title?.finality { breach("\(what): asked under \(call.finality.text)") }
            if !call.attributes.isSubset(of: title?.attributes ?? []), call.service != Sample.person.name {
                breach("\(what): asked for \(call.attributes)")
            }
        }
    }

    /// What is given as it is.
    private func compare(
        _ outputs: ArraySlice<OutputAnswer>, _ expected: [AttributeID: CacheModel.Expected],
        _ standing: [AttributeID: DoubtModel.Doubt], _ what: String
    ) {
        for output in outputs {
            guard let wanted = expected[AttributeID(output.name)] else { continue }
            var found = CacheModel.Expected()
            switch output.state {
            case .value(let value): found.told = .value(value)
            case .absentAtSource: found.told = .absent
            case .withheld: found.told = .withheld
            case .notPermitted: breach("\(what): \(output.name) is not permitted")
            case .unavailable: break
            }
            if found.told != nil {
                found.retrievedAt = output.sources.first?.retrievedAt
                found.isFromCache = output.sources.first?.isFromCache == true
            }
            switch output.lapse {
            case .sourceDown: found.mark = .down
            case .sourceDelay: found.mark = .delay
            case nil: break
            }
            var like = wanted
            if case .value? = wanted.told {} else { like.mark = .none }
            if found != like { breach("\(what): \(output.name) is \(found), expected \(like)") }
            let doubt = standing[AttributeID(output.name)]
            compare(output, doubt, what)
            if case .value? = wanted.told, output.isDoubtful != (doubt != nil) {
                breach("\(what): \(output.name) is marked doubtful: \(output.isDoubtful)")
            }
            saw(found.told == nil ? "unavailable" : found.isFromCache ? "kept, mark \(found.mark)" : "fetched")
        }
    }
}
