import Core
import Doubles
import FoundationEssentials
import MerkleLog
import Store
import Testing

@Suite("A witness signs what follows from what it signed, and never a fork (C2SP tlog-witness)")
struct WitnessTests {
    @Test("the first checkpoint, growth, the same again: each is signed over the text with the time")
    func growth() async throws {
        let house = try WitnessHouse()
        let witness = try house.open()
        for (old, size) in [(0, 5), (5, 5), (5, 300), (300, 1000)] as [(UInt64, UInt64)] {
            house.clock.advance(milliseconds: 10_000)
            let note = try house.note(size)
            guard case .cosigned(let signature) = await witness.add(try house.request(old, size)) else {
                Issue.record("\(old) to \(size) was not signed")
                continue
            }
            let signed = try note.adding(signature)
            let moment = UInt64(house.clock.now.milliseconds / 1000)
            #expect(
                signed.verify(by: [house.key.verifier]) == .verified([.init(key: house.key.verifier, seconds: moment)]))
            #expect(try await witness.latest(hash: house.originHash) == signed)
        }
        #expect(try await witness.latest(hash: String(repeating: "0", count: 64)) == nil)
    }

    @Test("a log without entries may be signed, and grows from there")
    func empty() async throws {
        let witness = try WitnessHouse().open()
        let house = try WitnessHouse()
        #expect(await witness.add(try house.request(0, 0)).isSigned)
        #expect(await witness.add(try house.request(0, 7)).isSigned)
    }

    @Test("what is refused, and with which word; afterwards nothing has changed", arguments: WitnessRefusal.all)
    func refused(_ refusal: WitnessRefusal) async throws {
        let house = try WitnessHouse()
        let witness = try house.open()
        #expect(await witness.add(try house.request(0, 5)).isSigned)
        let before = try await witness.latest(hash: house.originHash)
        #expect(await witness.add(try refusal.body(house)) == refusal.expected)
        #expect(try await witness.latest(hash: house.originHash) == before)
        #expect(await witness.add(try house.request(5, 9)).isSigned)
    }

    @Test("of two histories that come at once one is signed, whichever came first")
    func race() async throws {
        let house = try WitnessHouse()
        let witness = try house.open()
        #expect(await witness.add(try house.request(0, 5)).isSigned)
        for size in 6...25 as ClosedRange<UInt64> {
            let left = try house.request(size - 1, size)
            let right = try house.request(size - 1, size + 20, fork: true)
            async let first = witness.add(left)
            async let second = witness.add(right)
            let replies = await [first, second]
            #expect(replies.filter(\.isSigned).count == 1)
            // The fork does not follow from what was signed: no proof that a log can make leads there.
            #expect(replies[0].isSigned)
        }
        let crowd = try house.request(25, 30)
        let replies = await withTaskGroup(of: WitnessReply.self) { group in
            for _ in 0..<16 { group.addTask { await witness.add(crowd) } }
            return await group.reduce(into: [WitnessReply]()) { $0.append($1) }
        }
        #expect(replies.filter(\.isSigned).count == 1)
        #expect(replies.filter { $0 == .conflict(size: 30) }.count == 15)
    }

    @Test("its time never runs back, though the machine's does")
    func time() async throws {
        let house = try WitnessHouse()
        let witness = try house.open()
        #expect(await witness.add(try house.request(0, 5)).isSigned)
        house.clock.advance(milliseconds: -3_600_000)
        guard case .cosigned(let signature) = await witness.add(try house.request(5, 6)) else {
            Issue.record("not signed")
            return
        }
        let verdict = try house.note(6).adding(signature).verify(by: [house.key.verifier])
        let first = UInt64(house.clock.now.milliseconds / 1000) + 3600
        #expect(verdict == .verified([.init(key: house.key.verifier, seconds: first)]))
    }
}

extension WitnessReply {
    var isSigned: Bool {
        guard case .cosigned = self else { return false }
        return true
    }
}
