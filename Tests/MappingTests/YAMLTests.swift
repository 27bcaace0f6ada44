import Catalogue
import Testing

@Suite("A mistake in a file is told with its file, its line and what to do")
struct YAMLTests {
    static let mistakes: [(yaml: String, code: CatalogueError.Code, line: Int)] = [
        ("a: 1\nb: 2\nc: 3\n", .unknownKey, 3),
        ("a: 1\n", .missingKey, 1),
        ("a: 1\nb:\n  - x\n  - y: [\n", .notYAML, 5),
        ("a: &x 1\nb: *x\n", .aliasRefused, 1),
        ("a: 1\nb: 2\na: 3\n", .duplicate, 1),
        ("a: 1\nb: twee\n", .wrongValue, 2),
        ("a: 1\nb:\n", .wrongValue, 2),
        ("a: 1\nb: [1]\n", .wrongKind, 2),
        ("- a\n", .wrongKind, 1),
        ("? [a]\n: 1\n", .wrongKind, 1),
        ("", .notYAML, 1),
    ]

    @Test("each mistake has its code and line", arguments: mistakes)
    func mistake(_ row: (yaml: String, code: CatalogueError.Code, line: Int)) {
        let error = #expect(throws: CatalogueError.self) { try Self.read(row.yaml) }
        #expect(error?.code == row.code)
        #expect(error?.line == row.line)
        #expect(error?.file == "test.yaml")
        #expect(error?.message.isEmpty == false)
    }

    private static func read(_ yaml: String) throws(CatalogueError) {
        let map = try YAMLNode.document(Array(yaml.utf8), file: "test.yaml").mapping(allowing: ["a", "b"])
        _ = try map.integer("a")
        _ = try map.integer("b")
    }

    @Test("a file over the limit is refused unread")
    func tooLarge() {
        let bytes = [UInt8](repeating: 0x20, count: YAMLNode.sizeLimit + 1)
        let error = #expect(throws: CatalogueError.self) { try YAMLNode.document(bytes, file: "test.yaml") }
        #expect(error?.code == .tooLarge)
    }

    @Test("bytes that are no UTF-8 are refused")
    func notUTF8() {
        let error = #expect(throws: CatalogueError.self) { try YAMLNode.document([0xFF, 0x3A], file: "test.yaml") }
        #expect(error?.code == .notYAML)
    }

    @Test("a code keeps its zeros, and quoted text is not null")
    func verbatim() throws {
        let map = try YAMLNode.document(Array("a: 01\nb: 'null'\n".utf8), file: "t").mapping(allowing: ["a", "b"])
        #expect(try map.string("a") == "01")
        #expect(try map.string("b") == "null")
    }

    @Test("the error reads as file, line, place and cure")
    func description() {
        let error = #expect(throws: CatalogueError.self) { try Self.read("a: 1\nb: x\n") }
        #expect(error?.description == "test.yaml:2: b: must be a whole number")
    }
}
