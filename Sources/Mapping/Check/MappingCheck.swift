package import Catalogue
import Core

/// Every mistake in a set of mappings, with file, line and what to do; it backs `sluis mapping check`.
package enum MappingCheck {
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Empty where all is well.
    ///
    /// Constants outside the code list, attributes that nobody defined or that two mappings of one source fill,
    /// functions that do not exist, promises not kept, namespaces not declared. Where the shape of a service's answers
    /// is at hand: selectors that name nothing, codes that nobody translates, elements that repeat and are read as one.
    ///
    /// - Parameter shapes: by the name of the mapping.
    package static func findings(
        _ files: [File], dictionary: AttributeDictionary, faults: FaultTable, shapes: [String: AnswerShape] = [:]
    ) -> [CatalogueError] {
        var findings: [CatalogueError] = []
        var owners: [String: String] = [:]
        for file in files {
            var compiler = MappingCompiler(dictionary: dictionary, faults: faults)
            do {
                let mapping = try compiler.compile(file.bytes, file: file.name)
                findings.append(contentsOf: compiler.findings)
                for id in mapping.attributes.keys.sorted() {
                    let key = mapping.source + " " + id.name
                    if let owner = owners.updateValue(file.name, forKey: key) {
                        findings.append(
                            CatalogueError(
                                .duplicate, file: file.name, line: compiler.attributeLines[id] ?? 1,
                                "\(id) from \(mapping.source) is mapped in \(owner) too; keep one"))
                    }
                }
                if let shape = shapes[mapping.name], !shape.isEmpty {
                    findings.append(contentsOf: ShapeCheck(mapping, compiler, shape).findings)
                }
            } catch {
                findings.append(contentsOf: compiler.findings)
                findings.append(error)
            }
        }
        return findings
    }
}
