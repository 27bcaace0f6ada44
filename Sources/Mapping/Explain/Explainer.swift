package import Catalogue
package import Core

/// Answers "where does this come from?" and "what rests on this?" from mappings and purposes alone.
package struct Explainer: Sendable {
    private let mappings: [CompiledMapping]
    private let purposes: [Purpose]

    package init(mappings: [CompiledMapping], purposes: [Purpose]) {
        self.mappings = mappings
        self.purposes = purposes
    }

    /// An attribute of the dictionary: its elements in each service, and the purposes that ask it.
    package func explain(_ attribute: AttributeID) -> Explanation {
        let found = mappings.flatMap { mapping in
            origins(of: mapping) { $0.definition.id == attribute }
        }
        return Explanation(origins: found, uses: uses(of: [attribute]))
    }

    /// An element, from the answer's root or its content on: what rests on it or on something in it.
    package func explain(element path: String) -> Explanation {
        let found = mappings.flatMap { mapping in
            origins(of: mapping) { plan in
                (mapping.attributes[plan.definition.id] ?? []).contains { Self.touches($0, path, mapping.contentPath) }
            }
        }
        return Explanation(origins: found, uses: uses(of: Set(found.map(\.attribute))))
    }

    private func origins(of mapping: CompiledMapping, _ isSought: (AttributePlan) -> Bool) -> [Explanation.Origin] {
        mapping.plans.filter(isSought).map { plan in
            Explanation.Origin(
                attribute: plan.definition.id, mapping: mapping.name, source: mapping.source,
                function: plan.function.name,
                elements: (mapping.attributes[plan.definition.id] ?? []).map { Self.short($0, mapping.contentPath) })
        }
        .sorted { $0.attribute < $1.attribute }
    }

    private func uses(of attributes: Set<AttributeID>) -> [Explanation.Use] {
        purposes.flatMap { purpose in
            attributes.sorted().compactMap { attribute -> Explanation.Use? in
                let answers = purpose.template.answers.filter { $0.attributes.contains(attribute) }.map(\.name)
                let isGiven = purpose.template.gives.contains { $0.attribute == attribute }
                guard !answers.isEmpty || isGiven else { return nil }
                let name = "\(purpose.ref.controller)/\(purpose.ref.id)"
                return Explanation.Use(purpose: name, attribute: attribute, answers: answers, isGiven: isGiven)
            }
        }
    }

    private static func short(_ path: String, _ content: String) -> String {
        !content.isEmpty && path.hasPrefix(content + "/") ? String(path.dropFirst(content.utf8.count + 1)) : path
    }

    /// Whether an element of a lineage is the sought one or stands in it.
    private static func touches(_ lineage: String, _ path: String, _ content: String) -> Bool {
        [lineage, short(lineage, content)].contains { $0 == path || $0.hasPrefix(path + "/") }
    }
}
