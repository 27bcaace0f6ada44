import Testing

@Suite("The law does no I/O: what decides, derives and proves reads no file, socket or clock (DESIGN 4)")
struct PureTests {
    /// What reaches the world outside.
    private static let outside: Set = [
        "Wire", "CLibraries", "Store", "Adapters", "Server", "MockRegisters", "Hummingbird", "GRDB", "Foundation",
        "Glibc",
        "Dispatch", "NIOCore", "NIOPosix", "JWTKit",
    ]

    /// What FoundationEssentials and the standard library offer for it.
    private static let reaching: Set = [
        "FileManager", "FileHandle", "ProcessInfo", "Process", "Date", "URL", "ContinuousClock", "SuspendingClock",
        "readLine", "getenv", "Thread",
    ]

    @Test("the seven pure modules are named")
    func names() {
        let pure: Set = ["Core", "Catalogue", "Mapping", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce"]
        #expect(Set(Chapter.house.filter(\.isPure).map(\.name)) == pure)
    }

    @Test("nothing that a pure module imports, direct or through others, reaches outside")
    func transitive() {
        for chapter in Chapter.house where chapter.isPure {
            #expect(Self.reach(of: chapter.name).isDisjoint(with: Self.outside), "\(chapter)")
        }
    }

    @Test("no pure file names what reads files, variables or the clock")
    func words() {
        let pure = Set(Chapter.house.filter(\.isPure).map(\.name))
        let files = SourceTree.sources.filter { pure.contains($0.module) }
        #expect(files.places { $0.lines(saying: Self.reaching) } == [])
    }

    @Test("the reach of a module that does I/O is seen: the scan follows imports")
    func plantedReach() {
        #expect(Self.reach(of: "Adapters").isSuperset(of: ["Wire", "CLibraries", "Core"]))
        #expect(Self.reach(of: "Store").contains("GRDB"))
    }

    @Test("a use is seen, its likes are not")
    func plantedUse() {
        let source = """
            let now = Date()  // Date
            let data = FileManager.default.contents(atPath: "FileManager")
            let day: CalendarDate = .date
            """
        #expect(SwiftCode(source).lines(saying: Self.reaching) == [1, 2])
    }

    /// Everything that a module's files import, and what those import in turn.
    private static func reach(of module: String) -> Set<String> {
        var reached: Set<String> = []
        var open = [module]
        while let next = open.popLast() {
            for file in SourceTree.sources where file.module == next {
                for found in file.code.imports where reached.insert(found).inserted { open.append(found) }
            }
        }
        return reached
    }
}
