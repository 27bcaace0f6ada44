import Core
package import Ledger

/// What every storage of a log must do, clause by clause; a test runs each on a log that was opened.
package struct LedgerContract: Sendable, CustomStringConvertible {
    package let description: String
    package let check: @Sendable (SampleLog) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (SampleLog) async throws -> Void) {
        self.description = description
        self.check = check
    }

    package static let all =
        appending + judging + consent + keeping + followingUp + identity + matters + erasing + pruning + figures
        + reading + year
        + tiles + tasks + stopping + events + deliveries + audience + told

    static func demand(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws {
        if !holds { throw ContractBreach(otherwise()) }
    }
}

extension Verdict {
    /// The rule of a refusal, the code of a failure, or `appended`.
    package var word: String {
        switch self {
        case .appended: "appended"
        case .refused(let refusal): refusal.rule.rawValue
        case .uncarried: "uncarried"
        case .failed(let error): error.code.rawValue
        }
    }

    package var position: Position? {
        guard case .appended(let position) = self else { return nil }
        return position
    }
}
