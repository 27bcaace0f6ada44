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

    /// One person, by one of their refs.
    private struct Name {
        let row: Int64
        let ref: SubjectRef
    }

    let db: Database
    let controller: String
    let parties: [String: ApplicationRow]
    /// All refs of a person (``Rows/names(of:)``).
    let names: @Sendable (SubjectRef) -> [SubjectRef]
    let reference: @Sendable (_ application: String, _ purpose: String, SubjectRef) -> Identifier?

    /// Each application once for a person and a purpose, of notices that name the person.
    func applications(of notices: [AnswerNotice]) throws -> [Told] {
        var told: [Told] = []
        var seen: Set<Identifier> = []
        for notice in notices {
            guard let ref = notice.person else { continue }
            let person = try known(ref)
            let running: Set<String> = try notice.showsInterest ? [] : interests(in: person)
            for name in person {
                for (application, purpose) in try answered(about: name.row) where application != notice.asker {
                    guard notice.purpose ?? purpose == purpose, notice.showsInterest || running.contains(purpose),
                        let party = parties[application], party.role == .application,
                        party.purposes.contains(purpose),
                        let reference = reference(application, purpose, name.ref), seen.insert(reference).inserted
                    else { continue }
                    told.append(
                        Told(
                            application: application, person: name.row, reference: reference,
                            hasWebhook: party.webhook != nil))
                }
            }
        }
        return told
    }

    /// The people in whom a purpose has an interest.
    func following(_ purpose: String) throws -> [SubjectRef] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT ref FROM subjects WHERE id IN (
                    SELECT facts.person FROM holds JOIN facts ON facts.row = holds.fact
                    WHERE holds.purpose = ?1 AND \(Self.serving)
                    UNION SELECT person FROM consents WHERE purpose = ?1 AND state IN (\(Self.standing)))
                """)
        return try Data.fetchAll(statement, arguments: [purpose]).compactMap { bytes in
            Identifier(bytes: Array(bytes)).map { SubjectRef($0) }
        }
    }

    /// All refs of a person.
    private func known(_ person: SubjectRef) throws -> [Name] {
        let statement = try db.cachedStatement(sql: "SELECT id FROM subjects WHERE ref = ?")
        return try names(person).compactMap { ref in
            try Int64.fetchOne(statement, arguments: [Data(ref.id.bytes)]).map { Name(row: $0, ref: ref) }
        }
    }

    /// The purposes that keep something of a person for an answer, or have a consent that stands.
    private func interests(in person: [Name]) throws -> Set<String> {
        let statement = try db.cachedStatement(
            sql: """
                SELECT holds.purpose FROM facts JOIN holds ON holds.fact = facts.row
                WHERE facts.person = ?1 AND \(Self.serving)
                UNION SELECT purpose FROM consents WHERE person = ?1 AND state IN (\(Self.standing))
                """)
        return try person.reduce(into: []) { found, name in
            found.formUnion(try String.fetchAll(statement, arguments: [name.row]))
        }
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

    /// A number that is kept for its inscription alone serves no answer.
    private static let serving = "holds.kind <> '\(Interest.Kind.inscription.rawValue)'"
    private static let standing = ConsentState.allCases.filter(\.stands).map { "'\($0.rawValue)'" }
        .joined(separator: ", ")
}
