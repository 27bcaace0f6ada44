import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

extension World {
    static let uitpas = "uitpas-kansentarief"
    static let waste = "huisvuil-sociale-correctie"
    static let parking = "bewonerskaart"

    /// A resident with a low income, living alone.
    static func rita() throws -> INSZ { try #require(INSZ("58631400273")) }
    static func someoneElse() throws -> INSZ { try #require(INSZ("91670210185")) }

    /// Lives in Zonnegem, has the increased reimbursement by herself and not through her family.
    func settle(_ number: INSZ) {
        source.tell(
            number,
            [
                "residence.municipality": .value(.code("41999")), "residence.kind": .value(.code("mainResidence")),
                "household.birthDates": .value(.list([.date(PartialDate(year: 1958, month: 3, day: 14))])),
                "household.size": .value(.integer(1)), "household.members": .value(.list([])),
                "status.BIM_BVT": .value(.boolean(true)), "status.BIM_BVT_IN_FAMILY": .value(.boolean(false)),
                "person.birthDate": .value(.date(PartialDate(year: 1958, month: 3, day: 14))),
            ])
    }

    func request(
        _ purpose: String, _ number: INSZ, case name: String? = nil, day: CalendarDate? = nil,
        outputs: [String]? = nil, by application: String = "backoffice"
    ) -> DisclosureRequest {
        DisclosureRequest(
            requester: Requester(application: application, employee: "jan"), number: number, purpose: purpose,
            referenceDate: day, caseReference: name, outputs: outputs.map { $0.map(OutputName.init) },
            emergency: purposes.active(purpose)?.template.emergency?.reasons.keys.min().map {
                EmergencyReason(category: $0, text: "brand in de Kerkstraat")
            })
    }

    func ask(
        _ purpose: String, _ number: INSZ, case name: String? = nil, day: CalendarDate? = nil,
        outputs: [String]? = nil, by application: String = "backoffice"
    ) async throws -> Reply {
        try await exchange.reply(
            to: request(purpose, number, case: name, day: day, outputs: outputs, by: application))
    }

    /// The outputs of a request that must be answered.
    func told(
        _ purpose: String, _ number: INSZ, case name: String? = nil, day: CalendarDate? = nil,
        outputs: [String]? = nil
    ) async throws -> [String: OutputAnswer] {
        let reply = try await ask(purpose, number, case: name, day: day, outputs: outputs)
        return try Dictionary(
            #require(reply.answer).outputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static let atCounter = Taking(
        channel: .counter, assurance: .eidSeen, identityCheck: "eID read", recorder: clerk,
        proof: .counter(whyNoCard: nil), readBack: .printed)

    static let byPhone = Taking(
        channel: .phone, assurance: .questions, identityCheck: "call-back and two questions", recorder: clerk,
        proof: .phone(call: "call-7", script: "1"), readBack: .letter)
    static let received = TestClock.start.belgianDate
    static let onPaper = Taking(
        channel: .paper, assurance: .signature, identityCheck: "signature", recorder: clerk,
        proof: .paper(scan: Array(repeating: 7, count: 32), received: received, checkedBy: "els"), readBack: .letter)

    func act(
        _ number: INSZ, _ decision: ConsentAct.Decision = .yes, purpose: String = uitpas, taking: Taking = atCounter,
        noticeHash: String? = nil, otherWayTold: Bool = true, until: CalendarDate? = nil
    ) -> ConsentAct {
        ConsentAct(
            number: number, purpose: purpose, decision: decision, taking: taking,
            noticeHash: noticeHash ?? purposes.active(purpose)?.template.notice.hash ?? "", readAloud: true,
            otherWayTold: otherWayTold, until: until)
    }

    /// A yes that must be taken down.
    @discardableResult
    func consent(_ number: INSZ, until: CalendarDate? = nil) async throws -> Receipt {
        try #require(try await consents.take(act(number, until: until)).receipt)
    }

    func withdraw(_ receipt: Receipt, of number: INSZ) async throws -> ActReply<Withdrawal> {
        try await consents.withdraw(receipt.consent, of: number, taking: Self.byPhone)
    }

    func entries(_ types: EntryType...) async throws -> [StoredEntry] {
        // What a new year's log begins with and carries is no act of anyone.
        let quiet: Set<EntryType> = [.carried, .consentCarried, .accessCarried]
        var entries: [StoredEntry] = []
        for year in try await ledger.closedLogs().map(\.year) + [ledger.year] {
            entries += try await ledger.entries(from: Position(log: year, seq: 0), limit: 10_000)
        }
        return entries.filter { types.isEmpty ? !quiet.contains($0.type) : types.contains($0.type) }
    }

    var log: [EntryType] { get async throws { try await entries().map(\.type) } }

    /// The types of the entries after a position.
    func log(after line: Journal.Line) async throws -> [EntryType] {
        try await entries().filter { $0.position > line.position }.map(\.type)
    }

    func kept(_ number: INSZ) async throws -> [String] {
        guard let person = try await subjects.existing(number) else { return [] }
        return try await facts.inventory(of: person).map(\.attribute.name)
    }
}

extension Reply {
    var answer: DisclosureAnswer? { if case .answered(let answer) = self { answer } else { nil } }
    var refusal: RefusedRequest? { if case .refused(let refused) = self { refused } else { nil } }
}

extension ActReply where Done == Receipt {
    var receipt: Receipt? { done }
}

extension ActReply {
    var done: Done? { if case .done(let done) = self { done } else { nil } }
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension OutputAnswer {
    var value: Value? { if case .value(let value) = state { value } else { nil } }
    var unavailability: Unavailability? { if case .unavailable(let why) = state { why } else { nil } }
}

extension AuditDesk.Shown {
    var lines: [AuditLine]? { if case .lines(let lines, _) = self { lines } else { nil } }
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}
