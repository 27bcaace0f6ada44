import Catalogue
import Core
import Ledger
import MerkleLog
import Support
import Testing

@Suite("A row reads back from its form whole, so that a log can carry it")
struct RowFormTests {
    static let id = Identifier(bytes: Array(repeating: 7, count: 16))
    static let other = Identifier(bytes: Array(repeating: 9, count: 16))

    static var rows: [RowChange] {
        guard let id, let other else { return [] }
        let person = SubjectRef(other)
        let at = Instant(milliseconds: 1_800_000_000_000)
        let terms = PurposeTerms(
            act: .legalBasis,
            titles: [
                PurposeTerms.Title(
                    number: "RR 1", source: "rr", finality: "f", admits: ["f", "g"], mayKeep: true,
                    followUpDays: 30,
                    until: CalendarDate(year: 2030, month: 1, day: 31) ?? BelgianCalendar.date(at: at))
            ],
            outputs: ["answer"], maximumConsentDays: 365, caseDays: 30, minimumAssurance: [.phone: .eidSeen],
            requiresCase: true)
        return [
            .purpose(
                PurposeRow(
                    ref: PurposeRef(controller: "zonnegem", id: "p", version: 2, hash: "ab"), terms: terms,
                    isActive: true)),
            .application(ApplicationRow(id: "a", role: .application, keys: ["{}"], purposes: ["p"])),
            .consent(
                ConsentRow(
                    id: id, person: person, purpose: "p", version: 2, state: .given, revision: 3, from: at,
                    until: at.adding(days: 1))),
            .consultation(
                ConsultationRow(
                    id: id, person: person, purpose: "p", version: 2, consent: .init(id: other, revision: 3),
                    identity: other, state: .open)),
            .consultation(
                ConsultationRow(id: id, person: person, purpose: "p", version: 2, consent: nil, state: .failed)),
            .consultation(
                ConsultationRow(
                    id: id, person: person, purpose: "p", version: 2, consent: nil, openCase: other,
                    keepsNothing: true, state: .open)),
            .fact(FactRow(id: id, person: person, finality: "f")),
            .hold(HoldRow(fact: id, interest: Interest(kind: .consent, id: other, until: at), purpose: "p")),
            .erasure(
                ErasureRow(
                    id: id, keyClass: .access(year: 2015), key: other.bytes, ground: .consentWithdrawn,
                    agreement: Agreement(
                        planner: "a", approvals: [Agreement.Approval(entry: other, officer: "b")], state: .performed))),
            .pruning(
                PruningRow(
                    id: id,
                    scope: PruningScope(
                        end: LogEnd(origin: "log.example/zonnegem/2015", year: 2015, size: 4, root: TreeHash.empty),
                        termYears: 12, list: Array(repeating: 3, count: 32)),
                    agreement: Agreement(
                        planner: "a", approvals: [Agreement.Approval(entry: other, officer: "b")], state: .approved))),
            .link(LinkRow(id: id, person: person, successor: nil, state: .open)),
            .link(LinkRow(id: id, person: person, successor: SubjectRef(id), state: .same)),
            .telling(
                TellingRow(
                    id: id, person: person, purpose: "p", version: 2, kind: .hours, isShared: true,
                    assurance: .signature, at: at, channel: .paper, until: at.adding(days: 9), revision: 3)),
            .telling(
                TellingRow(
                    id: id, person: person, purpose: "p", version: 2, kind: .iban, isShared: false,
                    assurance: .eidSeen, at: at, channel: .counter, until: at.adding(days: 9), isTakenBack: true)),
        ] + matters(id, other, person, at)
    }

    private static func matters(
        _ id: Identifier, _ other: Identifier, _ person: SubjectRef, _ at: Instant
    ) -> [RowChange] {
        let day = BelgianCalendar.date(at: at)
        let reader = Restriction.Reader(officer: "lotte", until: at)
        let matters: [(Matter, MatterRow.State)] = [
            (.restriction(Restriction(purpose: nil, since: at, needsTwo: false)), .open),
            (.restriction(Restriction(purpose: "p", since: at, needsTwo: true, reader: reader)), .closed),
            (.objection(purpose: "p"), .upheld),
            (.emergency(EmergencyBox(purpose: "p", application: "a", until: at, due: day)), .open),
            (.request(.portability, due: day, isExtended: true), .open),
            (.sample(SampleSheet(entries: [id, other], findings: [other: false])), .open),
            (.doubt(Doubt(attribute: "a.b", category: .missing, since: at, until: day, isConfirmed: true)), .open),
        ]
        return matters.map {
            .matter(MatterRow(id: id, person: $0.0.isSample ? nil : person, matter: $0.0, state: $0.1))
        }
    }

    @Test(arguments: rows)
    func readsBack(_ row: RowChange) throws {
        let json = try #require(row.json)
        #expect(RowChange(json: try JSON(parsing: json.canonicalBytes)) == row)
    }

    @Test func theEndOfARowIsCarriedByNothing() throws {
        let id = try #require(Self.id)
        #expect(RowChange.dropFact(id).json == nil && RowChange.drop(RowName(.consent, id)).json == nil)
        #expect(RowChange(json: ["fact": ["id": "x"]]) == nil)
        #expect(RowChange(json: ["unknown": [:]]) == nil)
    }
}

extension Matter {
    fileprivate var isSample: Bool {
        guard case .sample = self else { return false }
        return true
    }
}
