import Core
import Ledger
import Support
import Testing

@testable import OnlyOnce

@Suite("Memory never knows more than storage did, and forgets a person at once")
struct FactMemoryTests {
    let memory = FactMemory(bytes: 4_000, marks: 3)
    let entropy = Entropy.seeded(2)
    let rita: SubjectRef
    let interest: Identifier

    init() {
        rita = .random(entropy)
        interest = .random(entropy)
    }

    private func kept(until: Instant = Sample.instant(Sample.today)) -> FactMemory.Kept {
        FactMemory.Kept(
            fact: Sample.fact(), id: .random(entropy), holds: [Interest(kind: .openCase, id: interest, until: until)])
    }

    @Test("what was read before a clearing is not put back after it")
    func lateFill() {
        let mark = memory.mark(of: rita)
        memory.clear(rita)
        memory.fill([kept()], of: rita, mark: mark)
        #expect(memory.facts(of: rita) == nil)
        memory.fill([kept()], of: rita, mark: memory.mark(of: rita))
        #expect(memory.facts(of: rita)?.count == 1)
    }

    @Test("not even when so many others were cleared meanwhile that marks were dropped")
    func lateFillAfterManyClearings() {
        let mark = memory.mark(of: rita)
        memory.clear(rita)
        for _ in 0..<10 { memory.clear(.random(entropy)) }
        memory.fill([kept()], of: rita, mark: mark)
        #expect(memory.facts(of: rita) == nil)
    }

    @Test("what was read before a fact was kept does not hide that fact")
    func lateFillAfterKeeping() {
        let mark = memory.mark(of: rita)
        memory.add([kept()], of: rita)
        memory.fill([], of: rita, mark: mark)
        #expect(memory.facts(of: rita) == nil)
        memory.fill([kept()], of: rita, mark: memory.mark(of: rita))
        let second = memory.mark(of: rita)
        memory.add([kept()], of: rita)
        memory.fill([], of: rita, mark: second)
        #expect(memory.facts(of: rita)?.count == 2)
    }

    @Test("a fact that was kept twice stands once, with its later end")
    func addTwice() {
        let first = kept()
        let later = Sample.instant(Sample.today).adding(days: 1)
        memory.fill([first], of: rita, mark: memory.mark(of: rita))
        memory.add(
            [
                FactMemory.Kept(
                    fact: first.fact, id: first.id, holds: [Interest(kind: .openCase, id: interest, until: later)])
            ], of: rita)
        #expect(memory.facts(of: rita)?.map(\.until) == [later])
        memory.add([first], of: rita)
        #expect(memory.facts(of: rita)?.map(\.until) == [later])
        memory.extend(
            [first.id], of: rita, interest: Interest(kind: .openCase, id: interest, until: Sample.instant(Sample.today))
        )
        #expect(memory.facts(of: rita)?.map(\.until) == [later])
        memory.extend(
            [first.id], of: rita, interest: Interest(kind: .openCase, id: interest, until: later.adding(days: 1)))
        #expect(memory.facts(of: rita)?.map(\.until) == [later.adding(days: 1)])
    }

    @Test("it holds no more bytes than its limit, and whoever came last")
    func bounded() {
        let people = (0..<50).map { _ in SubjectRef.random(entropy) }
        var most = 0
        for person in people {
            memory.fill([kept()], of: person, mark: memory.mark(of: person))
            #expect(memory.facts(of: person) != nil && memory.bytes <= 4_000)
            most = max(most, people.count { memory.facts(of: $0) != nil })
        }
        #expect((2...5).contains(most))
        for person in people { memory.clear(person) }
        #expect(memory.bytes == 0)
    }

    @Test("what grows in place is counted too; one person alone is no more than the limit either")
    func growing() {
        memory.fill([], of: rita, mark: memory.mark(of: rita))
        var last = memory.bytes
        while memory.facts(of: rita) != nil {
            memory.add([kept()], of: rita)
            #expect(memory.bytes <= 4_000 && (memory.bytes > last || memory.facts(of: rita) == nil))
            last = memory.bytes
        }
        #expect(memory.bytes == 0)
    }

    @Test("a long text weighs what it is long, in a list and in a record too")
    func weights() {
        let text = String(repeating: "x", count: 10_000)
        for value in [Value.text(text), .list([.code(text)]), .record(["a": .list([.text(text)])])] {
            #expect((10_000..<11_000).contains(Sample.fact(Sample.kind, .value(value)).weight))
        }
    }

    @Test("clearing against filling from many tasks: nothing read before the clearing is left after it")
    func race() async {
        let memory = FactMemory(bytes: 100_000, marks: 100)
        let rita = rita
        let item = kept()
        for _ in 0..<500 {
            let mark = memory.mark(of: rita)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { memory.clear(rita) }
                for _ in 0..<3 { group.addTask { memory.fill([item], of: rita, mark: mark) } }
            }
            #expect(memory.facts(of: rita) == nil)
        }
    }
}
