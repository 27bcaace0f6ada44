import FoundationEssentials
import Mapping

/// The documents that a run begins with: one for each mapping, with every element that it names, and real answers.
struct Seeds {
    let target: String
    /// A folder with answers, at any depth.
    let answers: String?

    private var ending: String { target == "xml" ? ".xml" : ".json" }

    func write(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for mapping in Subjects.shared.mappings where mapping.readsJSON == (target != "xml") {
            let document = SeedDocument(mapping)
            let text = target == "xml" ? document.xml : document.json
            try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(mapping.name)\(ending)"))
        }
        if let answers { try copy(answers, to: folder) }
    }

    /// What is larger than a seed may be teaches libFuzzer nothing that a smaller one does not.
    private func copy(_ from: String, to folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: from).sorted() {
            let path = from + "/" + name
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
            if isFolder {
                try copy(path, to: folder)
            } else if name.hasSuffix(ending), let data = FileManager.default.contents(atPath: path),
                data.count < 32 * 1024
            {
                let unique = path.split(separator: "/").suffix(3).joined(separator: "-")
                try data.write(to: URL(filePath: folder + "/" + unique))
            }
        }
    }
}
