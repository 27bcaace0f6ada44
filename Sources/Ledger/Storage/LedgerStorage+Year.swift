import Core

extension LedgerStorage {
    /// The year of the log that is written now, which ends its origin line: one log per controller and year.
    package var year: Int {
        let origin = origin
        return origin.utf8.lastIndex(of: 0x2F).flatMap { Int(origin[origin.index(after: $0)...]) } ?? 0
    }

    /// The name of the controller's logs without the year.
    package var base: String {
        let origin = origin
        return origin.utf8.lastIndex(of: 0x2F).map { String(origin[..<$0]) } ?? origin
    }

    /// The origin line of the log of a year.
    package func origin(ofLog year: Int) -> String { "\(base)/\(year)" }

    package func uncarried(
        after place: CarryingPlace
    ) async throws(LedgerError) -> (carryings: [Carrying], next: CarryingPlace?) { ([], nil) }

    package func closedLogs() async throws(LedgerError) -> [ClosedLog] { [] }

    package func checkpoint(ofLog year: Int) async throws(LedgerError) -> String { try await checkpoint() }
}
