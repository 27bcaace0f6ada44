import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

extension World {
    static let premium = "geboortepremie"

    /// The UiTPAS asks for the account number too.
    static func telling(_ template: String) -> String {
        guard template.contains("purpose: uitpas-kansentarief") else { return template }
        return template + "\ntells:\n  - {attribute: contact.iban, reason: \"terugbetaling\"}\ntellingDays: 100\n"
    }

    var desk: ToldDesk { ToldDesk(consents: consents) }

    func telling(
        _ number: INSZ, _ kind: Tellable = .iban, _ value: JSON = "BE68 5390 0754 7034", for purpose: String = premium,
        isShared: Bool = false, taking: Taking = atCounter, noticeHash: String? = nil, until: CalendarDate? = nil
    ) async throws -> ActReply<ToldReceipt> {
        let thing = try #require(ToldThing(kind, value))
        return try await desk.tell(
            thing, for: purpose, isShared: isShared,
            act(of: number, purpose, taking: taking, noticeHash: noticeHash, until: until))
    }

    /// Something told that must be kept.
    @discardableResult
    func tell(
        _ number: INSZ, _ kind: Tellable = .iban, _ value: JSON = "BE68 5390 0754 7034", isShared: Bool = false,
        until: CalendarDate? = nil
    ) async throws -> ToldReceipt {
        try #require(try await telling(number, kind, value, isShared: isShared, until: until).done)
    }

    func correct(
        _ telling: Identifier, _ value: JSON, _ number: INSZ, _ taking: Taking = atCounter, isShared: Bool? = nil
    ) async throws -> ActReply<ToldReceipt?> {
        try await desk.correct(telling, to: value, isShared: isShared, act(of: number, Self.premium, taking: taking))
    }

    func overview(_ number: INSZ) async throws -> [ToldItem] {
        try #require(try await desk.overview(of: number, by: Self.clerk, reason: "she asks").done)
    }

    private func act(
        of number: INSZ, _ purpose: String, taking: Taking, noticeHash: String? = nil, until: CalendarDate? = nil
    ) -> ToldAct {
        ToldAct(
            number: number, taking: taking,
            noticeHash: noticeHash ?? purposes.active(purpose)?.template.notice.hash ?? "", readAloud: true,
            otherWayTold: true, until: until)
    }
}
