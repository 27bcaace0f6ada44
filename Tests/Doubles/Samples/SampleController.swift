package import Catalogue
package import Core
import Crypto
package import Ledger

/// The acts of a small municipality, with every field filled in and all that a test does not care for the same.
package struct SampleController: Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package static let officer = "lotte.officer"
    package static let leisure = "leisure"
    package static let finality = "test/zonnegem/vrije-tijd ipdc1 RR"
    package static let authorisation = "RR 07/2026"
    package static let service = "GeefPersoon-02.02"

    package var opening: Act { .logOpened(LogOpening(year: TestClock.start.year, previousCheckpoint: nil)) }

    package var firstOfficer: Act {
        let row = ApplicationRow(id: Self.officer, role: .officer, keys: [], purposes: [])
        return .applicationRegistered(ApplicationRegistration(application: row, by: Self.officer))
    }

    package func application(
        _ id: String = leisure, purposes: [String] = ["discount", "task"], webhook: String? = nil
    ) -> Act {
        let row = ApplicationRow(id: id, role: .application, keys: [], purposes: purposes, webhook: webhook)
        return .applicationRegistered(ApplicationRegistration(application: row, by: Self.officer))
    }

    package func purposeBytes(_ id: String, version: Int = 1) -> [UInt8] {
        Array("the bytes of \(name)/\(id)@\(version)".utf8)
    }

    /// `discount` rests on a consent, `limited` on one that is counted, every other id on a task; `watch` follows up,
    /// and `shop` hands over what was told, as `task` does.
    package func purpose(_ id: String, version: Int = 1) -> PurposeRef {
        let hash = Hex.encode(SHA256.hash(data: purposeBytes(id, version: version)))
        return PurposeRef(controller: name, id: id, version: version, hash: hash)
    }

    package func terms(of id: String) -> PurposeTerms {
        PurposeTerms(
            act: ["discount", "limited"].contains(id) ? .safeguard : .none,
            titles: [
                PurposeTerms.Title(
                    number: Self.authorisation, source: "RR", finality: Self.finality, admits: [Self.finality],
                    mayKeep: true, followUpDays: id == "watch" ? 60 : 0,
                    until: TestClock.start.adding(days: 3650).belgianDate)
            ],
            outputs: ["livesHere", "lowIncome"]
                + (["task", "shop"].contains(id) ? ["contact.iban", "contact.email"] : []),
            maximumConsentDays: 3650, caseDays: 365,
            minimumAssurance: [.counter: .eidSeen, .phone: .questions], requiresCase: false,
            bounds: id == "limited"
                ? ConsentBounds(
                    uses: 2, frequency: Period(1, .week).map { Frequency(times: 2, every: $0) }, askAgainDays: 20,
                    representatives: [.parent]) : ConsentBounds(), mayObject: id == "task",
            tells: ["task", "shop"].contains(id) ? [.iban, .email] : [],
            tellingDays: ["task", "shop"].contains(id) ? 400 : 0)
    }

    package func activation(_ id: String, version: Int = 1) -> Act {
        let row = PurposeRow(ref: purpose(id, version: version), terms: terms(of: id), isActive: true)
        return .purposeActivated(PurposeActivation(purpose: row, by: Self.officer))
    }
}

extension Instant {
    package var belgianDate: CalendarDate { BelgianCalendar.date(at: self) }
    package var year: Int { belgianDate.year }
}
