import Core

/// The exceptions of an answer, with what they mean.
struct ExceptionReading {
    private(set) var outcomes: [Outcome] = []
    private(set) var replacement: MappedAnswer.Replacement?
    /// Sources of which a part failed.
    private(set) var missingSources: [String] = []
    /// A source that has nothing may say so by a warning, beside an empty shell of data (KSZ 70001).
    private(set) var hasNothing = false
    /// A warning stands over the data.
    private(set) var isDoubtful = false

    init(_ extraction: Extraction, mapping: CompiledMapping) {
        for level in mapping.envelope.exceptions {
            for (index, instance) in extraction.instances.enumerated() where instance.scope == level.scope {
                read(index, level, extraction, mapping.faults)
            }
        }
    }

    private mutating func read(
        _ index: Int, _ level: EnvelopeSlots.Exceptions, _ extraction: Extraction, _ faults: FaultTable
    ) {
        let origin = Self.token(extraction.text(of: level.origin, in: index))
        let code = Self.token(extraction.text(of: level.code, in: index))
        let type = extraction.text(of: level.type, in: index)
        let meaning = faults.meaning(origin: origin, code: code, type: type)
        let outcome = Outcome(status: meaning.status, origin: origin, code: code, isRetryable: meaning.isRetryable)
        if !outcomes.contains(outcome) { outcomes.append(outcome) }
        if meaning.status == .notFound, type != "FOUT" { hasNothing = true }
        switch meaning.status {
        case .anomaly: isDoubtful = true
        case .ok: break
        case .identityChanged: readNumbers(index, level, extraction)
        default: if !missingSources.contains(origin) { missingSources.append(origin) }
        }
    }

    /// The annotations of 30004; all zeros: cancelled without another number.
    private mutating func readNumbers(_ index: Int, _ level: EnvelopeSlots.Exceptions, _ extraction: Extraction) {
        var old: INSZ?
        var new: INSZ?
        for (inner, instance) in extraction.instances.enumerated()
        where instance.scope == level.annotationScope && instance.parent == index {
            let number = INSZ(extraction.text(of: level.annotationValue, in: inner))
            switch extraction.text(of: level.annotationName, in: inner) {
            case "Oud INSZ": old = number
            case "Nieuw INSZ": new = number
            default: break
            }
        }
        replacement = MappedAnswer.Replacement(old: old, new: new)
    }

    /// Codes and origins are names; free text, which may name persons, is not let through.
    static func token(_ text: String) -> String {
        guard text.utf8.count <= 32, text.utf8.allSatisfy({ isToken($0) }), INSZ(text) == nil else { return "?" }
        return text
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D || byte == 0x2E
            || byte == 0x5F || byte == 0x3A
    }
}

extension Extraction {
    /// The first text of a slot in a record, or nothing.
    fileprivate func text(of slot: Int, in instance: Int) -> String {
        let record = instances[instance]
        var index = record.firstCapture
        while index < min(record.endCapture, captures.count) {
            if captures[index].slot == slot, !captures[index].isEmpty { return string(captures[index]) }
            index += 1
        }
        return ""
    }
}
