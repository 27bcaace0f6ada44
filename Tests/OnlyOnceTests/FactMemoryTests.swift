import Core
import Ledger
import Support
import Testing

@testable import OnlyOnce

@Suite("Memory never knows more than storage did, and forgets a person at once")
struct FactMemoryTests {
    let memory = FactMemory(limit: 3)
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

    @Test("it holds no more people than its limit")
    func bounded() {
        let people = (0..<20).map { _ in SubjectRef.random(entropy) }
        for person in people {
            memory.fill([kept()], of: person, mark: memory.mark(of: person))
            #expect(people.filter { memory.facts(of: $0) != nil }.count <= 3)
        }
        #expect(memory.facts(of: people[19]) != nil)
    }

    @Test("clearing against filling from many tasks: nothing read before the clearing is left after it")
    func race() async {
        let memory = FactMemory(limit: 100)
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
