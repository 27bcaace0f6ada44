import Testing

@Suite("A purpose is data: none is named in code, but for the demo's story (DESIGN 6)")
struct DataTests {
    /// The name of every purpose file, template or adoption.
    private static let purposes = Set(
        SourceTree.paths(in: "mappings/purposes").filter { $0.hasSuffix(".yaml") }.compactMap { path in
            path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
        })

    @Test("the purposes are found")
    func found() {
        #expect(Self.purposes.count >= 4)
    }

    @Test("no source says the name of one", arguments: purposes.sorted())
    func named(_ purpose: String) {
        let others = SourceTree.sources.filter { !$0.path.hasPrefix("Sources/sluis/Demo/") }
        #expect(others.filter { $0.text.holds(purpose) }.map(\.path) == [])
    }

    @Test("the story names those that it tells of, so the scan can see them")
    func planted() {
        let story = SourceTree.sources.filter { $0.path.hasPrefix("Sources/sluis/Demo/") }
        let named = Self.purposes.filter { purpose in story.contains { $0.text.holds(purpose) } }
        #expect(named.count >= 5)
    }
}
