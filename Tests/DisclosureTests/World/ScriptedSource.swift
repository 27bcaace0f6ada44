import Core
import OnlyOnce
import Synchronization

/// The sources as a test scripts them: what each person's record says, how a service behaves, and what happens while it
/// is asked.
final class ScriptedSource: SourceCaller {
    typealias Record = [AttributeID: SourceReply.Told]

    private struct State {
        var records: [SubjectNumber: Record] = [:]
        var members: [INSZ] = []
        /// Numbers that are a person's no more.
        var replaced: [INSZ: NumberReplacement] = [:]
        /// How a service ends when it does not simply answer; the code stays ours.
        var status: [String: Outcome.Status] = [:]
        var asked: [SourceCall] = []
        var during: @Sendable (SourceCall, @Sendable (Int) async -> Bool) async throws -> Void = { _, _ in }
    }

    static let person = "GeefPersoon-02.02"
    static let household = "GeefGezinssamenstelling-02.02"
    static let statuses = "GeefSociaalStatuut-03.00"
    static let files = "Dossierlijst-1"
    static let enterprises = "GeefOnderneming-02.00"
    static let addresses = "Adresmatch-2"
    static let zones = "Bewonerszones-1"

    let services: [SourceService]
    private let state = Mutex(State())
    private let clock: WallClock

    init(clock: WallClock) {
        self.clock = clock
        services = [
            SourceService(
                name: Self.person, source: "RR",
                delivers: [
                    "residence.municipality", "residence.kind", "person.birthDate", "person.nationalities",
                    "person.civilStatus", "person.fileMunicipality", "person.familyName", "person.givenNames",
                    "residence.postalCode", "residence.street", "residence.houseNumber", "residence.boxNumber",
                    "referenceAddress.municipality", "referenceAddress.postalCode",
                    "referenceAddress.street", "referenceAddress.houseNumber", "referenceAddress.boxNumber",
                ], mapping: "hash-person", asksByAttribute: false, isDated: false),
            SourceService(
                name: Self.household, source: "RR",
                delivers: ["household.birthDates", "household.members", "household.size"], mapping: "hash-household",
                asksByAttribute: false, isDated: false),
            SourceService(
                name: Self.statuses, source: "KSZ",
                delivers: ["status.BIM_BVT", "status.BIM_BVT_IN_FAMILY", "status.LIVING_WAGES_PCSA_HELP"],
                mapping: "hash-statuses", asksByAttribute: true, isDated: true),
            SourceService(
                name: Self.files, source: "OCMW", delivers: ["socialFile.active"], mapping: "hash-files",
                asksByAttribute: false, isDated: true),
            SourceService(
                name: Self.enterprises, source: "KBO",
                delivers: [
                    "enterprise.isActive", "enterprise.kind", "enterprise.name", "enterprise.seat.municipality",
                ], mapping: "hash-enterprises", asksByAttribute: false, isDated: false),
            SourceService(
                name: Self.addresses, source: "AR", delivers: ["address.registerId"], mapping: "hash-addresses",
                asksByAttribute: false, isDated: false, needs: ["residence.street", "residence.houseNumber"]),
            SourceService(
                name: Self.zones, source: "ZONES", delivers: ["address.zone"], mapping: "hash-zones",
                asksByAttribute: false, isDated: false, needs: ["address.registerId"]),
        ]
    }

    var calls: [SourceCall] { state.withLock { $0.asked } }
    func calls(to service: String) -> Int { calls.filter { $0.service == service }.count }

    func tell(_ number: INSZ, _ record: Record) { tell(.person(number), record) }
    func tell(_ number: SubjectNumber, _ record: Record) {
        state.withLock { $0.records[number, default: [:]].merge(record) { $1 } }
    }
    func name(_ members: [INSZ]) { state.withLock { $0.members = members } }
    func replace(_ number: INSZ, by other: INSZ?) {
        state.withLock { $0.replaced[number] = NumberReplacement(number: other) }
    }
    func end(_ service: String, _ status: Outcome.Status?) { state.withLock { $0.status[service] = status } }

    /// What happens at each call, before its answer.
    func during(_ act: @escaping @Sendable (SourceCall, @Sendable (Int) async -> Bool) async throws -> Void) {
        state.withLock { $0.during = act }
    }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        let during = state.withLock { state in
            state.asked.append(call)
            return state.during
        }
        var isBroken = false
        do { try await during(call, mayRetry) } catch { isBroken = true }
        let (record, status, members, replacement) = state.withLock { state in
            let replacement = call.service == Self.person ? call.person.flatMap { state.replaced[$0] } : nil
            let status = replacement == nil ? state.status[call.service] ?? .ok : .identityChanged
            return (state.records[call.number] ?? [:], status, state.members, replacement)
        }
        let hasData = !isBroken && [.ok, .partial, .anomaly, .filtered].contains(status)
        let passes = status == .busy || status == .unavailable
        return SourceReply(
            status: isBroken ? .fault : status, code: status == .ok ? "" : "MAGDA:1", attempts: 1,
            told: hasData ? record.filter { call.attributes.contains($0.key) } : [:],
            members: hasData && call.service == Self.household ? members : [], retrievedAt: clock.now,
            retryAt: passes ? clock.now.adding(seconds: 60) : nil, replacement: isBroken ? nil : replacement)
    }
}

extension SourceReply.Told {
    static func value(_ value: Value, from: String = "2010-01-01", missing: [String] = []) -> SourceReply.Told {
        SourceReply.Told(content: .value(value), missingSources: missing, validFrom: PartialDate(from))
    }
}
