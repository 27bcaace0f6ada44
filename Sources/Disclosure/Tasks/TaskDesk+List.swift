package import Core
import Ledger
import Synchronization

extension TaskDesk {
    /// Takes in a list: begins it anew, adds what `read` gives until it gives nothing, and starts the task.
    ///
    /// `read` throws when the list does not come whole; then nothing is asked, and the list may be sent again.
    package func fill(
        _ id: Identifier, of application: String, read: () async throws -> [ListedLine]
    ) async throws -> Changed {
        guard let found = try await findTold(id, application) else { return .absent }
        guard found.row.state == .open, filling.withLock({ $0.insert(id).inserted }) else {
            return .notNow(found.status)
        }
        defer { filling.withLock { _ = $0.remove(id) } }
        try await told { () async throws(LedgerError) in try await self.dropLines(of: id) }
        var number: Int64 = 0
        while true {
            let listed = try await read()
            if listed.isEmpty { break }
            let first = number
            try await told { () async throws(LedgerError) in
                var lines: [TaskLine] = []
                for (line, number) in zip(listed, (first + 1)...) {
                    lines.append(try self.kept(line, number: number, found.sealer))
                }
                try await self.storage.append(lines, to: id)
            }
            number += Int64(listed.count)
        }
        return try await change(id, application, from: [.open], to: .running)
    }

    /// How many lines go into a commit at a time.
    package static let run = 250

    private func kept(
        _ line: ListedLine, number: Int64, _ sealer: TaskSealer
    ) throws(LedgerError) -> TaskLine {
        switch line {
        case .person(let person):
            return TaskLine(
                number: number, state: .waiting, alias: journal.keys.controllerKeys.alias(of: person.number),
                sealed: try sealer.seal(person, of: number))
        case .bad(let reference, let flaws):
            let named = JSON.compact(["reference": reference.map { .string($0) }])
            return TaskLine(
                number: number, state: .bad, sealed: try sealer.seal(named.canonicalBytes, as: .person, of: number),
                result: try sealer.seal(LineResult.bad(flaws).bytes, as: .result, of: number))
        }
    }
}
