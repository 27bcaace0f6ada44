import Core
import Mapping
import Support
import Testing

@Suite("What a mapping says rests on the elements it names, and on nothing else", .enabled(if: SharedData.isPresent))
struct PropertyTests {
    static let samples: [(mapping: String, key: String)] = [
        ("GeefPersoon-02.02", "70621199594"), ("GeefPersoon-02.02", "62612399346"),
        ("GeefPersoon-02.02", "81702299254"),
        ("GeefPersoon-02.02", "63661643101"), ("GeefGezinssamenstelling-02.02", "62680599848"),
        ("GeefSociaalStatuut-03.00", "66691666644"), ("GeefSociaalStatuut-03.00", "84640618997"),
    ]

    private func tree(_ sample: (mapping: String, key: String)) throws -> MarkupTree.Element {
        try MarkupTree.parse(
            try SharedData.bytes((Mappings.folders[sample.mapping] ?? "") + "/" + sample.key + ".xml"))
    }

    @Test("removing one element changes only attributes whose lineage names it", arguments: samples)
    func lineage(_ sample: (mapping: String, key: String)) throws {
        let mapping = try Mappings.compiled(sample.mapping)
        let whole = try tree(sample)
        let before = try Mappings.run(mapping, Array(whole.xml.utf8), asked: sample.key)
        var changes = 0
        for place in whole.places {
            let path = whole.path(to: place).joined(separator: "/")
            if path.contains("Uitzonder") { continue }
            var cut = whole
            cut.change(place) { list, index in list.remove(at: index) }
            let after = try Mappings.run(mapping, Array(cut.xml.utf8), asked: sample.key)
            for (id, lineage) in mapping.attributes where before.values[id] != after.values[id] {
                changes += 1
                let isNamed = lineage.contains { $0 == path || $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }
                #expect(isNamed, "\(id) changed without \(path)")
            }
        }
        #expect(changes > mapping.attributes.count / 4)
    }

    @Test("a mangled answer never crashes and never makes up a text", arguments: samples)
    func mangled(_ sample: (mapping: String, key: String)) throws {
        let mapping = try Mappings.compiled(sample.mapping)
        let whole = try tree(sample)
        let names = Set(whole.places.map { whole.path(to: $0).last ?? "" }).sorted()
        let known = Self.words(whole)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            var changed = whole
            for _ in 0...Int.random(in: 0...3, using: &random) { Self.mangle(&changed, names, &random) }
            var bytes = Array(changed.xml.utf8)
            if Int.random(in: 0..<8, using: &random) == 0, let at = bytes.indices.randomElement(using: &random) {
                bytes[at] = UInt8.random(in: 0x20...0x7E, using: &random)
                _ = try? Mappings.run(mapping, bytes, asked: sample.key)
                continue
            }
            let answer = try Mappings.run(mapping, bytes, asked: sample.key)
            for (id, value) in answer.values {
                guard case .value(let value) = value.content, id != "residence.kind" else { continue }
                #expect(Self.texts(value).allSatisfy { known.contains($0) }, "\(id)")
            }
        }
    }

    private static func mangle(_ tree: inout MarkupTree.Element, _ names: [String], _ random: inout SeededGenerator) {
        guard let place = tree.places.randomElement(using: &random) else { return }
        let choice = Int.random(in: 0..<5, using: &random)
        let name = names.randomElement(using: &random) ?? "x"
        let other = Int.random(in: 0..<100, using: &random)
        tree.change(place) { list, index in
            switch choice {
            case 0: list.remove(at: index)
            case 1: list.insert(list[index], at: index)
            case 2: list.swapAt(index, other % list.count)
            case 3: list[index].name = name
            default:
                list[index].text = ""
                list[index].children = []
            }
        }
    }

    /// The words that a document holds.
    private static func words(_ element: MarkupTree.Element) -> Set<String> {
        var words = Set(element.text.split(whereSeparator: \.isWhitespace).map(String.init))
        for attribute in element.attributes { words.insert(attribute.value) }
        for child in element.children { words.formUnion(Self.words(child)) }
        return words
    }

    private static func texts(_ value: Value) -> [String] {
        switch value {
        case .boolean, .integer, .cents: []
        case .text(let text): text.split(separator: " ").map(String.init)
        case .code(let code): [code]
        case .date(let date): [date.text]
        case .person(let number): [number.revealedDigits]
        case .list(let values): values.flatMap(texts)
        case .record(let fields): fields.values.flatMap(texts)
        }
    }
}

/// The same choices in each run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
