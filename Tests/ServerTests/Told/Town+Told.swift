import Catalogue
import Core
import Disclosure
import Ledger
import Server
import Testing

extension Town {
    /// Puts the premium into force, for which an account number may be told, and lets the application ask for it; the
    /// hash of its words.
    func openPremium() async throws -> String { try await open("geboortepremie", at: municipality) }

    /// Puts a purpose of an office's own into force; the hash of its words.
    func open(_ purpose: String, at office: Office) async throws -> String {
        let files = try Self.files(office.journal.controller, purpose)
        let officer = Self.parties[.officer] ?? ""
        let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
        _ = try await office.journal.record(
            .purposeActivated(PurposeActivation(purpose: row, by: officer)), purposeBytes: files.bytes)
        try await office.desk.purposes.reload(from: office.ledger)
        return files.purpose.template.notice.hash
    }

    /// What a clerk sends of a citizen's word at the counter.
    static func telling(_ hash: String, _ members: [String: JSON]) -> JSON {
        .object(
            [
                "subject": ["ssin": .string(rita)], "channel": "counter", "assurance": "eidSeen",
                "identityCheck": "eID read", "proof": ["cardRead": true], "readBack": "printed",
                "noticeHash": .string(hash), "readAloud": true, "otherWayTold": true,
            ].merging(members) { $1 })
    }

    static let telling: [String: JSON] = [
        "purpose": "geboortepremie", "attribute": "contact.iban", "value": "BE68 5390 0754 7034", "shared": false,
    ]
}
