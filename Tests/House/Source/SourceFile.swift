/// A Swift file of the tree.
struct SourceFile: Sendable {
    /// From the root, such as `Sources/Core/Time/Instant.swift`.
    let path: String
    let text: String
    let code: SwiftCode

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = SwiftCode(text)
    }

    /// The folder below `Sources` or `Tests`: a module.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var lineCount: Int { text.utf8.count { $0 == 0x0A } }
}

extension [SourceFile] {
    /// Where a scan finds something, as `path:line`.
    func places(_ lines: (SwiftCode) -> [Int]) -> [String] {
        flatMap { file in lines(file.code).map { "\(file.path):\($0)" } }
    }
}
