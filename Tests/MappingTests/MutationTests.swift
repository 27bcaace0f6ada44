import Core
import Mapping
import Support
import Testing

@Suite(
    "A mangled answer never crashes and never makes up a value", .enabled(if: SharedData.isPresent, "no ../shared"))
struct MutationTests {
    private static let answers = 12
    private static let mutations = 40

    @Test(
        "cut, doubled, reordered, renamed or emptied: what a value holds stands in the answer or in the mapping",
        arguments: PropertyAnswers.services)
    func mangled(_ service: String) throws {
        let answers = try PropertyAnswers(service)
        let own = MutationWords(mapping: try Repository.text(answers.mapping.file))
        let explainer = Explainer(mappings: [answers.mapping], purposes: [])
        let functions = Dictionary(
            answers.mapping.attributes.keys.map { ($0, explainer.explain($0).origins.first?.function ?? "") },
            uniquingKeysWith: { first, _ in first })
        var random = SeededGenerator(seed: 7)
        var values = 0
        for (whole, asked) in try answers.some(Self.answers, &random) {
            let names = Set(whole.places.map { whole.path(to: $0).last ?? "" }).sorted()
            for _ in 0..<Self.mutations {
                var tree = whole
                for _ in 0...Int.random(in: 0...3, using: &random) { Self.mangle(&tree, names, &random) }
                let answer = answers.read(tree, asked: asked)
                let words = MutationWords(tree)
                for (id, value) in answer.values {
                    guard case .value(let value) = value.content else { continue }
                    values += 1
                    let isCount = functions[id] == "count"
                    #expect(
                        isCount ? words.canCount(value) : words.hold(value, or: own), "\(id) says what nobody wrote")
                }
            }
        }
        #expect(values > 0)
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
}
