import FoundationEssentials
import Support
import Testing
import Wire

@Suite("Every answer that MAGDA gives in its test data is read", .enabled(if: SharedData.isPresent))
struct RealAnswersTests {
    private static let paths: [String] = {
        guard let root = SharedData.root else { return [] }
        let files = try? FileManager.default.subpathsOfDirectory(atPath: root + "/magda")
        return (files ?? []).filter { $0.hasSuffix(".xml") }.sorted()
    }()

    @Test("All files of the folder")
    func all() throws {
        #expect(Self.paths.count == 359)
        for path in Self.paths {
            let bytes = try SharedData.bytes("magda/" + path)
            let events = try WireTests.events(of: bytes)
            #expect(events.count > 5, "\(path)")
            #expect(events.filter { $0.hasPrefix("<") && $0.hasSuffix(">") }.count == events.filter { $0 == "/" }.count)
        }
    }
}
