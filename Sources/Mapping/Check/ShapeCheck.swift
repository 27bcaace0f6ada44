import Catalogue
import Core

/// Holds a mapping against what the answers of its service can hold.
struct ShapeCheck {
    private let mapping: CompiledMapping
    private let compiler: MappingCompiler
    private let shape: AnswerShape
    private let places: Trie.Places
    private static let shownCodes = 6

    init(_ mapping: CompiledMapping, _ compiler: MappingCompiler, _ shape: AnswerShape) {
        self.mapping = mapping
        self.compiler = compiler
        self.shape = shape
        places = mapping.trie.places
    }

    var findings: [CatalogueError] {
        (selectors + ignored + mapping.plans.flatMap { codes($0) + cardinality($0) }).sorted { $0.line < $1.line }
    }

    private func finding(_ code: CatalogueError.Code, line: Int, _ message: String) -> CatalogueError {
        CatalogueError(code, file: mapping.file, line: line, message)
    }

    /// From the content on, as the author wrote it.
    private func short(_ path: String) -> String {
        let start = mapping.contentPath + "/"
        return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path
    }

    private var knowledge: String { shape.hasSchema ? "the schema nor any sample" : "any sample" }

    private var selectors: [CatalogueError] {
        var told: Set<String> = []
        return compiler.uses.flatMap { use in
            use.paths.compactMap { path in
                guard !path.isEmpty, path != mapping.contentPath, !shape.allows(path),
                    told.insert("\(use.line) \(path)").inserted
                else { return nil }
                return finding(
                    .unknownReference, line: use.line,
                    "`\(short(path))` stands in neither \(knowledge); correct the selector or remove it")
            }
        }
    }

    private var ignored: [CatalogueError] {
        compiler.ignored.filter { !shape.allows($0.path) }.map {
            finding(
                .unknownReference, line: $0.line,
                "`\(short($0.path))` stands in neither \(knowledge); remove it from `ignored:`")
        }
    }

    private func line(_ plan: AttributePlan) -> Int { compiler.attributeLines[plan.definition.id] ?? 1 }

    private func codes(_ plan: AttributePlan) -> [CatalogueError] {
        mapping.codes(of: plan, places).compactMap { row in
            var missing: Set<String> = []
            for source in row.sources {
                let known = shape.elements[source.path]?.codes ?? []
                missing.formUnion(
                    (source.allowed.map { known.intersection($0) } ?? known).filter {
                        !row.list.contains(row.translation[$0] ?? $0)
                    })
            }
            guard !missing.isEmpty else { return nil }
            // A text that is no code may be about a person: it is not shown.
            let shown = missing.sorted().prefix(Self.shownCodes).map { ExceptionReading.token($0) }
            let more = missing.count > Self.shownCodes ? " and \(missing.count - Self.shownCodes) more" : ""
            return finding(
                .wrongValue, line: line(plan),
                "\(plan.definition.id) can get \(shown.joined(separator: ", "))\(more), which the code list "
                    + "`\(row.list.name)` lacks; add them there, or to `translate:`")
        }
    }

    private func cardinality(_ plan: AttributePlan) -> [CatalogueError] {
        Set(mapping.clashes(of: plan, with: shape, places)).sorted().map {
            finding(
                .wrongKind, line: line(plan),
                "\(plan.definition.id) is one value, but `\(short($0))` can stand several times; choose with `first:`, "
                    + "with records or a test, or make the attribute a list")
        }
    }
}
