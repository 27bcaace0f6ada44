/// A piece of a YAML file that knows where it stands, so that every error names file, line and what to do.
package struct YAMLNode: Sendable {
    indirect enum Content: Sendable {
        case scalar(String, isQuoted: Bool)
        case list([YAMLNode])
        case mapping([YAMLEntry])
    }

    package let file: String
    /// Counted from 1.
    package let line: Int
    /// Where in the document: `attributes.person.sex.type`.
    package let path: String
    let content: Content

    init(file: String, line: Int, path: String, content: Content) {
        self.file = file
        self.line = line
        self.path = path
        self.content = content
    }

    package var isMapping: Bool {
        guard case .mapping = content else { return false }
        return true
    }

    package var isList: Bool {
        guard case .list = content else { return false }
        return true
    }

    /// The error to throw about this piece.
    package func error(_ code: CatalogueError.Code, _ message: String) -> CatalogueError {
        CatalogueError(code, file: file, line: line, path.isEmpty ? message : "\(path): \(message)")
    }
}
