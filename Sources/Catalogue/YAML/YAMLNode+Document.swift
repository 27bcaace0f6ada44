internal import Yams

extension YAMLNode {
    /// Far above what a person writes by hand.
    package static let sizeLimit = 256 * 1024

    /// Reads the one document of a file.
    ///
    /// Anchors and aliases are refused: what is written once must be read once, and
    /// an officer who approves bytes must see all of them where they work.
    package static func document(_ bytes: [UInt8], file: String) throws(CatalogueError) -> YAMLNode {
        guard bytes.count <= sizeLimit else {
            throw CatalogueError(.tooLarge, file: file, line: 1, "over \(sizeLimit) bytes; split the file")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CatalogueError(.notYAML, file: file, line: 1, "not UTF-8; save the file as UTF-8")
        }
        do {
            // The parser owns the anchors; the nodes only know them while it lives.
            let parser = try Parser(yaml: text)
            guard let root = try parser.singleRoot() else {
                throw CatalogueError(.notYAML, file: file, line: 1, "empty; write the document")
            }
            return try withExtendedLifetime(parser) { try YAMLNode(root, file: file, path: "", line: 1) }
        } catch let error as CatalogueError {
            throw error
        } catch let error as YamlError {
            throw CatalogueError(error, file: file)
        } catch {
            throw CatalogueError(.notYAML, file: file, line: 1, "not readable as YAML; check indents and quotes")
        }
    }

    private init(_ node: Node, file: String, path: String, line: Int) throws(CatalogueError) {
        let line = node.mark?.line ?? line
        guard node.anchor == nil, node.alias == nil else {
            throw CatalogueError(.aliasRefused, file: file, line: line, "anchors and aliases are refused; write it out")
        }
        let content: Content
        switch node {
        case .scalar(let scalar):
            content = .scalar(scalar.string, isQuoted: scalar.style != .plain)
        case .sequence(let items):
            var children: [YAMLNode] = []
            for item in items {
                children.append(try YAMLNode(item, file: file, path: "\(path)[\(children.count)]", line: line))
            }
            content = .list(children)
        case .mapping(let pairs):
            var entries: [YAMLEntry] = []
            for (key, value) in pairs {
                let keyLine = key.mark?.line ?? line
                guard case .scalar(let scalar) = key, key.anchor == nil else {
                    throw CatalogueError(.wrongKind, file: file, line: keyLine, "a key must be plain text")
                }
                let below = path.isEmpty ? scalar.string : path + "." + scalar.string
                let child = try YAMLNode(value, file: file, path: below, line: keyLine)
                entries.append(YAMLEntry(key: scalar.string, line: keyLine, value: child))
            }
            content = .mapping(entries)
        case .alias:
            throw CatalogueError(.aliasRefused, file: file, line: line, "aliases are refused; write it out")
        }
        self.init(file: file, line: line, path: path, content: content)
    }
}

extension CatalogueError {
    fileprivate init(_ error: YamlError, file: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(.notYAML, file: file, line: mark.line, "\(problem); check indents, colons and quotes")
        case .duplicatedKeysInMapping(let names, let context):
            let names = names.sorted().joined(separator: ", ")
            self.init(.duplicate, file: file, line: context.mark.line, "written twice: \(names); keep one")
        default:
            self.init(.notYAML, file: file, line: 1, "not readable as YAML; check indents and quotes")
        }
    }
}
