import Testing

@Suite("The README shows each law with the tests that prove it, or says that there are none yet (DESIGN 1)")
struct LawTests {
    @Test("all ten stand there")
    func allTen() throws {
        #expect(try Readme.load().laws.keys.sorted() == Array(1...10))
    }

    @Test("a law names every suite that proves it and no other; one without a suite says `not yet`", arguments: 1...10)
    func proofs(_ law: Int) throws {
        let suites = LawSuites.byLaw()[law] ?? []
        let told = try #require(try Readme.load().laws[law])
        #expect(told == Readme.Law(suites: suites, saysNotYet: suites.isEmpty))
    }

    @Test(
        "a suite says which laws it proves",
        arguments: [
            ("Law 2: no basis, no record", [2]), ("Law 10 holds", [10]), ("Laws 1 and 2: in one", [1, 2]),
            ("No file holds a number (laws 6 and 9)", [6, 9]), ("Unknown is not no (law 5)", [5]),
            ("A household is its members (FIELD 3.2)", []), ("Lawful, 3 times", []),
        ])
    func plantedSuite(_ name: String, _ laws: [Int]) {
        #expect(LawSuites.laws(of: name) == Set(laws))
    }

    @Test("suites are found where they stand, and not in comments")
    func plantedSource() {
        let source =
            "@Suite(\"Law 1: a\", .serialized)\n// @Suite(\"Law 2: b\")\n@Suite(\n    \"Law 3: c\")\n@Suite(.serialized)"
        #expect(LawSuites.names(in: source) == ["Law 1: a", "Law 3: c"])
    }

    @Test("the laws of a README are read")
    func plantedReadme() {
        let text = """
            # A
            ## The ten laws
            1. **B.** C
               - not yet
            2. **D.** E
               - `Law 2: f`
               - `g (law 2)`
            ## Next
            3. **H.**
            """
        let laws = Readme(text: text).laws
        #expect(laws == [1: .init(saysNotYet: true), 2: .init(suites: ["Law 2: f", "g (law 2)"])])
    }
}
