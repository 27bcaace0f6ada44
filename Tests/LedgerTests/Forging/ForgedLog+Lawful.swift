import Core
import Doubles
import Ledger

/// A lawful log of some length, the checkpoint that was given out on the way, and the consent in it.
extension ForgedLog {
    static func lawful() async throws -> (log: ForgedLog, receipt: String, consent: Identifier) {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        let consent = try await log.consent(of: person)
        let receipt = try await log.checkpoint()
        let fact = Identifier.random(log.entropy)
        let interest = Interest(kind: .consent, id: consent.id, until: TestClock.start.adding(days: 365))
        let consultation = try await log.append(log.acts.consultation(person, consent: consent)).id
        try await log.append(
            log.acts.closing(
                person, of: consultation, purpose: "discount", keeping: [fact], for: interest,
                members: [.random(log.entropy)]))
        try await log.append(log.acts.disclosure(person, consent: consent, after: [consultation], using: [fact]))
        try await log.append(
            .inspected(
                Inspection(person: person, way: .query, by: SampleController.officer, reason: "asked", filter: [:])))
        return (log, receipt, consent.id)
    }
}
