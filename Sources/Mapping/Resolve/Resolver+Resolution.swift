import Catalogue
import Core

extension Resolver {
    enum Resolution {
        case value(MappedValue)
        case unreadable
        /// The answer does not speak of it.
        case nothing
    }

    /// Guards first, then the function; a value is what remains.
    func resolve(_ plan: AttributePlan, exceptions: ExceptionReading) -> Resolution {
        if let condition = plan.guards.withheld, isTrue(condition) { return .value(withheld()) }
        if let condition = plan.guards.unknown, isTrue(condition) { return .nothing }
        let isDoubtful = (plan.doubtful.map { isTrue($0) } ?? false) || exceptions.isDoubtful
        if let condition = plan.guards.when, !isTrue(condition) {
            return .value(value(.absent, isDoubtful, (nil, nil), exceptions))
        }
        let result = run(plan)
        if result.isOutOfPeriod { return .nothing }
        let doubt = isDoubtful || result.isDoubtful || hasFlaw(plan.function)
        let content: Fact.Content
        if case .list = plan.definition.type {
            if result.values.isEmpty, result.isUnreadable { return .unreadable }
            content = result.values.isEmpty ? .absent : .value(.list(result.values))
        } else {
            let isOne = result.values.dropFirst().allSatisfy { $0 == result.values[0] }
            guard !result.isUnreadable, isOne else { return .unreadable }
            content = result.values.first.map { .value($0) } ?? .absent
        }
        if content == .absent, plan.isUnknownWhenMissing { return .nothing }
        return .value(value(content, doubt || result.isUnreadable, period(plan, result, content), exceptions))
    }

    private func period(
        _ plan: AttributePlan, _ result: FunctionResult, _ content: Fact.Content
    ) -> (from: PartialDate?, until: PartialDate?) {
        if let expression = plan.period, let item = records(expression).first { return period(of: item) }
        let known: (from: PartialDate?, until: PartialDate?) = result.record.map { period(of: $0) } ?? (nil, nil)
        guard plan.holdsAskedDayOnly, known.from == nil, known.until == nil else { return known }
        return (PartialDate(referenceDate), PartialDate(referenceDate))
    }

    private func withheld() -> MappedValue {
        MappedValue(content: .withheld, missingSources: [], isDoubtful: false, validFrom: nil, validUntil: nil)
    }

    private func value(
        _ content: Fact.Content, _ isDoubtful: Bool, _ period: (from: PartialDate?, until: PartialDate?),
        _ exceptions: ExceptionReading
    ) -> MappedValue {
        MappedValue(
            content: content, missingSources: exceptions.missingSources, isDoubtful: isDoubtful,
            validFrom: period.from, validUntil: period.until)
    }

    /// Whom else the answer speaks of; a number with wrong check digits leads to nobody.
    func concerned() -> [INSZ] {
        var found: [INSZ] = []
        for index in mapping.envelope.concerns.flatMap({ captures($0) }) {
            let capture = extraction.captures[index]
            guard !capture.isEmpty, !extraction.holds(capture, extraction.subject),
                let number = INSZ(extraction.string(capture)), !found.contains(number)
            else { continue }
            found.append(number)
        }
        return found
    }

    /// Whom the answer is about.
    func subject() -> MappedAnswer.Subject {
        guard let selector = mapping.envelope.subject else { return .asked }
        let named = captures(selector).map { extraction.captures[$0] }.filter { !$0.isEmpty }
        guard let first = named.first else { return mapping.envelope.maySubjectLack ? .asked : .unnamed }
        let isAsked: (Extraction.Capture) -> Bool = { self.extraction.holds($0, self.extraction.subject) }
        if mapping.envelope.isSubjectAmongOthers ? named.contains(where: isAsked) : named.allSatisfy(isAsked) {
            return .asked
        }
        let other = named.first { !isAsked($0) } ?? first
        return INSZ(extraction.string(other)).map { .other($0) } ?? .unreadable
    }
}
