import FoundationEssentials
import Support

/// The files of the repository, as they lie on disk.
enum SourceTree {
    static let sources = swift(in: "Sources")
    static let tests = swift(in: "Tests")

    /// The modules of the house: the folders of `Sources`.
    static let modules: [String] = entries(of: "Sources").sorted()

    /// The folders of `Tests`; the bench and the fuzz targets are built only when asked for, and the walk in a browser
    /// is Python.
    static let testTargets: [String] = entries(of: "Tests").filter { !["Bench", "Browser", "Fuzz"].contains($0) }
        .sorted()

    static func entries(of folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/" + folder)) ?? []
    }

    /// Every path below a folder, files and folders.
    static func paths(in folder: String) -> [String] {
        let below = (try? FileManager.default.subpathsOfDirectory(atPath: Repository.root + "/" + folder)) ?? []
        return below.sorted().map { folder + "/" + $0 }
    }

    /// Every file that people read or tools run, with its text; what is built or fetched is left out.
    static func texts() -> [(path: String, text: String)] {
        let folders = ["Sources", "Tests", "mappings", "mocks", ".ci"].flatMap(paths(in:))
        let files = ["Package.swift", "README.md", "Makefile", ".swift-format", ".gitignore"]
        return (folders + files).compactMap { path in (try? Repository.text(path)).map { (path, $0) } }
    }

    private static func swift(in folder: String) -> [SourceFile] {
        paths(in: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
            (try? Repository.text(path)).map { SourceFile(path: path, text: $0) }
        }
    }
}
