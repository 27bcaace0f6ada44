/// What a citizen need not fill in or bring, since the answers of a purpose stand in for it.
package struct Spared: Hashable, Sendable {
    /// Questions on the form.
    package let questions: Int
    /// Papers, by their Dutch names.
    package let papers: [String]

    package static let nothing = Spared(questions: 0, papers: [])

    package init(questions: Int, papers: [String]) {
        self.questions = questions
        self.papers = papers
    }

    init(yaml node: YAMLNode) throws(CatalogueError) {
        let map = try node.mapping(allowing: ["questions", "papers"])
        self.init(questions: try map.optional("questions")?.count() ?? 0, papers: try map.strings("papers"))
    }
}
