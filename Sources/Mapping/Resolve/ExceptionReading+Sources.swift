import Core

extension ExceptionReading {
    /// What the sources behind the answer say inside its content; one that is well is not named.
    mutating func readStatuses(_ extraction: Extraction, _ mapping: CompiledMapping) {
        for status in mapping.envelope.statuses {
            for (index, instance) in extraction.instances.enumerated() where instance.scope == status.scope {
                let code = status.code.map { Self.token(extraction.text(of: $0, in: index)) } ?? ""
                let meaning =
                    status.status.map { FaultTable.Meaning(status: $0, isRetryable: false) }
                    ?? mapping.faults.meaning(origin: status.origin, code: code, type: "")
                if meaning.status != .ok {
                    add(
                        Outcome(
                            status: meaning.status, origin: status.origin, code: code,
                            isRetryable: meaning.isRetryable))
                }
            }
        }
    }
}
