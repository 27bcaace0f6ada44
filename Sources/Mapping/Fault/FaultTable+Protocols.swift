package import Core

extension FaultTable {
    /// The table with what a protocol itself says of a code that stands in no row.
    func speaking(_ format: AnswerFormat) -> FaultTable {
        guard format == .ksz else { return self }
        var table = self
        let statuses: [String: Outcome.Status] = [
            "DATA_FOUND": .anomaly, "NO_DATA_FOUND": .notFound, "NO_RESULT": .fault,
            "INCOMPLETE_DATA": .partial, "INFORMATION": .ok, "WARNING": .anomaly, "FATAL": .fault,
        ]
        for (type, status) in statuses { table.byType[type] = Meaning(status: status, isRetryable: false) }
        return table
    }
}

extension CompiledMapping {
    /// What an HTTP status that brings no data means: by the mapping's row for the problem's type, then for the status
    /// (origin `HTTP`), then by the classes of RFC 9110.
    ///
    /// A source that knows nobody under a number says 404; 410 is a thing that was, and is no more (FIELD 4.1).
    package func outcome(ofStatus status: Int, problem: String?) -> Outcome {
        let code = String(status)
        let known =
            problem.flatMap { faults.meanings[FaultTable.Key(origin: "HTTP", code: $0)] }
            ?? faults.meanings[FaultTable.Key(origin: "HTTP", code: code)]
        if let known {
            return Outcome(status: known.status, origin: "HTTP", code: code, isRetryable: known.isRetryable)
        }
        let meaning: Outcome.Status =
            switch status {
            case 404, 410: .notFound
            case 401, 403: .notAuthorised
            case 408, 429: .busy
            case 400..<500: .badRequest
            case 500..<600: .unavailable
            default: .fault
            }
        return Outcome(
            status: meaning, origin: "HTTP", code: code, isRetryable: meaning == .busy || meaning == .unavailable)
    }
}
