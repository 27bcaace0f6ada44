import Catalogue
package import Core

extension CompiledMapping {
    /// Second stage: what the answer says of the wanted attributes (all, where `nil`), for a reference date.
    package func resolve(
        _ extractor: Extractor, referenceDate: CalendarDate, wanted: Set<AttributeID>? = nil
    ) -> MappedAnswer {
        let extraction = extractor.extraction
        let resolver = Resolver(extraction, mapping: self, referenceDate: referenceDate)
        let exceptions = ExceptionReading(extraction, mapping: self)
        var outcomes = exceptions.outcomes
        let hasData = !exceptions.hasNothing && resolver.isAnyCapture(envelope.data, evenEmpty: false)
        if extractor.hasOversizedRecord {
            outcomes.append(Outcome(status: .fault, origin: source, code: "recordTooLarge"))
        }
        if outcomes.isEmpty && !hasData { outcomes.append(silence(extractor, resolver)) }
        var values: [AttributeID: MappedValue] = [:]
        var unreadable: Set<AttributeID> = []
        if hasData && !extractor.hasOversizedRecord {
            values.reserveCapacity(plans.count)
            for plan in plans where wanted?.contains(plan.definition.id) ?? true {
                switch resolver.resolve(plan, exceptions: exceptions) {
                case .value(let value): values[plan.definition.id] = value
                case .unreadable: unreadable.insert(plan.definition.id)
                case .nothing: break
                }
            }
            if !outcomes.contains(where: { $0.status == .ok }) {
                outcomes.insert(Outcome(status: .ok, origin: source), at: 0)
            }
        }
        return MappedAnswer(
            kind: kind(outcomes, hasData: hasData && !extractor.hasOversizedRecord), values: values,
            unreadable: unreadable, outcomes: outcomes, subject: resolver.subject(),
            replacement: exceptions.replacement, concerned: hasData ? resolver.concerned() : [],
            reference: envelope.reference.flatMap { resolver.texts(.select($0)).captures.first }
                .map { extraction.string(extraction.captures[$0]) })
    }

    /// Neither data nor exceptions: level 1 (FIELD 1.3).
    private func silence(_ extractor: Extractor, _ resolver: Resolver) -> Outcome {
        let fault = SlotSelector(slot: envelope.faultCode, gates: [])
        if let index = resolver.captures(fault).first {
            let code = ExceptionReading.token(extractor.extraction.string(extractor.extraction.captures[index]))
            return Outcome(status: .fault, origin: "SOAP", code: code)
        }
        if extractor.hasUnexpectedRoot { return Outcome(status: .fault, origin: source, code: "unexpectedRoot") }
        return Outcome(status: envelope.isEmptyNothing ? .notFound : .fault, origin: source, code: "emptyAnswer")
    }

    private func kind(_ outcomes: [Outcome], hasData: Bool) -> MappedAnswer.Kind {
        if hasData {
            let isWhole = outcomes.allSatisfy { [.ok, .anomaly, .identityChanged].contains($0.status) }
            return isWhole ? .data : .partial
        }
        if outcomes.contains(where: { $0.status == .busy || ($0.status == .unavailable && $0.isRetryable) }) {
            return .busy
        }
        // Where every source behind the service has nothing, there is nothing.
        let isNothing = outcomes.contains { $0.status == .notFound } || outcomes.allSatisfy { $0.status == .partial }
        return isNothing ? .notFound : .fault
    }
}
