import Core
import Ledger

extension LedgerContract {
    static let figures = [
        LedgerContract("ids, counts and answered requests are those of the entries, one by one") { log in
            let (person, consent) = try await log.consenting()
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            for _ in 0..<3 { _ = try await log.consenting() }
            try await log.append(log.acts.restriction(person))
            let (from, until) = (log.clock.now.adding(days: -1), log.clock.now.adding(days: 1))
            for types in [[], [EntryType.consentGiven], [.purposeActivated]] {
                let query = EntryQuery(types: types, from: from, until: until, limit: .max)
                let ids = try await log.storage.entries(query).map(\.id)
                try demand(try await log.storage.ids(query) == ids, "other ids")
            }
            var counted: [EntryType: Int] = [:]
            for count in try await log.storage.consentCounts(from: from, until: until) {
                counted[count.type, default: 0] += count.count
                if count.type == .consentGiven {
                    try demand(count.outcome == "counter" && count.purpose?.hasSuffix("discount@1") == true, "columns")
                }
            }
            try demand(counted == [.consentGiven: 4, .consentWithdrawn: 1, .restrictionSet: 1], "\(counted)")
            let none = try await log.storage.consentCounts(from: until, until: until.adding(days: 1))
            try demand(none.isEmpty, "a period without entries has counts")
            try demand(try await log.storage.answeredRequests(from: from, until: until).isEmpty, "a request unasked")
        }
    ]
}
