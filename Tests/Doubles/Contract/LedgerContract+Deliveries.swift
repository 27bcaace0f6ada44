import Core
import Disclosure
import Ledger

extension LedgerContract {
    /// What a storage must say of how events arrive, and do where they did not.
    static let deliveries: [LedgerContract] = [
        LedgerContract("events are counted by application and by how they fare") { log in
            let storage = try events(log)
            try await log.append(log.acts.application("other"))
            let first = log.clock.now
            for _ in 0..<5 {
                try await changed(log, [SampleController.leisure, "other"])
                log.clock.advance(milliseconds: 1000)
            }
            let leisure = try await storage.events(of: "leisure", after: nil, limit: 9) ?? []
            try demand(leisure.count == 5, "\(leisure.count) events")
            let fates: [(EventState, Int)] = [(.waiting, 0), (.waiting, 2), (.dead, 8), (.delivered, 1)]
            for (event, (state, attempts)) in zip(leisure, fates) {
                try await storage.settle(
                    event.id, EventDelivery(state: state, attempts: attempts, due: log.clock.now))
            }
            let figures = try await storage.eventFigures().sorted { $0.application < $1.application }
            try demand(figures.map(\.application) == ["leisure", "other"], "\(figures)")
            let own = figures[0]
            let counts = [own.waiting, own.failing, own.dead, own.delivered, own.listed]
            try demand(counts == [1, 1, 1, 1, 1], "\(counts)")
            try demand(own.oldest.map { $0 >= first } == true && own.oldest == leisure.first?.at, "the oldest")
            try demand(figures[1].listed == 5 && figures[1].oldest == nil, "\(figures[1])")
        },
        LedgerContract("dead letters of one application wait again when asked, a piece at a time, and no other's") {
            log in
            let storage = try events(log)
            try await log.append(log.acts.application("other"))
            for _ in 0..<3 { try await changed(log, [SampleController.leisure, "other"]) }
            let before = EventDelivery(state: .dead, attempts: 8, due: log.clock.now)
            for id in ["leisure", "other"] {
                for event in try await storage.events(of: id, after: nil, limit: 9) ?? [] {
                    try await storage.settle(event.id, before)
                }
            }
            log.clock.advance(milliseconds: 5000)
            let now = log.clock.now
            for (limit, count) in [(2, 2), (2, 1), (2, 0)] {
                let revived = try await storage.reviveEvents(of: "leisure", at: now, limit: limit)
                try demand(revived == count, "\(revived) for \(count)")
            }
            let own = try await storage.events(of: "leisure", after: nil, limit: 9) ?? []
            let again = EventDelivery(state: .waiting, attempts: 0, due: now, since: now)
            try demand(own.map(\.delivery) == [again, again, again], "\(own.map(\.delivery))")
            let other = try await storage.events(of: "other", after: nil, limit: 9) ?? []
            try demand(other.map(\.delivery) == [before, before, before], "\(other.map(\.delivery))")
            try demand(try await storage.dueEvents(at: now, besides: [], limit: 9).count == 3, "not due")
        },
    ]

    /// A person about whom these were given an answer, and whose consent then ended.
    private static func changed(_ log: SampleLog, _ applications: [String]) async throws {
        let (person, consent) = try await log.consenting()
        try await log.tell(person, on: consent, applications)
        try await log.append(log.acts.withdrawal(person, of: consent.id))
    }
}
