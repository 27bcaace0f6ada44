/// Where each piece of the two files stands, so that a check on the values can name file and line.
struct PurposePlaces: Sendable {
    enum File {
        case template, adoption
    }

    private let template: Lines
    private let adoption: Lines

    init(template: YAMLNode, adoption: YAMLNode) {
        self.template = Lines(template)
        self.adoption = Lines(adoption)
    }

    var templateFile: String { template.file }

    /// Whether the template's author wrote this piece at all.
    func hasTemplate(_ path: String) -> Bool { template.has(path) }

    /// A finding about the piece at a path such as `answers.livesHere.rule`, or the nearest piece around it.
    func finding(_ code: CatalogueError.Code, _ file: File, _ path: String, _ message: String) -> CatalogueError {
        let lines = file == .template ? template : adoption
        return CatalogueError(code, file: lines.file, line: lines.line(of: path), "\(path): \(message)")
    }

    private struct Lines: Sendable {
        let file: String
        private var lines: [String: Int] = [:]

        init(_ root: YAMLNode) {
            file = root.file
            add(root)
        }

        private mutating func add(_ node: YAMLNode) {
            lines[node.path] = node.line
            switch node.content {
            case .scalar: return
            case .list(let items): for item in items { add(item) }
            case .mapping(let entries):
                for entry in entries {
                    add(entry.value)
                    // The line of the key: a value may begin a line lower.
                    lines[entry.value.path] = entry.line
                }
            }
        }

        func has(_ path: String) -> Bool { lines[path] != nil }

        func line(of path: String) -> Int {
            var path = Substring(path)
            while !path.isEmpty {
                if let line = lines[String(path)] { return line }
                guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
                path = path[..<end]
            }
            return 1
        }
    }
}
