import Catalogue
import Core
import Disclosure

/// Services whose question is made of other attributes, such as an address that is looked up in the address register.
///
/// Those attributes are fetched first, under the purpose's own title for them; they serve the question and are
/// dropped, unless the purpose asks for them itself.
extension KeptAndFetched {
    /// What the needs of a call have come to.
    enum Needs {
        /// The values for the question; it rests on a doubtful one where the mark is set.
        case given([AttributeID: Value], isDoubtful: Bool)
        /// One is kept back, and what rests on it is too: the question is not asked.
        case withheld
        /// There is nothing to ask about.
        case absent
        case missing
    }

    /// The attributes to fetch: those asked, and those that their services need and no kept fact gives.
    ///
    /// An attribute is left out where its service needs one that this purpose cannot have; nothing is asked for it.
    func withNeeds(_ attributes: [AttributeID], for need: FactNeed) async -> [AttributeID] {
        var candidates: [AttributeID] = []
        var index = 0
        while index < attributes.count + candidates.count {
            let attribute = index < attributes.count ? attributes[index] : candidates[index - attributes.count]
            for other in inputs(of: attribute, need.purpose)
            where !attributes.contains(other) && !candidates.contains(other) {
                candidates.append(other)
            }
            index += 1
        }
        let atHand = Set(await kept(candidates, for: need).keys)
        var wanted: [AttributeID] = []
        for attribute in attributes {
            for step in steps(to: attribute, need.purpose, atHand: atHand, above: []) ?? []
            where !wanted.contains(step) {
                wanted.append(step)
            }
        }
        return wanted
    }

    private func inputs(of attribute: AttributeID, _ purpose: Purpose) -> [AttributeID] {
        guard let service = service(for: attribute, purpose) else { return [] }
        return service.needs + service.mayUse
    }

    /// What has to be fetched for an attribute, itself last; `nil` where it cannot be had.
    private func steps(
        to attribute: AttributeID, _ purpose: Purpose, atHand: Set<AttributeID>, above: Set<AttributeID>
    ) -> [AttributeID]? {
        if atHand.contains(attribute) { return [] }
        guard let service = service(for: attribute, purpose), !above.contains(attribute) else { return nil }
        let above = above.union([attribute])
        var steps: [AttributeID] = []
        for other in service.needs {
            guard let more = self.steps(to: other, purpose, atHand: atHand, above: above) else { return nil }
            steps.append(contentsOf: more)
        }
        for other in service.mayUse {
            steps.append(contentsOf: self.steps(to: other, purpose, atHand: atHand, above: above) ?? [])
        }
        return steps + [attribute]
    }

    /// Kept facts that this purpose may use; none where they cannot be read.
    ///
    /// As they are stored now: no transaction judges what only a question is made of, so that one which has just gone is
    /// not sent from memory.
    func kept(_ attributes: [AttributeID], for need: FactNeed) async -> [AttributeID: Fact] {
        guard !attributes.isEmpty else { return [:] }
        let need = need.narrowed(to: attributes)
        let found = (try? await kept(for: need, asStored: true) { need.maximumAgeDays(of: $0) }) ?? []
        return Dictionary(found.map { ($0.fact.attribute, $0.fact) }, uniquingKeysWith: { first, _ in first })
    }

    func needs(of service: SourceService, among facts: [AttributeID: Fact]) -> Needs {
        var given: [AttributeID: Value] = [:]
        var isDoubtful = false
        var absent = 0
        for attribute in service.needs + service.mayUse {
            guard let fact = facts[attribute] else {
                if service.needs.contains(attribute) { return .missing }
                continue
            }
            switch fact.content {
            case .withheld: return .withheld
            case .absent: absent += service.needs.contains(attribute) ? 1 : 0
            case .value(let value):
                given[attribute] = value
                isDoubtful = isDoubtful || fact.isDoubtful
            }
        }
        if absent > 0 { return absent == service.needs.count ? .absent : .missing }
        return .given(given, isDoubtful: isDoubtful)
    }
}
