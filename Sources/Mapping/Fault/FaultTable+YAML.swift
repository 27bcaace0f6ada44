package import Catalogue
import Core

extension FaultTable {
    /// Reads a table such as `mappings/magda-faults.yaml`.
    package init(yaml bytes: [UInt8], file: String) throws(CatalogueError) {
        let root = try YAMLNode.document(bytes, file: file).mapping(allowing: ["types", "faults"])
        for entry in try root.required("types").entries() {
            let status = try entry.value.choice(Outcome.Status.self)
            byType[entry.key] = Meaning(status: status, isRetryable: false)
        }
        try add(try root.list("faults"), mayReplace: false)
    }

    /// The table with a service's own meanings before the common ones.
    func overridden(by rows: [YAMLNode]) throws(CatalogueError) -> FaultTable {
        var table = self
        try table.add(rows, mayReplace: true)
        return table
    }

    private mutating func add(_ rows: [YAMLNode], mayReplace: Bool) throws(CatalogueError) {
        var seen: Set<Key> = []
        for row in rows {
            let map = try row.mapping(allowing: ["origin", "codes", "status", "retry", "means"])
            let status = try map.required("status").choice(Outcome.Status.self)
            let meaning = Meaning(status: status, isRetryable: try map.optionalBoolean("retry") ?? false)
            for origin in try map.required("origin").strings() {
                for code in try map.required("codes").strings() {
                    let key = Key(origin: origin, code: code)
                    guard seen.insert(key).inserted, mayReplace || meanings[key] == nil else {
                        throw row.error(.duplicate, "(\(origin), \(code)) stands twice; keep one")
                    }
                    meanings[key] = meaning
                }
            }
        }
    }
}
