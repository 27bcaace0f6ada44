import Core

/// What an exception of a source means, by (origin, code): a code alone can mean other things elsewhere (FIELD 1.3).
package struct FaultTable: Sendable {
    struct Key: Hashable, Sendable {
        let origin: String
        let code: String
    }

    struct Meaning: Hashable, Sendable {
        let status: Outcome.Status
        let isRetryable: Bool
    }

    var meanings: [Key: Meaning] = [:]
    /// For a pair that is in no table, by the exception's type: FOUT, WAARSCHUWING, INFORMATIE.
    var byType: [String: Meaning] = [:]

    func meaning(origin: String, code: String, type: String) -> Meaning {
        meanings[Key(origin: origin, code: code)] ?? byType[type] ?? Meaning(status: .fault, isRetryable: false)
    }
}
