extension CompiledMapping {
    /// From the answer's root to its content; empty where the root is the content.
    package var contentPath: String { format.contentPath }

    /// Whether an answer is a JSON document, which ``JSONEvents`` reads.
    package var readsJSON: Bool { format == .json }
}
