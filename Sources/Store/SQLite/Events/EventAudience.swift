import Core
import FoundationEssentials
import GRDB
import Ledger

/// Finds the applications that were given an answer which may have changed, and may still ask for it.
///
/// Read from the log itself, so that an answer costs no row more.
struct EventAudience {
    /// An application to be told of a person.
    struct Told {
        let application: String
        let person: Int64
        let reference: Identifier
        let hasWebhook: Bool
    }

    let db: Database
    let controller: String
    let parties: [String: ApplicationRow]
    let reference: @Sendable (_ application: String, _ purpose: String, SubjectRef) -> Identifier?

    /// Each application once for a person and a purpose.
    func applications(of notices: [AnswerNotice]) throws -> [Told] {
        var told: [Told] = []
        var seen: Set<Identifier> = []
        for notice in notices {
            for person in try people(notice) {
                let wanted = try notice.purpose.map { [$0] } ?? interests(in: person)
                for (application, purpose) in try answered(about: person)
                where wanted.contains(purpose) && application != notice.asker {
                    guard let party = parties[application], party.role == .application,
                        party.purposes.contains(purpose), let ref = try ref(of: person),
                        let reference = reference(application, purpose, ref), seen.insert(reference).inserted
                    else { continue }
                    told.append(
                        Told(
                            application: application, person: person, reference: reference,
                            hasWebhook: party.webhook != nil))
                }
            }
        }
        return told
    }

    /// The local row of the person; without one, of everyone in whom the purpose has an interest.
    private func people(_ notice: AnswerNotice) throws -> [Int64] {
        if let person = notice.person {
            return try Int64.fetchAll(
                db.cachedStatement(sql: "SELECT id FROM subjects WHERE ref = ?"), arguments: [Data(person.id.bytes)])
        }
        guard let purpose = notice.purpose else { return [] }
        return try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT facts.person FROM holds JOIN facts ON facts.row = holds.fact WHERE holds.purpose = ?1
                    UNION SELECT person FROM consents WHERE purpose = ?1 AND state IN (\(Self.standing))
                    """), arguments: [purpose])
    }

    /// The purposes that keep something of a person, or have a consent that stands.
    private func interests(in person: Int64) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT holds.purpose FROM facts JOIN holds ON holds.fact = facts.row WHERE facts.person = ?1
                    UNION SELECT purpose FROM consents WHERE person = ?1 AND state IN (\(Self.standing))
                    """), arguments: [person])
    }

    private func answered(about person: Int64) throws -> [(application: String, purpose: String)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT a.value, p.value
                FROM concerned c INDEXED BY concerned_person JOIN entries e ON e.row = c.key >> 10
                JOIN words a ON a.id = e.application JOIN words p ON p.id = e.purpose
                WHERE c.person = ? AND c.key & 1023 = 0 AND e.type = \(EntryType.disclosed.number)
                ORDER BY a.value, p.value
                """)
        return try Row.fetchAll(statement, arguments: [person]).compactMap { row in
            let (application, version): (Data, Data) = (row[0], row[1])
            let text = String(decoding: version, as: UTF8.self)
            guard text.hasPrefix(controller + "/"), let end = text.lastIndex(of: "@") else { return nil }
            let id = text[..<end].dropFirst(controller.count + 1)
            return (String(decoding: application, as: UTF8.self), String(id))
        }
    }

    private func ref(of person: Int64) throws -> SubjectRef? {
        let bytes = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT ref FROM subjects WHERE id = ?"), arguments: [person])
        return bytes.flatMap { Identifier(bytes: Array($0)) }.map { SubjectRef($0) }
    }

    private static let standing = ConsentState.allCases.filter(\.stands).map { "'\($0.rawValue)'" }
        .joined(separator: ", ")
}
