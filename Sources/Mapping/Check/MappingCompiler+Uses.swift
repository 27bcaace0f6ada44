import Catalogue

extension MappingCompiler {
    /// Remembers where a selector stands, for checks that hold it against schema and samples.
    mutating func note(_ path: Path, _ node: YAMLNode) {
        let paths = contentPaths(of: path).map { $0.last == "/" ? String($0.dropLast()) : $0 }
        uses.append(SelectorUse(paths: paths, line: node.line))
    }

    /// Reads `ignored:`, the elements that are left alone, by reason.
    ///
    ///     ignored:
    ///       notNeeded: [Persoon/Taal]
    ///       sensitive: [Persoon/Adoptie]
    mutating func addIgnored(_ root: YAMLMapping) throws(CatalogueError) {
        let reasons = IgnoredElement.Reason.allCases.map(\.rawValue)
        guard let map = try root.optional("ignored")?.mapping(allowing: reasons) else { return }
        for reason in IgnoredElement.Reason.allCases {
            guard let node = map.optional(reason.rawValue) else { continue }
            for item in node.isList ? try node.list() : [node] {
                let path = try selector(item)
                guard path.steps.allSatisfy({ $0.tests.isEmpty }) else {
                    throw item.error(.wrongValue, "an ignored element takes no tests; name the element itself")
                }
                let place = contentPaths(of: path)[0]
                if ignored.contains(where: { $0.path == place }) {
                    findings.append(item.error(.duplicate, "is ignored twice; keep one"))
                }
                ignored.append(IgnoredElement(path: place, reason: reason, line: item.line))
            }
        }
    }
}
