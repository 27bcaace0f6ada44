import Catalogue
import Core
import Disclosure
import Testing

@Suite("Whatever the unknown turns out to be, an answer that was given stands")
struct CompletionTests {
    typealias Known = RandomWorld.Known

    @Test("yes and no hold in every completion; a no holds whatever weak data were worth", arguments: 0..<UInt64(60))
    func everyCompletion(seed: UInt64) {
        let random = RandomWorld(seed: seed)
        for _ in 0..<25 {
            let rule = random.rule(depth: 3)
            let known = random.known().filter { rule.attributes.contains($0.key) }
            let answer = Self.facts(known).answer(rule)
            switch answer.state {
            case .value(.boolean(true)):
                let trusted = answer.isDoubtful ? known : known.mapValues { $0.isDoubtful ? Known() : $0 }
                #expect(Self.completions(trusted).allSatisfy { $0.isTrue(rule) }, "\(rule) \(known)")
            case .value(.boolean(false)):
                let firm = known.mapValues { $0.isDoubtful || $0.isPartial ? Known() : $0 }
                #expect(!Self.completions(firm).contains { $0.isTrue(rule) }, "\(rule) \(known)")
                #expect(!answer.isDoubtful)
            case .unavailable: break
            default: Issue.record("no state of a rule: \(answer)")
            }
        }
    }

    @Test("more knowledge turns no yes into no, and no no into yes", arguments: 0..<UInt64(60))
    func monotone(seed: UInt64) {
        let random = RandomWorld(seed: seed &+ 1_000)
        for _ in 0..<25 {
            let rule = random.rule(depth: 3)
            var known = random.known()
            var before = Self.facts(known).answer(rule)
            for name in known.keys.sorted() {
                guard let now = known[name], !now.isDoubtful else { continue }
                known[name] = Known(value: random.pick(RandomWorld.completions(of: name, now)))
                let after = Self.facts(known).answer(rule)
                if before == .yes { #expect(after == .yes, "\(rule) \(known)") }
                if before == .no { #expect(after == .no, "\(rule) \(known)") }
                before = after
            }
        }
    }

    @Test("a rule that names each attribute once is unknown only where completions differ", arguments: 0..<UInt64(64))
    func exact(seed: UInt64) {
        let random = RandomWorld(seed: seed &+ 2_000)
        let leaves = RandomWorld.booleans.map(Rule.holds) + [.isOne("code", of: ["a"])]
        let rule = leaves.reduce(Rule.not(.isOne("other", of: ["a"]))) { rule, leaf in
            let leaf = random.below(2) == 0 ? leaf : .not(leaf)
            return random.below(2) == 0 ? .all([rule, leaf]) : .any([leaf, rule])
        }
        var known = random.known().mapValues { Known(value: $0.value) }
        known["other"] = Known(value: .code("b"))
        let verdicts = Set(Self.completions(known).map { $0.isTrue(rule) })
        let answer = Self.facts(known).answer(rule)
        switch answer {
        case .yes: #expect(verdicts == [true])
        case .no: #expect(verdicts == [false])
        default: #expect(verdicts == [true, false], "\(rule) \(known)")
        }
    }

    @Test("the draws reach each verdict")
    func spread() {
        var seen: [String: Int] = [:]
        for seed in 0..<UInt64(20) {
            let random = RandomWorld(seed: seed)
            for _ in 0..<25 {
                let rule = random.rule(depth: 3)
                let answer = Self.facts(random.known()).answer(rule)
                switch answer {
                case .yes: seen["yes", default: 0] += 1
                case .no: seen["no", default: 0] += 1
                case .doubtfulYes: seen["doubtful", default: 0] += 1
                default: seen["unknown", default: 0] += 1
                }
            }
        }
        #expect(["yes", "no", "doubtful", "unknown"].allSatisfy { seen[$0, default: 0] >= 20 }, "\(seen)")
    }

    private static func facts(_ known: [AttributeID: Known]) -> SampleFacts {
        known.reduce(SampleFacts()) { facts, entry in
            guard let value = entry.value.value else { return facts.without(entry.key, .sourceDown) }
            return facts.with(
                entry.key, value, missing: entry.value.isPartial ? ["KSZ"] : [], isDoubtful: entry.value.isDoubtful)
        }
    }

    private static func completions(_ known: [AttributeID: Known]) -> [CompleteWorld] {
        var worlds: [[AttributeID: Value]] = [[:]]
        for (name, known) in known {
            let options = RandomWorld.completions(of: name, known)
            worlds = worlds.flatMap { world in options.map { world.merging([name: $0]) { _, new in new } } }
        }
        return worlds.flatMap { values in
            [0, 1, 4].map { CompleteWorld(values: values, day: SampleFacts.referenceDate, excess: $0) }
        }
    }
}
