import Catalogue
import Core

extension MappingCompiler {
    /// Reads `statuses:`, what the sources behind an answer say of themselves.
    ///
    ///     - {each: results/dgphResult/status, origin: DGPH, code: code}
    ///     - {each: dataFilters/filteredElement, origin: KSZ, status: filtered}
    mutating func statuses(_ root: YAMLMapping) throws(CatalogueError) -> [SourceStatus] {
        var statuses: [SourceStatus] = []
        for row in try root.list("statuses") {
            let map = try row.mapping(allowing: ["each", "origin", "code", "status"])
            let path = try selector(map.required("each"))
            note(path, try map.required("each"))
            let place = builder.addRecord(path, below: contentNode)
            let paths = contentPaths(of: path)
            statusPaths.formUnion(paths)
            var code: Int?
            if let node = map.optional("code") {
                let inner = try selector(node)
                code = builder.add(inner, below: place.node).slot
                statusPaths.insert(paths[0] + "/" + inner.plain)
            }
            let status = try map.optional("status")?.choice(Outcome.Status.self)
            guard (code == nil) != (status == nil) else {
                throw row.error(.missingKey, "needs either `code:`, where its code stands, or `status:`, what it means")
            }
            statuses.append(
                SourceStatus(
                    scope: place.scope, gates: place.gates, origin: try map.string("origin"), code: code,
                    status: status))
        }
        return statuses
    }
}
