package import Core
import FoundationEssentials
import GRDB
package import Ledger

/// Figures from clear columns and rows alone: nothing is opened.
extension ControllerStore {
    package func ids(_ query: EntryQuery) async throws(LedgerError) -> [Identifier] {
        try await read { [words] db in
            let statement = try db.cachedStatement(sql: "SELECT id FROM entries WHERE row = ?")
            return try EntryFilter(db: db, words: words, query: query).rows().compactMap { row in
                try Data.fetchOne(statement, arguments: [row]).flatMap { Identifier(bytes: Array($0)) }
            }
        }
    }

    package func consentCounts(from: Instant, until: Instant) async throws(LedgerError) -> [EntryCount] {
        try await read { [words] db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT type, purpose, application, outcome, employee, count(*) FROM entries
                    INDEXED BY entries_consent WHERE class = 1 AND at BETWEEN ? AND ? GROUP BY 1, 2, 3, 4, 5
                    """)
            return try Row.fetchAll(statement, arguments: [from.milliseconds, until.milliseconds]).map { row in
                guard let type = EntryType(number: row[0]) else { throw LedgerError(.unreadable, "no such type") }
                return EntryCount(
                    type: type, purpose: try words.word(row[1], db)?.text,
                    application: try words.word(row[2], db)?.text,
                    outcome: try words.word(row[3], db)?.text, employee: try words.word(row[4], db)?.value,
                    count: row[5])
            }
        }
    }

    package func answeredRequests(from: Instant, until: Instant) async throws(LedgerError) -> [AnsweredRequest] {
        try await read { [words] db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT e.purpose, e.id, json_extract(c.details, '$.successor') FROM entries e
                    INDEXED BY entries_consent JOIN consents c ON c.id = e.id
                    WHERE e.class = 1 AND e.type = ? AND e.at BETWEEN ? AND ?
                    """)
            let arguments: StatementArguments = [
                EntryType.consentRequested.number, from.milliseconds, until.milliseconds,
            ]
            return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
                let (id, answer): (Data, String?) = (row[1], row[2])
                guard let purpose = try words.word(row[0], db)?.text, let request = Identifier(bytes: Array(id)),
                    let answer = answer.flatMap({ Identifier($0) })
                else { return nil }
                return AnsweredRequest(purpose: purpose, request: request, answer: answer)
            }
        }
    }
}
