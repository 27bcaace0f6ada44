import Core
import Mapping
import Support
import Testing

@Suite(
    "What a mapping says rests on the elements it names, and on nothing else",
    .enabled(if: SharedData.isPresent, "no ../shared"))
struct PropertyTests {
    /// Answers of a service, and nodes of an answer; an answer with fewer nodes is tried whole.
    private static let answers = 8
    private static let nodes = 100

    @Test("removing any one element or attribute changes only what names it", arguments: PropertyAnswers.services)
    func lineage(_ service: String) throws {
        let answers = try PropertyAnswers(service)
        var random = SeededGenerator(seed: 11)
        var changes = 0
        for (whole, asked) in try answers.some(Self.answers, &random) {
            let before = answers.read(whole, asked: asked)
            for (path, cut) in Self.cuts(whole, &random) {
                // What exceptions say goes for every attribute.
                if path.contains("Uitzonder") { continue }
                let after = answers.read(cut, asked: asked)
                for (id, lineage) in answers.mapping.attributes {
                    let isSame =
                        before.values[id] == after.values[id]
                        && before.unreadable.contains(id) == after.unreadable.contains(id)
                    if isSame { continue }
                    changes += 1
                    let isNamed = lineage.contains {
                        $0 == path || $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/")
                    }
                    #expect(isNamed, "\(id) changed without \(path)")
                }
            }
        }
        #expect(changes > 0)
    }

    /// The tree without one element or one attribute, with its path.
    private static func cuts(
        _ whole: MarkupTree.Element, _ random: inout SeededGenerator
    ) -> [(path: String, tree: MarkupTree.Element)] {
        let places = whole.places
        let chosen = places.count <= nodes ? places : Array(places.shuffled(using: &random).prefix(nodes))
        return chosen.flatMap { place in
            let path = whole.path(to: place).joined(separator: "/")
            var cut = whole
            cut.change(place) { list, index in list.remove(at: index) }
            return [(path, cut)]
                + whole.attributes(at: place).indices.map { index in
                    var cut = whole
                    let name = whole.attributes(at: place)[index].name
                    cut.change(place) { list, place in list[place].attributes.remove(at: index) }
                    return (path + "/@" + name, cut)
                }
        }
    }
}

extension MarkupTree.Element {
    fileprivate func attributes(at place: some Collection<Int>) -> [(name: String, value: String)] {
        guard let index = place.first else { return attributes }
        return children[index].attributes(at: place.dropFirst())
    }
}
