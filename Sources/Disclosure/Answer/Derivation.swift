package import Catalogue
package import Core

/// From facts to outputs: the rules run, everything else is dropped.
///
/// Pure.
package enum Derivation {
    package static func outputs(
        of purpose: Purpose, wanted: [OutputName]?, facts: [Fact], unavailable: [AttributeID: Unavailability],
        fromCache: Set<AttributeID> = [], older: [AttributeID: Lapse] = [:],
        doubts: [AttributeID: DoubtMark] = [:], referenceDate: CalendarDate,
        validUntil: CalendarDate
    ) -> [OutputAnswer] {
        let byAttribute = Dictionary(facts.map { ($0.attribute, $0) }, uniquingKeysWith: { first, _ in first })
        let evaluator = RuleEvaluator(
            purpose: purpose, facts: byAttribute, unavailable: unavailable, older: Set(older.keys),
            contested: Set(doubts.keys), referenceDate: referenceDate)
        func isWanted(_ name: String) -> Bool { wanted?.contains(OutputName(name)) ?? true }
        func output(_ name: String, _ label: String, _ derived: DerivedAnswer, reads: [AttributeID]) -> OutputAnswer {
            var until: CalendarDate?
            var lapse: Lapse?
            // Whichever input is older marks the answer: which of them decided is not told (law 3).
            if case .value = derived.state {
                for attribute in reads { lapse = older[attribute]?.joined(with: lapse) ?? lapse }
                until = min(validUntil, lapse?.lastDay ?? validUntil)
            }
            var doubt: DoubtMark?
            if !doubts.isEmpty, derived.state.mayBeContested {
                for attribute in reads where byAttribute[attribute].map({ $0.content != .withheld }) ?? false {
                    doubt = doubts[attribute]?.joined(with: doubt) ?? doubt
                }
            }
            return OutputAnswer(
                name: name, label: label, state: derived.state, isDoubtful: derived.isDoubtful, doubt: doubt,
                lapse: lapse, sources: sources(reads.compactMap { byAttribute[$0] }, fromCache, Set(older.keys)),
                validUntil: until)
        }
        var outputs: [OutputAnswer] = []
        for answer in purpose.template.answers where isWanted(answer.name) {
            outputs.append(
                output(answer.name, answer.label, evaluator.answer(answer), reads: purpose.attributes(behind: answer)))
        }
        for given in purpose.template.gives where isWanted(given.attribute.name) {
            outputs.append(
                output(
                    given.attribute.name, given.reason, evaluator.attribute(given.attribute), reads: [given.attribute]))
        }
        for attribute in purpose.template.notConnected where isWanted(attribute.name) {
            let state = AttributeState.unavailable(Unavailability(.notConnected))
            outputs.append(output(attribute.name, "", DerivedAnswer(state), reads: []))
        }
        return outputs
    }

    /// Every source that the output may rest on, whichever branch decided, each with the oldest of what it told.
    private static func sources(
        _ facts: [Fact], _ fromCache: Set<AttributeID>, _ older: Set<AttributeID>
    ) -> [OutputAnswer.Source] {
        var oldest: [OutputAnswer.Source] = []
        for fact in facts {
            let source = OutputAnswer.Source(
                name: fact.provenance.source, retrievedAt: fact.provenance.retrievedAt, validAt: fact.speaksOf,
                isFromCache: fromCache.contains(fact.attribute), isOlder: older.contains(fact.attribute))
            guard let index = oldest.firstIndex(where: { $0.name == source.name }) else {
                oldest.append(source)
                continue
            }
            oldest[index] = oldest[index].joined(with: source)
        }
        return oldest.sorted { $0.name < $1.name }
    }

    /// The attributes that the wanted outputs rest on: what their rules read, and what is given as it is.
    package static func reads(of purpose: Purpose, wanted: [OutputName]?) -> [AttributeID] {
        let template = purpose.template
        let all = template.reads + template.gives.map(\.attribute).filter { !template.reads.contains($0) }
        guard let wanted else { return all }
        var reads: Set<AttributeID> = []
        for answer in template.answers where wanted.contains(OutputName(answer.name)) {
            reads.formUnion(purpose.attributes(behind: answer))
        }
        for given in template.gives where wanted.contains(OutputName(given.attribute.name)) {
            reads.insert(given.attribute)
        }
        return all.filter { reads.contains($0) }
    }
}

extension AttributeState {
    /// Whether a doubt may be told with it: of what is kept back nothing is told.
    fileprivate var mayBeContested: Bool {
        switch self {
        case .value, .absentAtSource, .unavailable: true
        case .notPermitted, .withheld: false
        }
    }
}
