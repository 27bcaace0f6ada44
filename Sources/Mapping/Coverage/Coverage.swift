package import Catalogue
import Core

/// What a mapping reads of a service's answer, leaves alone for a reason, or has never been judged.
package struct Coverage: Hashable, Sendable {
    package let mapping: String
    package let source: String
    /// Whether a schema or a sample was at hand; without them only what the mapping names has a row.
    package let isWhole: Bool
    /// Sorted by path.
    package let rows: [CoverageRow]

    /// - Parameter shape: elements outside it are told as the mapping names them.
    package init(
        of file: MappingCheck.File, dictionary: AttributeDictionary, faults: FaultTable, shape: AnswerShape
    ) throws(CatalogueError) {
        var compiler = MappingCompiler(dictionary: dictionary, faults: faults)
        let mapping = try compiler.compile(file.bytes, file: file.name)
        if let finding = compiler.findings.first { throw finding }
        self.mapping = mapping.name
        source = mapping.source
        isWhole = !shape.isEmpty
        var readers: [String: [AttributeID]] = [:]
        for (attribute, paths) in mapping.attributes {
            for path in paths { readers[path, default: []].append(attribute) }
        }
        for path in compiler.uses.flatMap(\.paths) where readers[path] == nil { readers[path] = [] }
        let start = mapping.contentPath.isEmpty ? "" : mapping.contentPath + "/"
        let texts = shape.elements.filter { $0.value.holdsText }.map(\.key)
        let paths = Set(texts).union(readers.keys.filter { Self.tells($0, shape) }).filter { $0.hasPrefix(start) }
        rows = paths.sorted().map { path in
            let state: CoverageRow.State =
                if let attributes = readers[path] {
                    .mapped(attributes.sorted())
                } else if let reason = Self.reason(path, compiler.ignored) {
                    .ignored(reason)
                } else {
                    .unknown
                }
            return CoverageRow(path: String(path.dropFirst(start.count)), state: state)
        }
    }

    /// A container that is read as such, and what the shape does not know, has a row too.
    private static func tells(_ path: String, _ shape: AnswerShape) -> Bool {
        guard let element = shape.elements[path] else { return true }
        return element.holdsText || !shape.elements.keys.contains { $0.hasPrefix(path + "/") }
    }

    /// Of several ignored elements around a path, the nearest counts.
    private static func reason(_ path: String, _ ignored: [IgnoredElement]) -> IgnoredElement.Reason? {
        ignored.filter { path == $0.path || path.hasPrefix($0.path + "/") }
            .max { $0.path.utf8.count < $1.path.utf8.count }?.reason
    }

    package var mapped: Int { rows.count { if case .mapped = $0.state { true } else { false } } }
    package var ignored: Int { rows.count { if case .ignored = $0.state { true } else { false } } }
    package var unknown: Int { rows.count { $0.state == .unknown } }
}
