import FoundationEssentials

/// A folder laid out like MAGDA-Mock's: `<Domain>/<Service>/<Version>/<key>.xml`, each the payload of a body.
package struct SimulatorFolder: Sendable {
    /// The folders of a service, by its name.
    private let folders: [String: [String]]

    /// Looks once which services there are; the answers themselves are read when they are asked for.
    package init(_ path: String) throws(MockRegistersError) {
        let manager = FileManager.default
        guard let domains = try? manager.contentsOfDirectory(atPath: path) else {
            throw MockRegistersError(.unreadable, path)
        }
        var folders: [String: [String]] = [:]
        for domain in domains.sorted() {
            for service in (try? manager.contentsOfDirectory(atPath: path + "/" + domain)) ?? [] {
                folders[service, default: []].append(path + "/" + domain + "/" + service)
            }
        }
        self.folders = folders
    }

    /// The first file that is there: the key's, in the version or in the folder above it, then `notfound.xml`, then
    /// `success.xml` (FIELD 1.8).
    func document(service: String, version: String, key: String?) -> [UInt8]? {
        let names = [key.map { $0 + ".xml" }].compactMap(\.self)
        for folder in folders[service] ?? [] {
            let inside = folder + "/" + version
            guard FileManager.default.fileExists(atPath: inside) else { continue }
            let tries =
                names.map { inside + "/" + $0 } + names.map { folder + "/" + $0 }
                + ["/notfound.xml", "/success.xml"].map { inside + $0 }
            for file in tries {
                if let data = try? Data(contentsOf: URL(filePath: file)) { return Array(data) }
            }
        }
        return nil
    }
}
