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
                read(index, level, extraction, mapping)
            }
        }
        readStatuses(extraction, mapping)
        if let replaced = mapping.envelope.replaced { readReplaced(replaced, extraction, mapping) }
    }

    private mutating func read(
        _ index: Int, _ level: EnvelopeSlots.Exceptions, _ extraction: Extraction, _ mapping: CompiledMapping
    ) {
        let origin = level.origin.map { Self.token(extraction.text(of: $0, in: index)) } ?? mapping.source
        let code = Self.token(extraction.text(of: level.code, in: index))
        let type = extraction.text(of: level.type, in: index)
        let meaning = mapping.faults.meaning(origin: origin, code: code, type: type)
        let outcome = Outcome(status: meaning.status, origin: origin, code: code, isRetryable: meaning.isRetryable)
        add(outcome)
        if meaning.status == .notFound, type != "FOUT" { hasNothing = true }
        if meaning.status == .identityChanged { readNumbers(index, level, extraction) }
    }

    mutating func add(_ outcome: Outcome) {
        if !outcomes.contains(outcome) { outcomes.append(outcome) }
        switch outcome.status {
        case .anomaly: isDoubtful = true
        case .ok, .identityChanged: break
        default: if !missingSources.contains(outcome.origin) { missingSources.append(outcome.origin) }
        }
    }

    /// The annotations of 30004; all zeros: cancelled without another number.
    private mutating func readNumbers(_ index: Int, _ level: EnvelopeSlots.Exceptions, _ extraction: Extraction) {
        var old: INSZ?
        var new: INSZ?
        guard let annotations = level.annotations else { return }
        for (inner, instance) in extraction.instances.enumerated()
        where instance.scope == annotations.scope && instance.parent == index {
            let number = INSZ(extraction.text(of: annotations.value, in: inner))
            switch extraction.text(of: annotations.name, in: inner) {
            case "Oud INSZ": old = number
            case "Nieuw INSZ": new = number
            default: break
            }
        }
        replacement = MappedAnswer.Replacement(old: old, new: new)
    }

    /// A number that was cancelled, or that another replaces, beside the number itself.
    private mutating func readReplaced(
        _ slots: EnvelopeSlots.Replaced, _ extraction: Extraction, _ mapping: CompiledMapping
    ) {
        func text(_ selector: SlotSelector) -> String? {
            extraction.captures.first { $0.slot == selector.slot && !$0.isEmpty }.map { extraction.string($0) }
        }
        let isCancelled = ["true", "1"].contains(text(slots.cancelled))
        let new = text(slots.replacedBy)
        guard isCancelled || new != nil else { return }
        outcomes.append(Outcome(status: .identityChanged, origin: mapping.source, code: "ssin"))
        replacement = MappedAnswer.Replacement(old: nil, new: new.flatMap { INSZ($0) })
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
    func text(of slot: Int, in instance: Int) -> String {
        let record = instances[instance]
        var index = record.firstCapture
        while index < min(record.endCapture, captures.count) {
            if captures[index].slot == slot, !captures[index].isEmpty { return string(captures[index]) }
            index += 1
        }
        return ""
    }
}
