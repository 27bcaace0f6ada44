package import Core
package import Ledger

/// One consent as an officer judges it: what the citizen was told and how it was taken down, what happened to it since,
/// and every disclosure that leaned on it.
package struct ConsentFile: Sendable {
    package let row: ConsentRow
    /// The entry that made it, with the very words that were shown.
    package let act: AuditLine
    /// What came after, oldest first.
    package let history: [AuditLine]
    package let disclosures: [AuditLine]
}

extension AuditDesk {
    package enum ShownConsent: Sendable {
        case file(ConsentFile)
        case unknown
        case refused(Refusal)
    }

    /// More disclosures of one person than this are not gone through.
    private static let most = 2000

    /// The file of a consent, by its own id or by that of a consultation or disclosure that leaned on it.
    package func consent(
        _ id: Identifier, by officer: String, reason: String
    ) async throws(DisclosureError) -> ShownConsent {
        do {
            let storage = journal.storage
            guard let position = try await storage.position(of: id), let entry = try await storage.entry(at: position),
                let person = entry.parts.first?.holder.person
            else { return .unknown }
            let look = Inspection(
                person: person, way: .query, by: officer, reason: reason, filter: ["consent": .string(id.text)])
            if case .refused(let refusal) = try await journal.record(.inspected(look)) { return .refused(refusal) }
            let line = try await line(entry, showing: [], to: officer)
            let consent = line.content?["basis"]?["consent"]?.string.flatMap { Identifier($0) } ?? id
            guard let row = try await storage.rows([.consent(consent)]).consents[consent],
                let place = try await storage.position(of: consent), let made = try await storage.entry(at: place)
            else { return .unknown }
            let types = EntryType.allCases.filter { $0.entryClass == .consent }
            let acts = try await lines(EntryQuery(person: row.person, types: types, limit: Self.most), for: officer)
            let told = try await lines(
                EntryQuery(
                    person: row.person, purpose: "\(journal.controller)/\(row.purpose)", types: [.disclosed],
                    limit: Self.most), for: officer)
            return .file(
                ConsentFile(
                    row: row, act: try await self.line(made, showing: [], to: officer),
                    history: acts.filter { $0.content?["consent"]?.string == consent.text }.reversed(),
                    disclosures: told.filter { $0.content?["basis"]?["consent"]?.string == consent.text }))
        } catch {
            throw DisclosureError(error)
        }
    }

    /// The entries of a sample, after one look at them together.
    package func lines(
        _ ids: [Identifier], by officer: String, reason: String, filter: JSON
    ) async throws(DisclosureError) -> Shown {
        do {
            let look = Inspection(person: nil, way: .query, by: officer, reason: reason, filter: filter)
            let recorded: Journal.Line
            switch try await journal.record(.inspected(look)) {
            case .refused(let refusal): return .refused(refusal)
            case .appended(let line): recorded = line
            }
            var lines: [AuditLine] = []
            for id in ids {
                guard let position = try await journal.storage.position(of: id),
                    let entry = try await journal.storage.entry(at: position)
                else { continue }
                lines.append(try await line(entry, showing: [], to: officer))
            }
            return .lines(lines, look: recorded)
        } catch {
            throw DisclosureError(error)
        }
    }

    private func lines(_ query: EntryQuery, for officer: String) async throws(LedgerError) -> [AuditLine] {
        var lines: [AuditLine] = []
        for entry in try await journal.storage.entries(query) {
            lines.append(try await line(entry, showing: [], to: officer))
        }
        return lines
    }
}
